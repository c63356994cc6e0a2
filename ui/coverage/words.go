package coverage

import "unicode"

// countWords counts words as word processors do: letters and digits between
// spaces or dashes are one word, and each ideograph and kana is one.
func countWords(s string) int {
	n := 0
	inside := false // a word has begun that is counted
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == '–' || r == '—':
			inside = false
		case r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			inside = false
			n++
		case !inside && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			inside = true
			n++
		}
	}
	return n
}
