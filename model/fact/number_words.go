package fact

import (
	"strings"

	"triptych/model/text"
)

// numberWords are the words of a sentence as those of numbers, with their units
// and what they count.
type numberWords struct{ *sentence }

// joined reports whether words i and i+1 are parted by a space or hyphen, or by
// nothing.
func (r numberWords) joined(i int) bool { return r.parted(i, joinsNumber) }

// follows reports whether word i follows the word before it with a space or
// hyphen.
func (r numberWords) follows(i int) bool { return i > 0 && r.joined(i-1) }

// runs reports whether the words from first to last, inclusive, are parted by
// single spaces or hyphens and free.
func (r numberWords) runs(first, last int) bool {
	for j := first; j < last; j++ {
		if r.taken[j] || !r.joined(j) {
			return false
		}
	}
	return true
}

// appendPhrase appends the folded words from first to before end, with spaces.
func (r numberWords) appendPhrase(to []byte, first, end int) []byte {
	for j := first; j < end; j++ {
		if j > first {
			to = append(to, ' ')
		}
		to = append(to, r.words[j].Fold...)
	}
	return to
}

// phraseBuffer has room for a phrase that is looked up, unless it is very long.
type phraseBuffer [64]byte

// wholeNumber returns the value of a numeral or number word below 1000.
func (r numberWords) wholeNumber(i int) (float64, bool) {
	if i >= len(r.words) || r.taken[i] {
		return 0, false
	}
	if v, ok := text.SmallNumber(r.words[i].Fold); ok {
		return v, true
	}
	if !r.words[i].Numeral || len(r.words[i].Fold) > 4 {
		return 0, false
	}
	v, ok := digitsOnly(r.words[i].Fold)
	return float64(v), ok && v <= 1000
}

// breaks reports whether punctuation between words j and j+1 ends a clause.
func (r numberWords) breaks(j int) bool {
	return hasAny(r.gap(j), ",", ";", ":", "—", "–", ".", "(", ")", "!", "?")
}

func hasAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}
