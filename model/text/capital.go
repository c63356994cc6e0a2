package text

import (
	"unicode"
	"unicode/utf8"
)

// Capitalize returns a text with a capital for its first letter.
func Capitalize(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
