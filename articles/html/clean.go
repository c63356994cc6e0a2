package html

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"triptych/articles/internal/markup"
	"triptych/model/text"
)

// clean takes everything out of a page that is never a part of its article. It
// does not take out what must be around the article, or hold it, whatever that
// is called. It returns how much prose the page has before, in bytes without white
// space.
func clean(p *page) (prose int) {
	c := newCleaner(p)
	pullQuotes(p.body)
	keepTimes(p.body)
	c.measure(p.body)
	c.all = c.sizes[p.body].text
	c.prose = c.sizes[p.body].prose - c.proseAside(p.body)
	prose = c.prose
	c.children(p.body)
	return prose
}

// A cleaner goes through a page once.
type cleaner struct {
	judge judge
	sizes map[*html.Node]size
	keep  map[*html.Node]bool // what is around the article
	all   int                 // bytes of text in the whole page
	prose int                 // bytes of prose that were not taken out, nor stand in what goes for its tag
}

func newCleaner(p *page) cleaner {
	return cleaner{judge: p.judge, sizes: make(map[*html.Node]size, p.nodes/2), keep: p.around}
}

// noteAround notes the elements that hold what every article has: the headline,
// which is one of the titles, or what the page marks as its main part.
func (p *page) noteAround(titles []string) {
	p.around = make(map[*html.Node]bool)
	wanted := make(map[string]bool)
	for _, t := range titles {
		wanted[fold(t)] = true
	}
	delete(wanted, "")
	headline := false
	for n := range p.body.Descendants() {
		isHeadline := n.DataAtom == atom.H1 && !headline && wanted[fold(shortText(n))]
		if isHeadline || n.DataAtom == atom.Main || markup.Attr(n, "role") == "main" || markup.Attr(n, "itemprop") == "articleBody" {
			headline = headline || isHeadline
			for a := n; a != nil && !p.around[a]; a = a.Parent {
				p.around[a] = true
			}
		}
	}
}

// Elements by their names: whose text is for browsers alone, that are passed over
// for what they are, that part bare text amid which they stand, and that are parts
// of sentences.
var (
	machines = text.WordSet("script style noscript template title")
	hiders   = text.WordSet("aside dialog footer form header nav")
	parting  = text.WordSet("aside blockquote div dl figure footer form header iframe nav ol p section table ul")
	inlines  = text.WordSet("a abbr b cite em font i mark s small span strong time u")
	apart    = text.WordSet(`address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul`)
)

// children takes out what is to go of the children of a node, and goes on in
// the others.
func (c *cleaner) children(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch {
		case child.Type == html.CommentNode:
			n.RemoveChild(child)
		case child.Type != html.ElementNode:
		case c.goes(child):
			c.remove(child)
		default:
			if n.DataAtom == atom.Figcaption || n.DataAtom == atom.Span && within(n, atom.Figcaption) {
				separate(child)
			}
			if child.DataAtom == atom.Li && arranges(child) || c.keep[child] && hides(child) {
				child.Data, child.DataAtom, child.Attr = "div", atom.Div, nil
			}
			c.children(child)
		}
		child = next
	}
}

// hides reports whether an element that holds the article would still be passed
// over for what it is.
func hides(n *html.Node) bool { return hiders()[n.Data] || hidden(n) }

// separate puts a blank before an element that touches another: on the page they
// stand apart.
func separate(n *html.Node) {
	if n.PrevSibling != nil && n.PrevSibling.Type == html.ElementNode {
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, n)
	}
}

// remove takes an element out. What stood before and behind it stays parted.
func (c *cleaner) remove(n *html.Node) {
	if !goesByTag(n) {
		c.prose -= c.sizes[n].prose - c.proseAside(n)
	}
	parent := n.Parent
	if parting()[n.Data] && n.PrevSibling != nil && n.NextSibling != nil {
		parent.InsertBefore(newElement(atom.Hr), n)
	}
	parent.RemoveChild(n)
}

// goes reports whether an element is no part of the article.
func (c *cleaner) goes(n *html.Node) bool {
	s := c.sizes[n]
	switch {
	case machines()[n.Data]:
		return true
	case c.keep[n]:
		return false
	case s.text <= 30 && within(n, atom.Figcaption) && lines().isLabel(shortText(n)): // Credit, Image caption
		return true
	case s.text == 0:
		return n.DataAtom != atom.Br && n.DataAtom != atom.Hr && n.DataAtom != atom.Td && n.DataAtom != atom.Th
	case n.DataAtom == atom.Footer && within(n, atom.Blockquote): // says whose words they are
		return false
	case hidden(n) && c.isReadAloud(n):
		return false
	case hidden(n):
		return c.all-s.text >= 200 && (s.text > 1 || parting()[n.Data]) && !c.needed(n)
	}
	found := c.judge.element(n)
	if found.verdict != unknown && !goesByTag(n) && c.guards(n, found) {
		return false
	}
	if found.verdict != unknown && c.amidProse(n) {
		return found.what == "hidden text" || lines().isLabel(shortText(n))
	}
	if found.verdict != unknown && found.what == "appeals" && !appeals(n, s) {
		return false
	}
	switch found.verdict {
	case strong:
		return s.text*10 < c.all*8
	case weak:
		return n.DataAtom != atom.Tr && s.text*10 < c.all*3
	}
	switch n.DataAtom {
	case atom.Header:
		return !within(n, atom.Article, atom.Main) && s.text*10 < c.all*3
	case atom.Form: // some systems put the whole page into one
		return s.text < 500
	case atom.Time: // that of publication, or of an entry in a live blog
		return !c.amidProse(n)
	case atom.Sup:
		return s.linked == 0 && find(n, func(a *html.Node) bool { return a.DataAtom == atom.A }) != nil
	case atom.Ul, atom.Ol, atom.Dl, atom.Div, atom.Section, atom.Table:
		return s.links >= 3 && s.linked*10 > s.text*7 && s.prose < muchProse
	}
	return false
}

