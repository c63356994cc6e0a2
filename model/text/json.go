package text

import (
	"bytes"
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
