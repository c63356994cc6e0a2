package markup

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/model/problem"
)

// Limits of a document, far beyond those of any news service's.
const (
	maxDepth = 200     // elements that are open at once
	maxNodes = 400_000 // tags, attributes and stretches of text
)

// ParseXML returns the document node of a text in XML, without its comments and
// declarations. Its error is the context's, or a [*problem.Error] that says why
// the text is no whole document.
func ParseXML(ctx context.Context, source []byte) (*html.Node, error) {
	b := newBuilder()
	if err := b.read(ctx, bytes.NewReader(afterDoctype(source)), true); err != nil {
		return nil, err
	}
	if len(b.open) > 1 {
		return nil, &problem.Error{Problem: "the XML breaks off before its end", Advice: "fetch the file again"}
	}
	return b.open[0], nil
}

// ParseHTML returns the document node of a fragment or a whole page of HTML.
// Elements that a tag closes silently are closed, and what is nested more than 200
// deep is put side by side. Its error is the context's, or a [*problem.Error] for
// more than 400,000 tags and stretches of text.
func ParseHTML(ctx context.Context, source string) (*html.Node, error) {
	b := newBuilder()
	if err := b.read(ctx, strings.NewReader(source), false); err != nil {
		return nil, err
	}
	return b.open[0], nil
}

// A builder makes a tree of tags in one pass.
type builder struct {
	open  []*html.Node // the document and the elements that are open, the outermost first
	nodes int
	names map[string]string // of elements and attributes, each once

	// What the next nodes and attributes are taken of, as there are many thousands.
	free       []html.Node
	attributes []html.Attribute
}

func newBuilder() *builder {
	return &builder{open: []*html.Node{{Type: html.DocumentNode}}, names: make(map[string]string)}
}

func (b *builder) top() *html.Node { return b.open[len(b.open)-1] }

// read reads all tags and text.
func (b *builder) read(ctx context.Context, source io.Reader, isXML bool) error {
	z := html.NewTokenizer(source)
	z.AllowCDATA(isXML)
	for tokens := 0; ; tokens++ {
		if tokens%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if b.nodes > maxNodes {
			return &problem.Error{
				Problem: fmt.Sprintf("it has more than %d tags", maxNodes),
				Advice:  "save one article alone and open that",
			}
		}
		kind := z.Next()
		switch kind {
		case html.ErrorToken: // the end: nothing else goes wrong in memory
			return nil
		case html.TextToken:
			b.text(z, isXML)
		case html.StartTagToken, html.SelfClosingTagToken:
			n := b.element(z, isXML)
			foreign := !isXML && raws()[n.Data] && b.inPicture()
			if isXML || foreign { // <title/> in a picture would have the rest of the page for its text
				z.NextIsNotRawText()
			}
			if foreign && kind == html.SelfClosingTagToken {
				continue
			}
			if err := b.start(n, kind == html.SelfClosingTagToken, isXML); err != nil {
				return err
			}
		case html.EndTagToken:
			b.nodes++ // it may be held against everything that is open
			name, _ := z.TagName()
			b.end(b.name(name, isXML), isXML)
		}
	}
}

// inPicture reports whether elements of SVG or MathML are read, which are those of
// XML.
func (b *builder) inPicture() bool {
	return slices.ContainsFunc(b.open, func(n *html.Node) bool { return n.Data == "svg" || n.Data == "math" })
}

// text adds the text that z stands at. In CDATA nothing is an entity.
func (b *builder) text(z *html.Tokenizer, isXML bool) {
	var s string
	if inside, ok := bytes.CutPrefix(z.Raw(), []byte("<![CDATA[")); ok && isXML {
		s = string(bytes.TrimSuffix(inside, []byte("]]>")))
	} else {
		s = string(z.Text())
	}
	if isXML && len(b.open) == 1 {
		return // beside the root there is nothing but white space and mistakes
	}
	b.nodes++
	b.top().AppendChild(b.node(html.Node{Type: html.TextNode, Data: s}))
}

// element makes a node of the start tag that z stands at.
func (b *builder) element(z *html.Tokenizer, isXML bool) *html.Node {
	b.nodes++
	name, more := z.TagName()
	n := b.node(html.Node{Type: html.ElementNode, Data: b.name(name, isXML)})
	if i := bytes.IndexByte(name, ':'); isXML && i > 0 {
		n.Namespace = b.name(name[:i], false)
	}
	if !more {
		return n
	}
	if cap(b.attributes)-len(b.attributes) < 8 {
		b.attributes = make([]html.Attribute, 0, min(8*chunk, 8+2*b.nodes))
	}
	start := len(b.attributes)
	for more && b.nodes <= maxNodes {
		var key, value []byte
		key, value, more = z.TagAttr()
		b.attributes = append(b.attributes, html.Attribute{Key: b.name(key, isXML), Val: string(value)})
		b.nodes++
	}
	end := len(b.attributes)
	n.Attr = b.attributes[start:end:end]
	return n
}

// chunk is how many nodes are made at once, at most.
const chunk = 64

// node returns a new node.
func (b *builder) node(n html.Node) *html.Node {
	if len(b.free) == 0 {
		b.free = make([]html.Node, min(chunk, b.nodes+1))
	}
	made := &b.free[0]
	b.free = b.free[1:]
	*made = n
	return made
}

