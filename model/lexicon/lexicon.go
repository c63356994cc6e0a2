// Package lexicon holds word lists of English: words of reporting and hedging,
// parts of speech, synonyms in the news. Words are looked up folded, see
// text.Fold.
package lexicon

import (
	"strings"
	"sync"
)

// Canonical returns the word that stands for a folded word and its synonyms:
// gop and republicans are one, percent and %. Most words are their own.
func Canonical(fold string) string {
	if c, ok := canonical()[fold]; ok {
		return c
	}
	return fold
}

// IsReporting reports whether a folded word merely reports speech: said, told.
func IsReporting(fold string) bool { return reporting()[fold] }

// canonical maps each word of synonyms to the first one of its line.
var canonical = sync.OnceValue(func() map[string]string {
	table := make(map[string]string)
	for _, words := range parseLines(synonyms) {
		for _, w := range words {
			table[w] = words[0]
		}
	}
	return table
})

func parseLines(table string) [][]string {
	var list [][]string
	for line := range strings.Lines(table) {
		list = append(list, strings.Fields(line))
	}
	return list
}