// isReadAloud reports whether what is hidden from screen readers alone stands beside the
// same words for them, as a first letter that is set larger than the rest of its word.
func (c *cleaner) isReadAloud(n *html.Node) bool {
	if !strings.EqualFold(markup.Attr(n, "aria-hidden"), "true") {
		return false
	}
	for _, twin := range []*html.Node{n.NextSibling, n.PrevSibling} {
		if twin != nil && twin.Type == html.ElementNode && c.judge.element(twin).what == "hidden text" && same(shortText(n), markup.OwnText(twin)) {
			return true
		}
	}
	return false
}

// appeals reports whether an element that is called a paywall or the like is one,
// and not the paragraphs behind it.
func appeals(n *html.Node, s size) bool {
	return n.DataAtom != atom.P && (s.links > 0 && s.text < 500 || holdsOne("subscribers", words(shortText(n))))
}

// amidProse reports whether an element is a part of a sentence, or a few words
// after one.
func (c *cleaner) amidProse(n *html.Node) bool {
	return inlines()[n.Data] && c.sizes[n.Parent].text >= 3*c.sizes[n].text
}

// arranges reports whether an item of a list is none, as where the entries of a
// live blog are a list: it has a heading, or several paragraphs.
func arranges(item *html.Node) bool {
	paragraphs := 0
	for n := range item.Descendants() {
		switch n.DataAtom {
		case atom.P:
			paragraphs++
		case atom.H2, atom.H3, atom.H4:
			paragraphs += 2
		}
	}
	return paragraphs > 1
}

// hidden reports whether nobody sees an element.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if strings.EqualFold(a.Val, "true") {
				return true
			}
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		case "class":
			if hiding.MatchString(a.Val) && !showing.MatchString(a.Val) {
				return true
			}
		}
	}
	return false
}

// Classes of common style sheets: those that hide an element, and those that show it
// at some width of the window all the same.
var (
	hiding  = regexp.MustCompile(`(?:^|\s)(?:hidden|d-none|is-hidden|u-hidden)(?:\s|$)`)
	showing = regexp.MustCompile(`(?:block|flex|grid|inline)(?:\s|$)`)
)

// within reports whether a node stands in one of the elements.
func within(n *html.Node, these ...atom.Atom) bool {
	return enclosing(n, func(a *html.Node) bool { return slices.Contains(these, a.DataAtom) }) != nil
}

// holds reports whether a node stands in another.
func holds(outer, n *html.Node) bool {
	return enclosing(n, func(a *html.Node) bool { return a == outer }) != nil
}

// enclosing returns the innermost element around a node for which is holds, or nil.
func enclosing(n *html.Node, is func(*html.Node) bool) *html.Node {
	for a := range n.Ancestors() {
		if is(a) {
			return a
		}
	}
	return nil
}

// find returns the first element in a node for which is holds, or nil.
func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && is(c) {
			return c
		}
	}
	return nil
}

// minRepeat is how long a text is, in bytes, that nobody says twice by chance.
const minRepeat = 30

// pullQuotes takes out quotations that were pulled out of the text, with whose
// they are. Those that stand nowhere else stay, as quotations.
func pullQuotes(body *html.Node) {
	var quotes []*html.Node
	for n := range body.Descendants() {
		if n.DataAtom == atom.Blockquote || n.Type == html.ElementNode && isPullQuote(n) {
			quotes = append(quotes, n)
		}
	}
	if len(quotes) == 0 || len(quotes) > maxQuotes {
		return
	}
	for _, n := range quotes {
		if isPullQuote(n) {
			n.Data, n.DataAtom, n.Attr = "blockquote", atom.Blockquote, nil
		}
	}
	text := fold(markup.Line(body))
	for _, n := range quotes {
		if shortText(n) == "" {
			continue // no quotation is so long
		}
		longest := ""
		for _, b := range blocksOf(n) {
			if s := fold(b.text); len(s) > len(longest) {
				longest = s
			}
		}
		if len(longest) >= minRepeat && strings.Count(text, longest) > 1 {
			n.Parent.RemoveChild(n)
		}
	}
}

// maxQuotes is how many quotations are looked for elsewhere in a page.
const maxQuotes = 200

// isPullQuote reports whether an element is called a quotation that was pulled out
// of the text.
func isPullQuote(n *html.Node) bool {
	for class := range names(markup.Attr(n, "class")) {
		words := nameWords(class)
		for i, w := range words {
			if w == "pullquote" || w == "pull" && slices.Contains(words[i+1:], "quote") {
				return true
			}
		}
	}
	return false
}