// name returns a name as the tree has it.
func (b *builder) name(name []byte, isXML bool) string {
	if i := bytes.IndexByte(name, ':'); isXML && i >= 0 && !bytes.HasPrefix(name, []byte("xmlns")) {
		name = name[i+1:]
	}
	if a := atom.Lookup(name); a != 0 {
		return a.String()
	}
	s, ok := b.names[string(name)]
	if !ok {
		s = string(name)
		b.names[s] = s
	}
	return s
}

// start adds an element and opens it.
func (b *builder) start(n *html.Node, closed, isXML bool) error {
	if isXML {
		closed = closed || n.Data == "br" || n.Data == "hr" || n.Data == "img" // HTML that was pasted into XML
	} else {
		closed = voids()[n.Data]
		b.closeBefore(n.Data)
	}
	b.top().AppendChild(n)
	switch {
	case closed:
	case len(b.open) <= maxDepth, !isXML && raws()[n.Data]: // else its text, such as a script, would be that of the page
		b.open = append(b.open, n)
	case isXML:
		return &problem.Error{
			Problem: fmt.Sprintf("its elements are nested more than %d deep", maxDepth),
			Advice:  "no news service writes such a file: fetch it again",
		}
	}
	return nil
}

// end closes the innermost element of that name and all inside it; what closes
// nothing that is open is passed over.
func (b *builder) end(name string, isXML bool) {
	for i := len(b.open) - 1; i > 0; i-- {
		switch open := b.open[i].Data; {
		case open == name:
			b.open = b.open[:i]
			return
		case !isXML && !inTable(name) && (isCell(open) && name != "table" || !isBlock(name) && isBlock(open)):
			return
		}
	}
}

// Root returns the first element of a text in XML without what it holds, or nil
// where the text starts with no element. It is for telling what a document is:
// only its first 64 KB are looked at.
func Root(doc draft.Document) *html.Node {
	if head := bytes.TrimSpace(charset.Head(doc.Data, doc.MediaType)); len(head) == 0 || head[0] != '<' {
		return nil
	}
	head, _, err := charset.Decode(doc.Data[:min(len(doc.Data), rootWithin)], doc.MediaType)
	if err != nil {
		return nil
	}
	z := html.NewTokenizer(bytes.NewReader(afterDoctype(head)))
	for {
		switch z.Next() {
		case html.StartTagToken, html.SelfClosingTagToken:
			return newBuilder().element(z, true)
		case html.CommentToken:
		case html.TextToken:
			if len(bytes.TrimSpace(z.Raw())) > 0 {
				return nil
			}
		default:
			return nil
		}
	}
}

// rootWithin is how far from the start of a document its first element may
// stand, in bytes.
const rootWithin = 64 << 10

// afterDoctype returns what follows a document type declaration, which may hold
// declarations itself, or all of the source where there is none.
func afterDoctype(source []byte) []byte {
	rest := source
	for {
		rest = bytes.TrimLeft(rest, " \t\r\n")
		switch {
		case bytes.HasPrefix(rest, []byte("<?")):
			_, rest, _ = bytes.Cut(rest, []byte("?>"))
		case bytes.HasPrefix(rest, []byte("<!--")):
			_, rest, _ = bytes.Cut(rest, []byte("-->"))
		case len(rest) > 9 && strings.EqualFold(string(rest[:9]), "<!doctype"):
			return skipDoctype(rest[9:])
		default:
			return source
		}
	}
}

// skipDoctype returns what follows the end of a document type declaration.
func skipDoctype(rest []byte) []byte {
	inside := false // the brackets around declarations
	for len(rest) > 0 {
		c := rest[0]
		switch {
		case c == '"' || c == '\'':
			_, after, found := bytes.Cut(rest[1:], rest[:1])
			if found {
				rest = after
				continue
			}
		case bytes.HasPrefix(rest, []byte("<!--")):
			_, rest, _ = bytes.Cut(rest, []byte("-->"))
			continue
		case c == '[':
			inside = true
		case c == ']':
			inside = false
		case c == '>' && !inside:
			return rest[1:]
		}
		rest = rest[1:]
	}
	return nil
}

// Attr returns the value of an element's attribute, "" where it has none or n is
// nil.
func Attr(n *html.Node, key string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Child follows a path of names from n down, at each step to the first child of
// that name; nil where there is none or n is nil.
func Child(n *html.Node, path ...string) *html.Node {
	for _, name := range path {
		if n == nil {
			return nil
		}
		for n = n.FirstChild; n != nil; n = n.NextSibling {
			if n.Type == html.ElementNode && n.Data == name {
				break
			}
		}
	}
	return n
}

// All returns the elements of that name below n in order, without those inside one
// of them; none where n is nil.
func All(n *html.Node, name string) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		if n != nil {
			all(n, name, yield)
		}
	}
}

func all(n *html.Node, name string, yield func(*html.Node) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if c.Data == name {
			if !yield(c) {
				return false
			}
		} else if !all(c, name, yield) {
			return false
		}
	}
	return true
}

// First returns the first element of that name below n, or nil.
func First(n *html.Node, name string) *html.Node {
	for c := range All(n, name) {
		return c
	}
	return nil
}

// HasElements reports whether an element holds others.
func HasElements(n *html.Node) bool {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return true
		}
	}
	return false
}

// OwnText returns the text that stands in an element itself.
func OwnText(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
