package text

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// maxEntityLen is the length in bytes of the longest name of an entity.
const maxEntityLen = 31

// appendUnescaped appends text to dst with its backslash escapes and entities
// decoded.
func appendUnescaped(dst, text []byte) []byte {
	for i := 0; i < len(text); {
		next := bytes.IndexAny(text[i:], `\&`)
		if next < 0 {
			return append(dst, text[i:]...)
		}
		dst = append(dst, text[i:i+next]...)
		i += next
		if text[i] == '\\' {
			if i+1 < len(text) && util.IsPunct(text[i+1]) {
				i++
			}
			dst = append(dst, text[i])
			i++
			continue
		}
		var n int
		dst, n = appendEntity(dst, text[i:])
		i += n
	}
	return dst
}

// appendDecoded appends text to dst with its entities decoded.
func appendDecoded(dst, text []byte) []byte {
	for {
		next := bytes.IndexByte(text, '&')
		if next < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:next]...)
		var n int
		dst, n = appendEntity(dst, text[next:])
		text = text[next+n:]
	}
}

// appendEntity appends the character of the entity at the start of text, which
// must be an ampersand, or the ampersand if there is no entity. It returns the
// number of bytes of text that this took.
func appendEntity(dst, text []byte) ([]byte, int) {
	end := bytes.IndexByte(text[:min(len(text), maxEntityLen+2)], ';')
	if end < 2 {
		return append(dst, '&'), 1
	}
	name := text[1:end]
	if name[0] == '#' {
		if r, ok := numericEntity(name[1:]); ok {
			return utf8.AppendRune(dst, r), end + 1
		}
		return append(dst, '&'), 1
	}
	if e, ok := util.LookUpHTML5EntityByName(string(name)); ok {
		return append(dst, e.Characters...), end + 1
	}
	return append(dst, '&'), 1
}

// numericEntity decodes the digits of a numeric entity; what is no character
// becomes U+FFFD.
func numericEntity(digits []byte) (rune, bool) {
	numeral := 10
	limit := 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, numeral, limit = digits[1:], 16, 6
	}
	if len(digits) == 0 || len(digits) > limit || digits[0] == '+' || digits[0] == '-' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(digits), numeral, 32)
	if err != nil {
		return 0, false
	}
	if n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return utf8.RuneError, true
	}
	return rune(n), true
}
