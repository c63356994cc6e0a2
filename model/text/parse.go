// Package text parses the text of an article into what the analysis and the
// reader work on: one plain text, its blocks and sentences as spans of it, and
// their words and normal forms.
//
// Everything that it returns is safe to print on a terminal: see [Sanitize].
package text

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/text"

	"triptych/model"
)

// ParseMarkdown returns the plain text, blocks and sentences of a Markdown
// source (CommonMark with tables and strikethrough); every other field of the
// article is empty. It accepts any input: what is not Markdown, or is nested
// beyond any use, is prose, and what must not reach a terminal becomes U+FFFD.
//
// The blocks are joined by an empty line in the plain text. Emphasis and links
// keep their visible text, images their alternative text, raw HTML the text
// between its tags. A soft line break becomes a space, a hard one a line break.
func ParseMarkdown(source string) model.Article {
	if strings.Contains(source, "\r\n") {
		source = strings.ReplaceAll(source, "\r\n", "\n")
	}
	src := []byte(limitBlankLines(source))
	root := newParser().Parse(text.NewReader(src))
	w := walker{doc: newDocument(len(src)), source: src}
	w.blocks(root, blockContext{})
	return w.doc.article()
}

// A blockContext is the lists and quotations around a block.
type blockContext struct {
	quote  int
	list   int
	marker *string // of the list item, empty once a block has it
}

// apply returns b with the context's levels and marker; in a list a paragraph
// becomes an item.
func (c blockContext) apply(b model.Block) model.Block {
	b.Quote = c.quote
	if c.list > 0 {
		b.Level = c.list
		b.Marker = *c.marker
		if b.Kind == model.Paragraph {
			b.Kind = model.ListItem
		}
	}
	return b
}

// markerUsed records that a block has the item's marker.
func (c blockContext) markerUsed() {
	if c.marker != nil {
		*c.marker = ""
	}
}

// lineBytes returns the lines of a block, joined.
func lineBytes(lines *text.Segments, source []byte) []byte {
	var b bytes.Buffer
	for i := range lines.Len() {
		line := lines.At(i)
		b.Write(line.Value(source))
	}
	return b.Bytes()
}
