package compare

import "slices"

// An alignment leads from the words of one sentence to those of the other that
// say the same in the same place; -1 for none.
type alignment struct {
	x, y   *tokens
	to     []int // by word of x
	from   []int // by word of y
	anchor []int // words of x that are aligned in order, ascending in both

	shareX, shareY float64 // how much of each sentence's weight is aligned

	words, length, before []int // buffers of chain
}

// maxWords bounds the words of a sentence that are aligned. A word's number fits
// a byte.
const maxWords = 200

func alignWords(x, y *tokens) *alignment {
	a := new(alignment)
	a.align(x, y)
	return a
}

// align aligns two sentences' words: equal stems, the best supported by their
// neighbours first, then function words beside words that are aligned. What was
// aligned before is forgotten.
func (a *alignment) align(x, y *tokens) {
	a.x, a.y, a.to, a.from, a.anchor = x, y, none(a.to, len(x.stems)), none(a.from, len(y.stems)), a.anchor[:0]
	for support := 4; support >= 0; support-- {
		a.pass(support)
	}
	a.functionWords()
	a.chain()
	a.shareX, a.shareY = share(x, a.to), share(y, a.from)
}

// none makes a list of n words that lead nowhere.
func none(list []int, n int) []int {
	list = slices.Grow(list[:0], n)[:n]
	for i := range list {
		list[i] = -1
	}
	return list
}

// pass aligns content words whose neighbourhoods share at least so many words.
func (a *alignment) pass(support int) {
	n, m := min(len(a.x.stems), maxWords), min(len(a.y.stems), maxWords)
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

// support counts the words around i and j, up to three away, that are equal.
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

func (a *alignment) functionWords() {
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

// chain finds the longest list of aligned words that keeps its order in both
// sentences.
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
	a.anchor = none(a.anchor, length[best])
	for k, at := best, length[best]-1; k >= 0; k, at = before[k], at-1 {
		a.anchor[at] = words[k]
	}
}

// leftRun counts the words before x word i and y word j that are aligned one to
// one; rightRun those after.
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
