package text

import "unicode/utf8"

// Cut returns the start of s that has at most so many bytes and ends with a whole
// character.
func Cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}
