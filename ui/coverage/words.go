package coverage

import (
	"unicode"
	"unicode/utf8"
)

// countWords counts words as word processors do: letters and digits between
// spaces or dashes are one word, and each ideograph and kana is one.
func countWords(s string) int {
	n := 0
	inside := false // a word has begun that is counted
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			switch {
			case c == ' ' || c >= '\t' && c <= '\r':
				inside = false
			case !inside && (c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'):
				inside = true
				n++
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case unicode.IsSpace(r) || r == '–' || r == '—':
			inside = false
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			inside = false
			n++
		case !inside && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			inside = true
			n++
		}
	}
	return n
}
