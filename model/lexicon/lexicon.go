// Package lexicon holds what the analysis knows of English beforehand: words of
// reporting and hedging, other names of the same thing, places.
package lexicon

import (
	"strings"
	"sync"
)

// Canonical gives the word under which the analysis files a folded word: gop
// and republicans are one, percent and %. Most words are their own.
func Canonical(fold string) string {
	if c, ok := canonical()[fold]; ok {
		return c
	}
	return fold
}

// IsReporting tells whether a folded word merely reports speech: said, told.
func IsReporting(fold string) bool { return reporting()[fold] }

// canonical reads the table of equals, each line a word and its other forms.
var canonical = sync.OnceValue(func() map[string]string {
	table := make(map[string]string)
	for _, words := range lines(equals) {
		for _, w := range words {
			table[w] = words[0]
		}
	}
	return table
})

func lines(table string) [][]string {
	var list [][]string
	for line := range strings.Lines(table) {
		list = append(list, strings.Fields(line))
	}
	return list
}

// set gives the words of a list as a set, made when first asked for.
func set(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		words := make(map[string]bool)
		for word := range strings.FieldsSeq(list) {
			words[word] = true
		}
		return words
	})
}
