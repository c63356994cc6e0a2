package text

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// maxSentence is how many bytes a sentence may have. Work within a sentence grows
// with the square of its words, and no writer's sentence is half as long: what is
// longer are lists and tables without stops, and what a program wrote.
const maxSentence = 2000

// cutLen returns where a sentence of more than maxSentence bytes is cut: after the
// last clause that fits, or else the last word, or else the last character.
func cutLen(s string) int {
	clause, word, character := 0, 0, 0
	marks := graphemes.FromString(s)
	for marks.Next() && marks.End() <= maxSentence {
		character = marks.End()
		if next := s[character:]; next != "" && (next[0] == ' ' || next[0] == '\n') {
			word = character
			if strings.ContainsAny(marks.Value(), ";:,") {
				clause = character
			}
		}
	}
	switch {
	case clause > maxSentence/2:
		return clause
	case word > 0:
		return word
	case character > 0:
		return character
	}
	return marks.End() // one character alone is longer
}
