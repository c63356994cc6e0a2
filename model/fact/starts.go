package fact

import (
	"strings"
	"sync"
	"unicode/utf8"

	"triptych/model/text"
)

// starts are the readers of facts for which a word can be the first, a bit each:
// those of times by their numbers, then all of what is counted and measured.
// Most words are the first of nothing.
type starts uint8

const (
	startsMoney  starts = 0x40 // as the sign of a currency, or part of it
	startsNumber starts = 0x80
	startsTime          = ^(startsMoney | startsNumber)
)

// startsOf returns what a word can be the first of.
func startsOf(w *text.Word) starts {
	if w.Numeral {
		return ^starts(0)
	}
	s := starters()[w.Fold]
	switch {
	case strings.HasSuffix(w.Fold, "fold"):
		s |= startsNumber
	case w.Fold != "" && w.Fold[0] >= utf8.RuneSelf: // £
		s |= startsMoney
	}
	return s
}

// starters has what each word can be the first of.
var starters = sync.OnceValue(func() map[string]starts {
	table := make(map[string]starts)
	for k, words := range timeStarters {
		for word := range strings.FieldsSeq(words) {
			table[word] |= 1 << k
		}
	}
	for word := range strings.FieldsSeq(numberStarters) {
		table[word] |= startsNumber
	}
	for _, words := range []map[string]float64{ratioWords, ordinals, vagueNumbers} {
		for word := range words {
			table[word] |= startsNumber
		}
	}
	for _, words := range []map[string]string{dollarsOf, currencyCodes} {
		for word := range words {
			table[word] |= startsMoney
		}
	}
	table["$"] |= startsMoney
	return table
})
