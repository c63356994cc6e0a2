package text

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"triptych/model"
)

// inlines writes the visible text of a node's children.
func (w *walker) inlines(parent ast.Node, s style) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.inline(n, s)
	}
}

func (w *walker) inline(n ast.Node, s style) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n, s)
	case *ast.Emphasis:
		if n.Level >= 2 {
			s.emphasis |= model.Strong
		} else {
			s.emphasis |= model.Emphatic
		}
		w.inlines(n, s)
	case *east.Strikethrough: // is no longer said
	case *ast.CodeSpan:
		s.emphasis |= model.Monospace
		w.codeSpan(n, s)
	case *ast.Link:
		w.inlines(n, w.linked(n.Destination, s))
	case *ast.Image:
		w.inlines(n, s)
	case *ast.AutoLink:
		label := n.Label(w.source)
		url := label
		if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(label), []byte("mailto:")) {
			url = append([]byte("mailto:"), label...)
		}
		w.write(label, w.linked(url, s))
	case *ast.RawHTML:
		w.htmlTag(n, s)
	default:
		w.inlines(n, s)
	}
}

// linked returns s with a link to the address. Inside another link, which only
// an image's text can be, the outer one stays.
func (w *walker) linked(destination []byte, s style) style {
	if url := w.doc.safeURL(destination); url != "" && s.url == "" {
		s.url = url
		s.emphasis |= model.Linked
	}
	return s
}

// text writes a text node with its escapes and entities decoded.
func (w *walker) text(n *ast.Text, s style) {
	value := n.Segment.Value(w.source)
	switch {
	case w.hidden.tag != "":
	case w.raised && Superscript(string(value)) != "":
		w.doc.writeString(Superscript(string(value)), s)
	case n.IsRaw() || bytes.IndexByte(value, '\\') < 0 && bytes.IndexByte(value, '&') < 0:
		w.doc.write(value, s)
	default:
		start := len(w.doc.raw)
		w.doc.raw = appendUnescaped(w.doc.raw, value)
		if len(w.doc.raw) > start {
			w.doc.addPiece(s)
		}
	}
	switch {
	case n.HardLineBreak():
		w.write([]byte{'\n'}, s)
	case n.SoftLineBreak():
		w.write([]byte{' '}, s)
	}
}

// codeSpan writes inline code. In a table cell pipes are escaped even there.
func (w *walker) codeSpan(n *ast.CodeSpan, s style) {
	_, inCell := n.Parent().(*east.TableCell)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		value := t.Segment.Value(w.source)
		if inCell {
			value = bytes.ReplaceAll(value, []byte(`\|`), []byte("|"))
		}
		w.write(bytes.ReplaceAll(value, []byte{'\n'}, []byte{' '}), s)
	}
}

// write writes text to the pending block unless it is hidden.
func (w *walker) write(text []byte, s style) {
	if w.hidden.tag == "" {
		w.doc.write(text, s)
	}
}
