package html

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
)

// maxAuthors is how many authors an article may have.
const maxAuthors = 20

// authorsOf returns the authors of the article, from the first place that names
// any.
func authorsOf(elements []*html.Node, t tags, data linked, source string) []string {
	places := [][]string{
		data.authors,
		slices.Concat(t["article:author"], t["og:article:author"]),
		t["author"], t["byl"], t["parsely-author"], t["sailthru.author"], turned(t["dc.creator"]), turned(t["dcterms.creator"]), turned(t["dc:creator"]),
		turned(t["citation_author"]), t["cxenseparse:author"],
	}
	for _, place := range places {
		if names := people(place, source); len(names) > 0 {
			return names
		}
	}
	return people(shownByline(elements), source)
}

// people returns the names in lines, each of which holds one or several, without
// what names nobody: addresses, posts and the outlet itself.
func people(lines []string, source string) []string {
	var names []string
	for _, field := range lines {
		if strings.Contains(field, "://") || strings.HasPrefix(field, "www.") || strings.HasPrefix(field, "/") || same(field, source) {
			continue
		}
		for _, name := range fields.Names(mailAddress.ReplaceAllString(field, "")) {
			name = withoutStamp(name)
			if open := strings.IndexByte(name, '('); open >= 0 && !strings.Contains(name, ")") {
				name = strings.TrimSpace(name[:open])
			}
			known := slices.ContainsFunc(names, func(n string) bool { return same(n, name) })
			if !known && !isPost(name) && !same(name, source) && len(names) < maxAuthors && len(strings.Fields(name)) <= 6 {
				names = append(names, name)
			}
		}
	}
	return names
}

// mailAddress matches an address of mail, and a handle.
var mailAddress = regexp.MustCompile(`\S*@\S*`)

// withoutStamp returns a name without the date that stands behind it where a page
// has both in one element.
func withoutStamp(name string) string {
	digit := strings.IndexAny(name, "0123456789")
	if digit < 0 {
		return name
	}
	words := strings.Fields(name[:digit])
	for len(words) > 1 {
		if last := strings.Trim(strings.ToLower(words[len(words)-1]), ".,"); !fields.IsStampWord(last) {
			break
		}
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// isPost reports whether what stands in the place of a name is a post, or a part
// of the outlet.
func isPost(name string) bool {
	words := strings.Fields(fold(name))
	if len(words) == 0 {
		return true
	}
	return isOne("posts", words[len(words)-1]) || slices.ContainsFunc(words, func(w string) bool { return isOne("beside names", w) })
}

// turned returns names in the form "Roe, Jane" as "Jane Roe". Where there are
// several words on both sides of the comma, they are two names.
func turned(lines []string) []string {
	var list []string
	for _, line := range lines {
		for name := range strings.SplitSeq(line, ";") {
			last, first, found := strings.Cut(strings.TrimSpace(name), ", ")
			if found && !strings.Contains(first, ",") && (strings.Count(last, " ") == 0 || strings.Count(first, " ") == 0 || strings.HasSuffix(first, ".")) {
				name = first + " " + last
			}
			list = append(list, name)
		}
	}
	return list
}

// shownByline returns the bylines of a page as it is shown: those that are marked
// as authors, or else that are called a byline, and of these the first with what
// stands close to it.
func shownByline(elements []*html.Node) []string {
	for _, is := range []func(*html.Node) bool{isAuthorProperty, isAuthorLink, isByline} {
		var lines []string
		var near *html.Node // what the first stands in
		for _, n := range elements {
			if !is(n) || near != nil && !holds(near, n) {
				continue
			}
			if s := bylineIn(n); s != "" && len(lines) < maxAuthors {
				lines = append(lines, s)
				if near == nil {
					near = outer(n, 2)
				}
			}
		}
		if len(lines) > 0 {
			return lines
		}
	}
	return nil
}

// bylineIn returns the line of an element that says who wrote the article: the one
// that starts as a byline does, or else the first.
func bylineIn(n *html.Node) string {
	if shortText(n) == "" {
		return ""
	}
	blocks := blocksOf(n)
	for _, b := range blocks {
		if fields.StartsByline(b.text) {
			return b.text
		}
	}
	if len(blocks) == 0 {
		return ""
	}
	return blocks[0].text
}

// isAuthorProperty reports whether an element is the name of the author by its
// schema.org property.
func isAuthorProperty(n *html.Node) bool {
	switch markup.Attr(n, "itemprop") {
	case "author", "creator":
		return find(n, isNameProperty) == nil
	case "name":
		of := markup.Attr(enclosing(n, func(a *html.Node) bool { return markup.Attr(a, "itemprop") != "" }), "itemprop")
		return of == "author" || of == "creator"
	}
	return false
}

func isNameProperty(n *html.Node) bool { return markup.Attr(n, "itemprop") == "name" }

func isAuthorLink(n *html.Node) bool {
	return n.DataAtom == atom.A && slices.Contains(strings.Fields(markup.Attr(n, "rel")), "author")
}

// isByline reports whether an element is called a byline.
func isByline(n *html.Node) bool {
	for class := range names(markup.Attr(n, "class") + " " + markup.Attr(n, "data-testid") + " " + markup.Attr(n, "data-component")) {
		words := nameWords(class)
		if len(words) > 0 && !elements().isState(words[0]) && slices.ContainsFunc(words, func(w string) bool { return w == "byline" || w == "author" || w == "authors" }) {
			return true
		}
	}
	return false
}

// besideArticle reports whether an element is a part of the page that is never the
// article's, nor says who wrote it.
func besideArticle(judge judge, n *html.Node) bool {
	switch n.DataAtom {
	case atom.Aside, atom.Nav, atom.Footer:
		return true
	}
	found := judge.names(n)
	return found.verdict == strong && found.what != "bylines" && found.what != "authors"
}

// A shown is the elements of a page, in order, without those that are never of an
// article, each with how many bytes of text stand before it.
type shown struct {
	elements []*html.Node
	at       []int
}

// shownElements returns what a page shows that may be of its article.
func shownElements(p *page) shown {
	var s shown
	seen := 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case c.Type == html.TextNode:
				seen += inkLength(c.Data)
			case c.Type == html.ElementNode && !machines()[c.Data] && (p.around[c] || !besideArticle(p.judge, c)):
				s.elements, s.at = append(s.elements, c), append(s.at, seen)
				walk(c)
			}
		}
	}
	walk(p.body)
	return s
}

// outer returns the element n steps out from another.
func outer(n *html.Node, steps int) *html.Node {
	for ; steps > 0 && n.Parent != nil && n.Parent.DataAtom != atom.Body; steps-- {
		n = n.Parent
	}
	return n
}
