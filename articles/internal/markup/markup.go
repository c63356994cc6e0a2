// Package markup turns marked-up text into the blocks of an article: HTML from
// a page, a feed or a mail, and XHTML from a wire service.
//
// XML and HTML alike become a tree first (tree.go), in time and memory that are
// bounded by the size of the source, however hostile that is: entities are never
// expanded, nothing is ever fetched, and both the depth and the number of elements
// are limited. The nodes are those of golang.org/x/net/html, so that one walk reads
// the text of them all. Its tokenizer is used for XML too: it is linear and
// forgives what news services get wrong, such as HTML's entities in XML. Its parser
// is not: in a document whose <b> and <i> are never closed it copies them all into
// each paragraph. Names of elements and attributes are in lower case, and those of
// XML without the prefix of their namespace: that of an element is its Namespace
// here, as everybody uses the same prefixes.
//
// Of a tree (walk.go) it takes all text that a reader would see, in order, and
// leaves out what is no part of an article wherever it stands: scripts, controls,
// navigation, asides, what is hidden, and everything of a figure but its caption.
// To find the article in a whole page is not its work.
package markup

import (
	"context"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/draft"
	"triptych/model"
	"triptych/model/text"
)

// Blocks returns the text of the node and of all below it. White space is collapsed
// as browsers do, and two line breaks in a row part paragraphs as elements do. A
// caption is one paragraph; of a list item with several paragraphs the first is the
// item. A table that only arranges text on the page gives that text.
func Blocks(n *html.Node) []draft.Block {
	return blocksOf(Parts(n))
}

// A Part is a block, with the signs by which it is known as one of an article or
// not.
type Part struct {
	draft.Block
	In     *html.Node // the innermost element that stands apart from others and holds all of it, or nil
	Linked int        // how many bytes of its words are links to other pages; 0 for a table
}

// Parts is Blocks for who must tell an article from what is around it.
func Parts(n *html.Node) []Part {
	var w walker
	w.node(n, place{})
	w.finish(place{})
	return w.parts
}

func blocksOf(parts []Part) []draft.Block {
	var list []draft.Block
	for _, p := range parts {
		list = append(list, p.Block)
	}
	return list
}

// HTML returns the blocks of a fragment or a whole document of HTML. Its error is
// the context's, or a [*problem.Error] for more tags than anybody writes.
func HTML(ctx context.Context, source string) ([]draft.Block, error) {
	n, err := ParseHTML(ctx, source)
	if err != nil {
		return nil, err
	}
	return Blocks(n), nil
}

// Plain returns the paragraphs, list items and quotations of text without markup,
// those that were wrapped at a width joined again.
func Plain(source string) []draft.Block {
	a := text.ParsePlain(clean(source))
	blocks := make([]draft.Block, 0, len(a.Blocks))
	for _, b := range a.Blocks {
		block := draft.Block{Runs: []draft.Run{{Text: strings.TrimSpace(b.In(a.Text))}}}
		switch {
		case block.Runs[0].Text == "":
			continue
		case b.Kind == model.ListItem && b.Marker != "":
			block.Kind, block.Level = draft.Item, max(b.Level-1, 0)
		case b.Quote > 0:
			block.Kind = draft.Quotation
		}
		blocks = append(blocks, block)
	}
	return blocks
}

// Line returns the text of the node and of all below it on one line, as Blocks
// would, for a title or a name.
func Line(n *html.Node) string {
	var w walker
	w.node(n, place{line: true})
	w.finish(place{})
	return Text(blocksOf(w.parts))
}

// LineOf returns the text of a title or name that may hold tags and entities, on
// one line. One that holds neither is as good as its own markup.
func LineOf(ctx context.Context, source string) string {
	if !strings.ContainsAny(source, "<&") {
		return CleanLine(source)
	}
	n, err := ParseHTML(ctx, source)
	if err != nil {
		return CleanLine(source)
	}
	return Line(n)
}

var tag = regexp.MustCompile(`</?[a-zA-Z0-9]{1,31}[/> \t\r\n]`)

// HasTags reports whether a text is marked up as HTML is: not whether it holds a
// sign that HTML would write otherwise.
func HasTags(source string) bool { return tag.MatchString(source) }

// Text returns the words of blocks without emphasis, a blank between blocks.
func Text(blocks []draft.Block) string {
	var b strings.Builder
	add := func(s string) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	for _, block := range blocks {
		add(plain(block))
		for _, row := range block.Rows {
			add(strings.Join(row, " "))
		}
	}
	return strings.TrimSpace(b.String())
}

// plain is the text of a block without emphasis.
func plain(b draft.Block) string {
	if len(b.Runs) == 1 {
		return b.Runs[0].Text
	}
	var s strings.Builder
	for _, r := range b.Runs {
		s.WriteString(r.Text)
	}
	return s.String()
}

// DropTitle returns the blocks without a first heading that only repeats the title.
func DropTitle(blocks []draft.Block, title string) []draft.Block {
	if len(blocks) == 0 || blocks[0].Kind != draft.Heading || !strings.EqualFold(plain(blocks[0]), CleanLine(title)) {
		return blocks
	}
	return blocks[1:]
}

// CleanLine returns a title or name as text has it here: white space collapsed,
// and without characters that only shape lines, which nobody sees.
func CleanLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// clean takes away the characters that tell where a line may break and in which
// direction it runs: nothing of them shows but the mark that stands for them on
// a terminal.
func clean(s string) string {
	if strings.IndexFunc(s, shapesLines) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u2028' || r == '\u2029':
			return '\n'
		case shapesLines(r):
			return -1
		}
		return r
	}, s)
}

// shapesLines reports whether r is a soft hyphen, a zero-width space, a line or
// paragraph separator, or a mark of direction.
func shapesLines(r rune) bool {
	switch {
	case r == '\u00AD', r == '\u061C', r == '\uFEFF':
		return true
	case r < '\u200B':
		return false
	}
	return r == '\u200B' || r == '\u200E' || r == '\u200F' || r >= '\u2028' && r <= '\u202E' || r >= '\u2060' && r <= '\u2069'
}
