// Package text turns the text of an article into what the analysis and the
// reader work on: one plain text, the blocks and sentences that are spans of
// it, and of those the words and normal forms.
//
// Everything that comes out of here is harmless to a terminal: see [Sanitize].
package text

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/text"

	"triptych/model"
)

// ParseMarkdown gives the plain text, blocks and sentences of a Markdown source
// (CommonMark with tables and strikethrough); it leaves every other field of
// the article empty. Any input gives an article: what is not Markdown is prose,
// what is nested beyond any use is prose too, and what must not reach a
// terminal becomes U+FFFD.
//
// The blocks are joined by an empty line in the plain text. Emphasis and links
// keep their visible text, images their alternative text, raw HTML the text
// between its tags. A soft line break is a blank, a hard one a line break.
func ParseMarkdown(source string) model.Article {
	if strings.Contains(source, "\r\n") {
		source = strings.ReplaceAll(source, "\r\n", "\n")
	}
	src := []byte(squeeze(source))
	root := newParser().Parse(text.NewReader(src))
	w := walker{doc: newDocument(len(src)), source: src}
	w.blocks(root, place{})
	return w.doc.article()
}

// place is where a block stands among lists and quotations.
type place struct {
	quote  int
	list   int
	marker *string // of the list item, empty once a block has it
}

// mark says of a block where it stands; in a list a paragraph is an item.
func (p place) mark(b model.Block) model.Block {
	b.Quote = p.quote
	if p.list > 0 {
		b.Level = p.list
		b.Marker = *p.marker
		if b.Kind == model.Paragraph {
			b.Kind = model.ListItem
		}
	}
	return b
}

// marked notes that a block has the item's marker.
func (p place) marked() {
	if p.marker != nil {
		*p.marker = ""
	}
}

// lineBytes joins the lines of a block.
func lineBytes(lines *text.Segments, source []byte) []byte {
	var b bytes.Buffer
	for i := range lines.Len() {
		line := lines.At(i)
		b.Write(line.Value(source))
	}
	return b.Bytes()
}
