package text

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
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

// tagName is the name of the element in lower case, empty where there is none.
func tagName(tag []byte) (name string, closing bool) {
	tag = bytes.TrimPrefix(tag, []byte{'<'})
	if rest, ok := bytes.CutPrefix(tag, []byte{'/'}); ok {
		tag, closing = rest, true
	}
	end := 0
	for end < len(tag) && util.IsAlphaNumeric(tag[end]) {
		end++
	}
	if end == 0 || util.IsNumeric(tag[0]) {
		return "", closing
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
	for i := 0; i < len(raw); {
		tag := bytes.IndexByte(raw[i:], '<')
		if tag < 0 {
			tag = len(raw) - i
		}
		w.htmlText(raw[i : i+tag])
		i += tag
		if i < len(raw) {
			i += w.htmlMarkup(raw[i:], offset+i, at)
		}
	}
	w.paragraph(at)
}

// htmlText writes text between tags. A line break of the source is a blank
// there, where <br> is the hard one.
func (w *walker) htmlText(text []byte) {
	if w.hidden.tag != "" {
		return
	}
	for i, line := range bytes.Split(text, []byte{'\n'}) {
		if i > 0 {
			w.doc.writeString(" ", style{})
		}
		start := len(w.doc.raw)
		w.doc.raw = appendDecoded(w.doc.raw, line)
		if len(w.doc.raw) > start {
			w.doc.styled(style{})
		}
	}
}

// htmlMarkup handles the tag, comment or mere character at the start of raw,
// which is at offset in the source, and gives its length.
func (w *walker) htmlMarkup(raw []byte, offset int, at place) int {
	name, closing := tagName(raw)
	switch {
	case w.hidden.tag != "":
		if !closing || name != w.hidden.tag {
			return 1
		}
		w.hidden.tag = ""
	case bytes.HasPrefix(raw, []byte("<!--")):
		return until(raw, "-->")
	case bytes.HasPrefix(raw, []byte("<!")), bytes.HasPrefix(raw, []byte("<?")):
		return until(raw, ">")
	case name == "":
		w.htmlText(raw[:1])
		return 1
	case name == "br":
		w.write([]byte{'\n'}, style{})
	case breaks(name):
		w.paragraph(at)
	case !closing:
		w.hide(name, offset)
	}
	return tagLen(raw)
}

// until is the length of raw up to and with the end, or all of it.
func until(raw []byte, end string) int {
	if i := bytes.Index(raw, []byte(end)); i >= 0 {
		return i + len(end)
	}
	return len(raw)
}

// tagLen is the length of the tag at the start of raw: to the first bracket
// outside of an attribute's quotation marks, or all where there is none.
func tagLen(raw []byte) int {
	var quote byte
	for i, c := range raw {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case (c == '"' || c == '\'') && raw[i-1] == '=':
			quote = c
		}
	}
	return len(raw)
}
