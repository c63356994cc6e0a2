package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"triptych/articles/internal/markup"
)

// A size is how much text there is, in bytes without white space.
type size struct {
	text   int
	linked int // that leads elsewhere
	links  int // how many links there are
	prose  int // that stands in paragraphs

	loose, looseLinked int // what is not in any block yet
}

// minParagraph is how many bytes without white space a block has at least that
// is taken for prose.
const minParagraph = 60

// measure notes how much text every element holds, but for that of machinery.
func (c *cleaner) measure(n *html.Node) size {
	var s size
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.Type == html.TextNode:
			ink := inkLength(child.Data)
			s.text += ink
			s.loose += ink
		case child.Type == html.ElementNode && !machines()[child.Data]:
			inner := c.measure(child)
			if standsApart(child) {
				s.endParagraph()
			}
			s.text += inner.text
			s.linked += inner.linked
			s.links += inner.links
			s.prose += inner.prose
			s.loose += inner.loose
			s.looseLinked += inner.looseLinked
		}
	}
	if n.DataAtom == atom.A && leadsAway(n) {
		s.linked, s.links, s.looseLinked = s.text, 1, s.loose
	}
	if standsApart(n) || n.DataAtom == atom.Body {
		s.endParagraph()
	}
	c.sizes[n] = s
	return s
}

// endParagraph ends the text that is in no block yet: it is prose if it is long
// enough and not links for the most part.
func (s *size) endParagraph() {
	if s.loose >= minParagraph && s.looseLinked*2 < s.loose {
		s.prose += s.loose
	}
	s.loose, s.looseLinked = 0, 0
}

func standsApart(n *html.Node) bool { return apart()[n.Data] }

// inkLength is how many bytes of s are not white space.
func inkLength(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] > ' ' {
			n++
		}
	}
	return n
}

// leadsAway reports whether an element is a link to another page.
func leadsAway(n *html.Node) bool {
	href := markup.Attr(n, "href")
	return href != "" && href[0] != '#'
}

// goesByTag reports whether an element goes for what it is, and not for what it is
// called.
func goesByTag(n *html.Node) bool {
	return machines()[n.Data] || elements().tags[n.Data].verdict != unknown
}

// proseAside is how many bytes of prose stand in elements within n that go for
// what they are.
func (c *cleaner) proseAside(n *html.Node) int {
	sum := 0
	for child := range n.ChildNodes() {
		switch {
		case child.Type != html.ElementNode || c.sizes[child].prose == 0:
		case !c.keep[child] && goesByTag(child):
			sum += c.sizes[child].prose
		default:
			sum += c.proseAside(child)
		}
	}
	return sum
}

// What a name has to be outweighed by.
const (
	muchProse = 250 // bytes of prose that no box of links or buttons has
	perLink   = 150 // bytes of text that an article has for each of its links, at least
)

// guards reports whether an element stays, whatever it is called, since it holds
// prose that something called so has not. A name alone is no sign: many are made
// of the words of a headline, or say what the element has beside its text.
func (c *cleaner) guards(n *html.Node, found finding) bool {
	s := c.sizes[n]
	switch {
	case s.prose < muchProse || s.text-s.linked < s.links*perLink:
		return false
	case found.guard == voices:
		return c.needed(n)
	case found.guard == besides:
		return s.prose*2 >= c.prose
	}
	return true
}

// needed reports whether hardly any prose of the page is left without an element.
func (c *cleaner) needed(n *html.Node) bool {
	s := c.sizes[n]
	return s.prose >= muchProse && (c.prose-s.prose)*8 < s.prose
}
