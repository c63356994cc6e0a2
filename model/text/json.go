package text

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON encodes v as JSON on one line, without HTML escapes. Characters that a
// terminal may act on rather than show, control characters and invisible format
// characters, are written as \u escapes, which decode to the same text. The
// errors are those of encoding/json.
func JSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	line := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if bytes.IndexFunc(line, isControl) < 0 {
		return line, nil
	}
	var out bytes.Buffer
	for at := bytes.IndexFunc(line, isControl); at >= 0; at = bytes.IndexFunc(line, isControl) {
		out.Write(line[:at])
		r, size := utf8.DecodeRune(line[at:])
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&out, `\u%04x`, unit)
		}
		line = line[at+size:]
	}
	out.Write(line)
	return out.Bytes(), nil
}

// isControl reports whether a terminal may act on r and encoding/json leaves it
// as it is.
func isControl(r rune) bool { return r >= 0x7f && unicode.In(r, unicode.Cc, unicode.Cf) }

// A JSONWriter writes JSON piece by piece, one element of a list a line. The
// stream keeps its own errors.
type JSONWriter struct {
	Out *bufio.Writer
	Err error // the first of encoding
}

// Raw writes JSON as it stands.
func (w *JSONWriter) Raw(s string) { w.Out.WriteString(s) }

// Value writes v as [JSON] does.
func (w *JSONWriter) Value(v any) {
	line, err := JSON(v)
	w.Err = cmp.Or(w.Err, err)
	w.Out.Write(line)
}

// List writes a list of n elements, each on a line of its own, which begins with
// indent.
func (w *JSONWriter) List(n int, indent string, element func(i int)) {
	w.Raw("[")
	for i := range n {
		if i > 0 {
			w.Raw(",")
		}
		w.Raw("\n" + indent)
		element(i)
	}
	w.Raw("]")
}
