package library

import (
	"cmp"
	"slices"
	"strings"

	"triptych/model/text"
)

// nearest returns up to three of the names that look most like what was typed, the
// likest first.
func nearest(typed string, names []string) []string {
	type candidate struct {
		name     string
		likeness float64
	}
	typed = fold(text.Cut(typed, maxName))
	var list []candidate
	for _, name := range names {
		folded := fold(name)
		likeness := shared(typed, folded)
		if typed != "" && strings.Contains(folded, typed) {
			likeness++
		}
		if likeness >= 0.5 {
			list = append(list, candidate{name, likeness})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(b.likeness, a.likeness) })
	var near []string
	for _, c := range list[:min(3, len(list))] {
		if c.likeness > 0.75*list[0].likeness {
			near = append(near, c.name)
		}
	}
	return near
}

// shared returns the share of neighbouring characters that two words have in
// common, from 0 to 1 (the Dice coefficient of their bigrams), the ends counted
// as characters.
func shared(a, b string) float64 {
	of, all := bigrams(a)
	other, more := bigrams(b)
	common := 0
	for pair, n := range of {
		common += min(n, other[pair])
	}
	return 2 * float64(common) / float64(all+more)
}

// bigrams counts each two characters of a word that stand side by side, and all of
// them together.
func bigrams(word string) (count map[[2]rune]int, all int) {
	count = make(map[[2]rune]int)
	before := ' '
	for _, r := range word + " " {
		count[[2]rune{before, r}]++
		before = r
		all++
	}
	return count, all
}
