package text

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// hidden is the state of being inside an element whose content is not shown.
type hidden struct {
	tag  string         // its name, empty outside of any
	last map[string]int // where each such element is closed for the last time
}

// isHidden tells whether an element's content is never text.
func isHidden(tag string) bool {
	switch tag {
	case "script", "style", "template", "iframe", "noembed", "noframes", "svg", "math", "object":
		return true
	}
	return false
}

// breaks tells whether an element stands by itself, apart from what is before
// and after it.
func breaks(tag string) bool {
	switch tag {
	case "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
		"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
		"h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p",
		"pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul":
		return true
	}
	return false
}

// hide starts hiding at an opening tag, if it is closed further on: a script
// that never ends hides nothing but its tag.
func (w *walker) hide(tag string, offset int) {
	if !isHidden(tag) {
		return
	}
	if w.hidden.last == nil {
		w.hidden.last = make(map[string]int)
	}
	last, ok := w.hidden.last[tag]
	if !ok {
		last = bytes.LastIndex(bytes.ToLower(w.source), []byte("</"+tag))
		w.hidden.last[tag] = last
	}
	if last > offset {
		w.hidden.tag = tag
	}
}

// htmlTag drops a tag within prose, and hides what it hides.
func (w *walker) htmlTag(n *ast.RawHTML, s style) {
	if n.Segments.Len() == 0 {
		return
	}
	first := n.Segments.At(0)
	tag, closing := tagName(first.Value(w.source))
	switch {
	case w.hidden.tag != "":
		if closing && tag == w.hidden.tag {
			w.hidden.tag = ""
		}
	case tag == "br":
		w.write([]byte{'\n'}, s)
	case breaks(tag):
		w.write([]byte{' '}, s)
	case !closing:
		w.hide(tag, first.Start)
	}
}

// tagName is the name of the element in lower case, empty for a comment.
func tagName(tag []byte) (name string, closing bool) {
	tag = bytes.TrimPrefix(tag, []byte{'<'})
	if rest, ok := bytes.CutPrefix(tag, []byte{'/'}); ok {
		tag, closing = rest, true
	}
	end := 0
	for end < len(tag) && (tag[end] >= 'a' && tag[end] <= 'z' || tag[end] >= 'A' && tag[end] <= 'Z' || tag[end] >= '0' && tag[end] <= '9') {
		end++
	}
	return strings.ToLower(string(tag[:end])), closing
}

// htmlBlock writes the visible text of a block of HTML as paragraphs.
func (w *walker) htmlBlock(n *ast.HTMLBlock, at place) {
	raw := lineBytes(n.Lines(), w.source)
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(w.source)...)
	}
	offset := 0
	if n.Lines().Len() > 0 {
		offset = n.Lines().At(0).Start
	}
	z := html.NewTokenizer(bytes.NewReader(raw))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		w.htmlToken(z, kind, offset, at)
		offset += len(z.Raw())
	}
	w.paragraph(at)
}

func (w *walker) htmlToken(z *html.Tokenizer, kind html.TokenType, offset int, at place) {
	switch kind {
	case html.TextToken:
		// A line break of the source is a blank here, where <br> is the hard one.
		w.write(bytes.ReplaceAll(z.Text(), []byte{'\n'}, []byte{' '}), style{})
	case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
		raw, _ := z.TagName()
		tag := string(raw)
		switch {
		case w.hidden.tag != "":
			if kind == html.EndTagToken && tag == w.hidden.tag {
				w.hidden.tag = ""
			}
		case tag == "br":
			w.write([]byte{'\n'}, style{})
		case breaks(tag):
			w.paragraph(at)
		case kind == html.StartTagToken:
			w.hide(tag, offset)
		}
	}
}
