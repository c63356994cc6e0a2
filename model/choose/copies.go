package choose

import (
	"cmp"
	"slices"
)

// minCopiedShare is the share of an article's words that makes it a copy.
const minCopiedShare = 0.9

// separateCopies splits the articles into originals and copies of these, both
// ascending.
func (idx *wordIndex) separateCopies() (originals, copies []int) {
	order := indices(len(idx.articles))
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(idx.articles[y].total, idx.articles[x].total) })
	with := make(map[uint64][]int) // the originals with a sentence
	shared := make([]int, len(idx.articles))
	for _, i := range order {
		a := &idx.articles[i]
		clear(shared)
		most := 0
		for _, s := range a.sentences {
			for _, original := range with[s.hash] {
				shared[original] += s.words
				most = max(most, shared[original])
			}
		}
		if a.total > 0 && float64(most) >= minCopiedShare*float64(a.total) {
			copies = append(copies, i)
			continue
		}
		originals = append(originals, i)
		for _, s := range a.sentences {
			with[s.hash] = append(with[s.hash], i)
		}
	}
	slices.Sort(originals)
	slices.Sort(copies)
	return originals, copies
}
