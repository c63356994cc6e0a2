package second

import (
	"slices"

	"triptych/model"
)

// How many sentences of the first and of the second of two lists one question has at
// most.
const (
	chunkSize  = 30
	windowSize = 60
)

// A run is some of the positions in a list, first to before end.
type run struct{ first, end int }

func (r run) has(i int) bool { return r.first <= i && i < r.end }

// cover returns the parts of two lists of n and m sentences that are compared at a
// time. Short lists are compared as a whole. Of a long second list those parts are
// compared with a part of the first that hold what near names for it, and what stands
// as far from the beginning; what is in none of them is compared with what stands as
// far from the beginning of the first. So any two positions that near names are in one
// pair of parts together, and each position is in some.
func cover(n, m int, near func(i int) []int) [][2]run {
	var list [][2]run
	if n == 0 || m == 0 {
		return nil
	}
	seen := make([]bool, m)
	for first := 0; first < n; first += chunkSize {
		chunk := run{first, min(first+chunkSize, n)}
		for _, w := range windows(chunk, n, m, near) {
			list = append(list, [2]run{chunk, w})
			for j := w.first; j < w.end; j++ {
				seen[j] = true
			}
		}
	}
	for j := slices.Index(seen, false); j >= 0; j = slices.Index(seen, false) {
		at := j * n / m / chunkSize * chunkSize
		w := run{j, min(j+windowSize, m)}
		list = append(list, [2]run{{at, min(at+chunkSize, n)}, w})
		for k := w.first; k < w.end; k++ {
			seen[k] = true
		}
	}
	return list
}

// windows returns the parts of a list of m sentences with which a part of one of n is
// compared, ascending.
func windows(chunk run, n, m int, near func(i int) []int) []run {
	if m <= windowSize {
		return []run{{0, m}}
	}
	at := []int{(chunk.first + chunk.end) * m / (2 * n)}
	for i := chunk.first; i < chunk.end; i++ {
		at = append(at, near(i)...)
	}
	slices.Sort(at)
	var list []run
	for _, j := range at {
		if k := len(list) - 1; k < 0 || j >= list[k].end {
			first := max(0, min(j-windowSize/4, m-windowSize))
			list = append(list, run{first, first + windowSize})
		}
	}
	return list
}

// A listing is sentences by article.
type listing [][]int

func (l listing) has(ref model.SentenceRef) bool {
	return ref.Article >= 0 && ref.Article < len(l) && slices.Contains(l[ref.Article], ref.Sentence)
}

// add adds a sentence, in its place.
func (l listing) add(ref model.SentenceRef) {
	if at, found := slices.BinarySearch(l[ref.Article], ref.Sentence); !found {
		l[ref.Article] = slices.Insert(l[ref.Article], at, ref.Sentence)
	}
}

// size returns how many sentences there are, and how many of the article that has most.
func (l listing) size() (all, most int) {
	for _, sentences := range l {
		all, most = all+len(sentences), max(most, len(sentences))
	}
	return all, most
}

// divided returns a listing in parts that one question can have, of which each has
// sentences of two articles and what is linked to them elsewhere. A listing that one
// question can have is its own only part.
func (l listing) divided(near func(model.SentenceRef) []model.SentenceRef) []listing {
	if all, most := l.size(); all <= maxListed && most <= maxPassage {
		return []listing{l}
	}
	var list []listing
	for a := range l {
		for b := a + 1; b < len(l); b++ {
			within := func(i int) []int {
				var at []int
				for _, ref := range near(model.SentenceRef{Article: a, Sentence: l[a][i]}) {
					if j, found := slices.BinarySearch(l[b], ref.Sentence); found && ref.Article == b {
						at = append(at, j)
					}
				}
				return at
			}
			for _, w := range cover(len(l[a]), len(l[b]), within) {
				part := make(listing, len(l))
				part[a], part[b] = slices.Clone(l[a][w[0].first:w[0].end]), slices.Clone(l[b][w[1].first:w[1].end])
				part.addLinked(l, [2]int{a, b}, near)
				list = append(list, part)
			}
		}
	}
	return list
}

// addLinked adds to a part of a listing the sentences of other articles than two that
// are linked to it, as many of each as one question can have.
func (l listing) addLinked(whole listing, two [2]int, near func(model.SentenceRef) []model.SentenceRef) {
	for _, article := range two {
		for _, s := range slices.Clone(l[article]) {
			for _, ref := range near(model.SentenceRef{Article: article, Sentence: s}) {
				if !slices.Contains(two[:], ref.Article) && whole.has(ref) && len(l[ref.Article]) < chunkSize {
					l.add(ref)
				}
			}
		}
	}
}
