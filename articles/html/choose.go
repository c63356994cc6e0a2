package html

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"triptych/articles/draft"
	"triptych/articles/internal/markup"
)

// A block is a block of a page, with the signs by which it is known as one of the
// article or not.
type block struct {
	markup.Part
	text string // without emphasis
	kept bool   // whether Readability takes it for the article
}

// linked is the share of the block's text that leads to other pages, from 0 to 1.
func (b block) linked() float64 { return float64(b.Linked) / float64(max(inkLength(b.text), 1)) }

// prose reports whether the block reads like what somebody wrote for an article,
// and not like a label or a link.
func (b block) prose() bool {
	switch {
	case b.Kind == draft.Table:
		return true
	case b.linked() < 0.5:
		return len(b.text) >= 80 || endsSentence(b.text) && strings.Count(b.text, " ") >= 2
	}
	// Names and reports that a sentence is about are linked, too.
	return endsSentence(b.text) && inkLength(b.text)-b.Linked >= minUnlinked
}

// belongs reports whether the block may be one of the article: prose, a heading, or a
// quotation, of which the end says whose it is.
func (b block) belongs() bool {
	return b.Kind == draft.Heading || b.Kind == draft.Quotation && b.linked() < 0.5 || b.prose()
}

// answers reports whether the block at i is a sentence of a word or two beside others of
// prose, as there are in interviews: "Why?", "No."
func answers(blocks []block, i int) bool {
	b := blocks[i]
	if b.Kind != draft.Paragraph || b.Linked > 0 || b.In == nil || !endsSentence(b.text) || strings.HasSuffix(b.text, "…") || strings.HasSuffix(b.text, "...") {
		return false
	}
	return i > 0 && i+1 < len(blocks) && (b.beside(blocks[i-1]) || b.beside(blocks[i+1]))
}

// beside reports whether two blocks are paragraphs side by side, and the other is prose
// or belongs there for what Readability finds.
func (b block) beside(other block) bool {
	return other.In != nil && other.In.Parent == b.In.Parent && other.In.Data == b.In.Data && (other.kept || other.prose())
}

// minUnlinked is how many bytes of a sentence made of links are none, at least.
const minUnlinked = 12

// endsSentence reports whether a text ends as sentences do.
func endsSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’»)“] "))
	return strings.ContainsRune(".!?…。", last)
}

// extract returns the blocks of the article in a page, none where there is no
// article, and how much prose the page has, in bytes without white space. The page
// loses what is not the article's, and the metadata gains what only the text says.
func extract(ctx context.Context, p *page, m *metadata) (blocks []block, prose int, err error) {
	prose = clean(p)
	if err := ctx.Err(); err != nil {
		return nil, 0, err
	}
	all := blocksOf(p.body)
	m.readHead(all)
	markKept(p, all)
	if err := ctx.Err(); err != nil {
		return nil, 0, err
	}
	blocks = between(all, m.titles)
	if length(blocks) < shortArticle {
		if other := fallback(all); length(other) > length(blocks) {
			blocks = other
		}
	}
	return tidy(blocks, *m), prose, nil
}

// shortArticle is how many bytes an article has at least in which nobody needs
// to look for more.
const shortArticle = 400

// blocksOf returns all blocks in a node.
func blocksOf(n *html.Node) []block {
	parts := markup.Parts(n)
	blocks := make([]block, len(parts))
	for i, p := range parts {
		blocks[i] = block{Part: p, text: markup.Text([]draft.Block{p.Block})}
	}
	return blocks
}

// maxReadable is how many nodes a page may have for Readability, whose time is
// not linear in them; the fallback does without it.
const maxReadable = 60_000

// readable returns the blocks that Readability takes for the article of a page. The
// page is spoilt by that unless it is kept, which takes longer.
func readable(p *page, keep bool) []block {
	nodes, attributes := 0, 0
	for n := range p.document.Descendants() {
		attributes += len(n.Attr)
		if nodes++; nodes > maxReadable {
			return nil
		}
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	document := p.document
	if keep {
		c := copier{make([]html.Node, 0, nodes+1), make([]html.Attribute, 0, attributes)}
		document = c.copy(document)
	}
	found, err := parser.ParseAndMutate(document, nil)
	if err != nil || found.Node == nil {
		return nil
	}
	return blocksOf(found.Node)
}

// A copier copies nodes into one piece of memory that holds them all: there are many
// thousands.
type copier struct {
	nodes      []html.Node
	attributes []html.Attribute
}

// copy returns a copy of a node and all below it.
func (c *copier) copy(n *html.Node) *html.Node {
	start := len(c.attributes)
	c.attributes = append(c.attributes, n.Attr...)
	end := len(c.attributes)
	c.nodes = append(c.nodes, html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Attr: c.attributes[start:end:end]})
	own := &c.nodes[len(c.nodes)-1]
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		own.AppendChild(c.copy(child))
	}
	return own
}

