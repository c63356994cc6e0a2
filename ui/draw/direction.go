package draw

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// RightToLeft reports whether text is written from right to left, by the first of
// its characters that says so (rules P2 and P3 of UAX 9).
func RightToLeft(text string) bool { return strong(text) >= 0 }

// strong returns the byte of the first character with a direction where that is from
// right to left, -1 where it is not or there is none.
func strong(text string) int {
	for i, r := range text {
		if r < 0x590 && !('A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || r >= 0xaa) {
			continue
		}
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return -1
		case bidi.R, bidi.AL:
			return i
		}
	}
	return -1
}

// elided returns text that was cut with an ellipsis where its end is: in text from
// right to left that is before its first word, since a terminal that shows such text
// as it is read puts what follows it to its right.
func elided(cut []byte, ellipsis string) []byte {
	at := strong(string(cut))
	if at < 0 {
		at = len(cut)
	}
	return slices.Insert(cut, at, []byte(ellipsis)...)
}
