package html

import (
	"cmp"
	"context"
	"iter"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
)

// A page is a document as a tree, and the parts of it that are looked at often.
type page struct {
	document, body *html.Node

	metas      []*html.Node        // <meta> and <link>
	headlines  []*html.Node        // <h1>
	headings   []*html.Node        // <h2> and <h3>, the first few
	title      string              // of the window
	linkedData []string            // JSON-LD, as it is written
	nodes      int                 // how many there are
	judge      judge               // of names
	around     map[*html.Node]bool // what holds the article, whatever it is called; see noteAround
	noscript   string              // what is shown where scripts do not run, with its tags
	saved      string              // the address from which a browser says that it saved the page
	base       string              // what its relative addresses are relative to, if not its own address
}

// parse makes a page of UTF-8.
func parse(ctx context.Context, source []byte) (*page, error) {
	root, err := markup.ParseHTML(ctx, string(source))
	if err != nil {
		return nil, err
	}
	p := &page{saved: savedFrom(string(source[:min(len(source), headSize)])), judge: newJudge()}
	p.shape(root)
	for n := range p.document.Descendants() {
		p.nodes++
		if n.Type == html.ElementNode {
			n.DataAtom = atom.Lookup([]byte(n.Data))
			for i, a := range n.Attr {
				n.Attr[i].Val = a.Val[:min(len(a.Val), maxAttribute)]
			}
			p.note(n)
		}
	}
	return p, nil
}

// maxAttribute is how many bytes of an attribute's value are read.
const maxAttribute = 4 << 10

// shape makes a document with one <html> in which are one <head> and one <body>,
// of whatever there is of them.
func (p *page) shape(root *html.Node) {
	document := &html.Node{Type: html.DocumentNode}
	all, head, body := newElement(atom.Html), newElement(atom.Head), newElement(atom.Body)
	document.AppendChild(all)
	all.AppendChild(head)
	all.AppendChild(body)
	var place func(n *html.Node)
	place = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = n.FirstChild {
			n.RemoveChild(c)
			switch c.Data {
			case "html":
				place(c)
			case "head":
				move(head, c)
			case "body":
				body.Attr = append(body.Attr, c.Attr...)
				move(body, c)
			default:
				body.AppendChild(c)
			}
		}
	}
	place(root)
	p.document, p.body = document, body
}

func newElement(a atom.Atom) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()}
}

// move moves all that an element holds to the end of another.
func move(to, from *html.Node) {
	for c := from.FirstChild; c != nil; c = from.FirstChild {
		from.RemoveChild(c)
		to.AppendChild(c)
	}
}

// note remembers an element.
func (p *page) note(n *html.Node) {
	switch n.DataAtom {
	case atom.Meta, atom.Link:
		p.metas = append(p.metas, n)
	case atom.Base:
		p.base = cmp.Or(p.base, markup.Attr(n, "href"))
	case atom.H1:
		p.headlines = append(p.headlines, n)
	case atom.H2, atom.H3:
		if len(p.headings) < maxHeadings {
			p.headings = append(p.headings, n)
		}
	case atom.Title:
		if p.title == "" && !within(n, atom.Svg) {
			p.title = line(markup.OwnText(n))
		}
	case atom.Script:
		if strings.Contains(strings.ToLower(markup.Attr(n, "type")), "ld+json") {
			p.linkedData = append(p.linkedData, markup.OwnText(n))
		}
	case atom.Noscript:
		if len(p.noscript) < headSize {
			p.noscript += markup.OwnText(n)
		}
	}
}

// maxHeadings is how many headings of a page are looked at, of those that may be
// its headline.
const maxHeadings = 50

// headSize is how many bytes at the start of a page tell what it is.
const headSize = 4096

// shortText returns the text of an element on one line, or "" where it is longer
// than a headline or a few sentences.
func shortText(n *html.Node) string {
	length := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			if length += len(strings.TrimSpace(c.Data)); length > maxShort {
				return ""
			}
		}
	}
	return markup.Line(n)
}

// maxShort is the length of the longest short text, in bytes without white space
// around it.
const maxShort = 400

// names returns the names in an element's attribute, as classes are.
func names(value string) iter.Seq[string] {
	return strings.FieldsSeq(value[:min(len(value), maxNames)])
}

// maxNames is how many bytes of an attribute are read for names.
const maxNames = 1000

var savedMark = regexp.MustCompile(`saved from url=\(\d*\)\s*(\S+)|Page saved with SingleFile\s+url:\s*(\S+)`)

// savedFrom returns the address that a browser wrote into the start of a page that
// it saved, or "". The two forms are
//
//	saved from url=(0034)https://www.example.org/story
//	Page saved with SingleFile url: https://www.example.org/story saved date: …
func savedFrom(start string) string {
	if !strings.Contains(start, "saved from url=") && !strings.Contains(start, "Page saved with SingleFile") {
		return ""
	}
	if match := savedMark.FindStringSubmatch(start); match != nil {
		return fields.Absolute(match[1]+match[2], nil)
	}
	return ""
}

// line makes one line of a title or name: what is longer than any is cut.
func line(s string) string {
	if len(s) > maxLine {
		s = strings.ToValidUTF8(s[:maxLine], "")
	}
	return plainText(s)
}

// plainText makes one line of text from outside: entities that were written
// twice are read, and tags and control characters taken away.
func plainText(s string) string {
	if strings.ContainsRune(s, '&') {
		s = html.UnescapeString(s)
	}
	if markup.HasTags(s) {
		s = markup.LineOf(context.Background(), s)
	}
	return markup.CleanLine(strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7F && r < 0xA0 {
			return ' '
		}
		return r
	}, s))
}

// maxLine is how many bytes of a title or name are read.
const maxLine = 2000

// fold makes a line comparable: letters and digits in lower case, with a blank
// between words.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range s {
		switch {
		case r == '\'' || r == '’' || r == '.':
		case isLetterOrDigit(r):
			if blank && b.Len() > 0 {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteRune(unicode.ToLower(r))
		default:
			blank = true
		}
	}
	return b.String()
}

// same reports whether two lines have the same words.
func same(a, b string) bool {
	a = fold(a)
	return a != "" && a == fold(b)
}

func isLetterOrDigit(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