// markKept marks the blocks that Readability takes for the article.
func markKept(p *page, all []block) {
	// It may have taken a piece out of a block, such as a byline.
	starts, ends := make(map[string]bool), make(map[string]bool)
	for _, b := range readable(p, true) {
		starts[b.text[:min(len(b.text), sameText)]] = true
		ends[b.text[max(len(b.text)-sameText, 0):]] = true
	}
	for i, b := range all {
		all[i].kept = starts[b.text[:min(len(b.text), sameText)]] || ends[b.text[max(len(b.text)-sameText, 0):]]
	}
}

// sameText is how many bytes at the start or end of two texts are equal where
// they are the same text.
const sameText = 60

// leadBlocks is how many blocks may stand between the headline and the article
// that Readability finds.
const leadBlocks = 15

// between returns the blocks that Readability takes for the article, and of those
// between them and behind the headline what reads like one: Readability also
// leaves out paragraphs, above all the first.
func between(all []block, titles []string) []block {
	first := slices.IndexFunc(all, func(b block) bool { return b.kept })
	if first < 0 {
		return nil
	}
	last := first
	for i, b := range all {
		if b.kept {
			last = i
		}
	}
	for i := first - 1; i >= max(0, first-leadBlocks); i-- {
		if slices.ContainsFunc(titles, func(t string) bool { return same(t, all[i].text) }) {
			first = i + 1
			break
		}
	}
	last = goesOn(all, first, last)
	var list []block
	for i := first; i <= last; i++ {
		if b := all[i]; b.kept || b.belongs() || answers(all[first:last+1], i-first) {
			list = append(list, b)
		}
	}
	return list
}

// goesOn returns the number of the last block of prose in the parts of a list that
// Readability takes most of for the article: it leaves out the last entries.
func goesOn(all []block, first, last int) int {
	holder := all[first].In
	for holder != nil && (all[last].In == nil || !holds(holder, all[last].In)) {
		holder = holder.Parent
	}
	if holder == nil || holder.DataAtom == atom.Body {
		return last
	}
	kept := make(map[string]int) // bytes in parts of a kind
	end := last
	for i, b := range all[first:] {
		kind := kindOfPart(holder, b.In)
		switch {
		case kind == "" || !b.prose():
		case b.kept:
			kept[kind] += len(b.text)
		case i+first > last && kept[kind] > 2*len(b.text):
			end = i + first
		}
	}
	return end
}

// kindOfPart returns the name and classes of the part of a holder that n stands in,
// where it holds several blocks itself; "" where n is the part, or not in the holder.
func kindOfPart(holder, n *html.Node) string {
	for ; n != nil && n.Parent != nil; n = n.Parent {
		if n.Parent.Parent == holder {
			return n.Parent.Data + " " + markup.Attr(n.Parent, "class")
		}
	}
	return ""
}

// fallback returns the blocks of the element that is most likely the article where
// Readability finds none: the <article> or <main> with most prose, or else the
// element with most paragraphs.
func fallback(all []block) []block {
	weights := make(map[*html.Node]int)
	var best *html.Node
	for _, b := range all {
		if b.In == nil || !b.prose() {
			continue
		}
		holder := enclosing(b.In, func(a *html.Node) bool { return a.DataAtom == atom.Article || a.DataAtom == atom.Main })
		if holder == nil {
			holder = b.In.Parent
		}
		weights[holder] += len(b.text)
		if best == nil || weights[holder] > weights[best] {
			best = holder
		}
	}
	var blocks []block
	for i, b := range all {
		if best != nil && b.In != nil && (b.belongs() || answers(all, i)) && (b.In == best || holds(best, b.In)) {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// length is how many bytes of text blocks have.
func length(blocks []block) int {
	n := 0
	for _, b := range blocks {
		n += len(b.text)
	}
	return n
}
