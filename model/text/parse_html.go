package text

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// A hiddenElement is the element around the current position whose content is
// not shown.
type hiddenElement struct {
	tag  string         // its name, empty outside any
	last map[string]int // by tag: the offset of its last closing tag, -1 for none
}

// isHiddenElement reports whether an element's content is no text, or was struck
// out.
func isHiddenElement(tag string) bool {
	switch tag {
	case "script", "style", "template", "iframe", "noembed", "noframes", "svg", "math", "object",
		"del", "s", "strike": // is no longer said
		return true
	}
	return false
}

// isBlockElement reports whether an element is separate from the text before
// and after it.
func isBlockElement(tag string) bool {
	switch tag {
	case "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
		"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
		"h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p",
		"pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul":
		return true
	}
	return false
}

// hide starts hiding at an opening tag if it is closed further on: a script
// that never ends hides nothing but its tag.
func (w *walker) hide(tag string, offset int) {
	if !isHiddenElement(tag) {
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

// htmlTag drops a tag within prose and starts or ends hiding.
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
	case tag == "sup":
		w.raised = !closing
	case isBlockElement(tag):
		w.write([]byte{' '}, s)
	case !closing:
		w.hide(tag, first.Start)
	}
}

// tagName returns the name of the element in lower case, empty if there is
// none, and whether it is a closing tag.
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
func (w *walker) htmlBlock(n *ast.HTMLBlock, at blockContext) {
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

// htmlText writes text between tags. A line break of the source becomes a
// space; hard ones are <br>.
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
			w.doc.addPiece(style{})
		}
	}
}

// htmlMarkup handles the tag, comment or stray character at the start of raw,
// which is at offset in the source, and returns its length in bytes.
func (w *walker) htmlMarkup(raw []byte, offset int, at blockContext) int {
	name, closing := tagName(raw)
	switch {
	case w.hidden.tag != "":
		if !closing || name != w.hidden.tag {
			return 1
		}
		w.hidden.tag = ""
	case bytes.HasPrefix(raw, []byte("<!--")):
		return lengthThrough(raw, "-->")
	case bytes.HasPrefix(raw, []byte("<!")), bytes.HasPrefix(raw, []byte("<?")):
		return lengthThrough(raw, ">")
	case name == "":
		w.htmlText(raw[:1])
		return 1
	case name == "br":
		w.write([]byte{'\n'}, style{})
	case isBlockElement(name):
		w.paragraph(at)
	case !closing:
		w.hide(name, offset)
	}
	return tagLen(raw)
}

// lengthThrough returns the length of raw through the first end, or all of it.
func lengthThrough(raw []byte, end string) int {
	if i := bytes.Index(raw, []byte(end)); i >= 0 {
		return i + len(end)
	}
	return len(raw)
}

// tagLen returns the length of the tag at the start of raw, to the first
// bracket outside quoted attributes, or all of it.
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
