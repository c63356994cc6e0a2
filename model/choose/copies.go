package choose

import (
	"cmp"
	"slices"
)

// copied is the share of an article's words that makes it a copy.
const copied = 0.9

// sift parts the articles into those that say something of their own and copies
// of these, both ascending.
func (r *reading) sift() (originals, copies []int) {
	order := numbers(len(r.articles))
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(r.articles[y].total, r.articles[x].total) })
	with := make(map[uint64][]int) // the originals with a sentence
	shared := make([]int, len(r.articles))
	for _, i := range order {
		a := &r.articles[i]
		clear(shared)
		most := 0
		for _, s := range a.sentences {
			for _, original := range with[s.hash] {
				shared[original] += s.words
				most = max(most, shared[original])
			}
		}
		if a.total > 0 && float64(most) >= copied*float64(a.total) {
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
