package compare

import "slices"

// An alignment maps the words of one sentence to those of the other that say
// the same in the same place.
type alignment struct {
	x, y    *tokens
	to      []int // by word of x
	from    []int // by word of y
	anchors []int // words of x that are aligned in order, ascending in both

	shareX, shareY float64 // how much of each sentence's weight is aligned

	words, length, before []int // buffers of chain
}

// maxAlignedWords bounds the length of sentences that are compared. A word's
// index must fit a byte, see sentencePair.add.
const maxAlignedWords = 200

func alignWords(x, y *tokens) *alignment {
	a := new(alignment)
	a.align(x, y)
	return a
}

// align aligns the words of two sentences: equal stems, those with the most
// equal neighbours first, then function words next to aligned words. It
// replaces any earlier alignment and reuses its buffers.
func (a *alignment) align(x, y *tokens) {
	a.x, a.y, a.to, a.from, a.anchors = x, y, resetLinks(a.to, len(x.stems)), resetLinks(a.from, len(y.stems)), a.anchors[:0]
	for support := 4; support >= 0; support-- {
		a.alignContent(support)
	}
	a.alignFunctionWords()
	a.chain()
	a.shareX, a.shareY = alignedShare(x, a.to), alignedShare(y, a.from)
}

// resetLinks returns list resized to n entries of -1.
func resetLinks(list []int, n int) []int {
	list = slices.Grow(list[:0], n)[:n]
	for i := range list {
		list[i] = -1
	}
	return list
}

// alignContent aligns equal content words that have at least support equal
// neighbours.
func (a *alignment) alignContent(support int) {
	n, m := min(len(a.x.stems), maxAlignedWords), min(len(a.y.stems), maxAlignedWords)
	for i := range n {
		if a.to[i] >= 0 || !a.x.content[i] {
			continue
		}
		best, bestScore := -1, 0.0
		for j := range m {
			if a.from[j] >= 0 || a.x.stems[i] != a.y.stems[j] {
				continue
			}
			near := a.support(i, j)
			if near < support {
				continue
			}
			apart := float64(i)/float64(n) - float64(j)/float64(m)
			if score := float64(near) + 1 - apart*apart; score > bestScore {
				best, bestScore = j, score
			}
		}
		if best >= 0 {
			a.to[i], a.from[best] = best, i
		}
	}
}

// support returns how many words around i and j, up to three away on each side,
// are equal.
func (a *alignment) support(i, j int) int {
	n := 0
	for step := 1; step <= 3; step++ {
		for _, d := range []int{-step, step} {
			p, q := i+d, j+d
			if p >= 0 && q >= 0 && p < len(a.x.stems) && q < len(a.y.stems) && a.x.stems[p] == a.y.stems[q] {
				n++
			}
		}
	}
	return n
}

// alignFunctionWords aligns equal words next to aligned ones until none is
// left.
func (a *alignment) alignFunctionWords() {
	for changed := true; changed; {
		changed = false
		for i := range a.to {
			if a.to[i] < 0 {
				continue
			}
			for _, d := range []int{-1, 1} {
				p, q := i+d, a.to[i]+d
				if p < 0 || q < 0 || p >= len(a.to) || q >= len(a.from) || a.to[p] >= 0 || a.from[q] >= 0 {
					continue
				}
				if a.x.stems[p] == a.y.stems[q] {
					a.to[p], a.from[q] = q, p
					changed = true
				}
			}
		}
	}
}

// chain sets anchors to the longest list of aligned words that keeps its order
// in both sentences (a longest increasing subsequence).
func (a *alignment) chain() {
	words, length, before := a.words[:0], a.length[:0], a.before[:0]
	for i, j := range a.to {
		if j >= 0 {
			words, length, before = append(words, i), append(length, 1), append(before, -1)
		}
	}
	a.words, a.length, a.before = words, length, before
	best := -1
	for k, i := range words {
		for l := max(0, k-60); l < k; l++ {
			if a.to[words[l]] < a.to[i] && length[l]+1 > length[k] {
				length[k], before[k] = length[l]+1, l
			}
		}
		if best < 0 || length[k] > length[best] {
			best = k
		}
	}
	if best < 0 {
		return
	}
	a.anchors = resetLinks(a.anchors, length[best])
	for k, at := best, length[best]-1; k >= 0; k, at = before[k], at-1 {
		a.anchors[at] = words[k]
	}
}

// leftRun returns how many words right before i of x are aligned, one by one,
// with those right before j of y; rightRun counts those after.
func (a *alignment) leftRun(i, j int) int {
	n := 0
	for i-1-n >= 0 && j-1-n >= 0 && a.to[i-1-n] == j-1-n {
		n++
	}
	return n
}

func (a *alignment) rightRun(i, j int) int {
	n := 0
	for i+1+n < len(a.to) && j+1+n < len(a.from) && a.to[i+1+n] == j+1+n {
		n++
	}
	return n
}
