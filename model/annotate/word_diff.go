package annotate

import "slices"

// maxDepth bounds how often a text is split at words that occur once in it.
const maxDepth = 32

// A wordDiff finds the words that two texts share in the same order (patience
// diff), in time that grows little faster than their length. Words are given by
// number.
type wordDiff struct {
	a, b []int32
	to   []int32 // of each word of a: its place in b, or -1
}

// matchWords returns for each word of a the index of its equal in b, in order,
// or -1. It matches the words at both ends, then those that occur once in both
// texts, and so on between these. What is left has changed.
func matchWords(a, b []int32) []int32 {
	p := &wordDiff{a: a, b: b, to: make([]int32, len(a))}
	for i := range p.to {
		p.to[i] = -1
	}
	p.matchRange(0, len(a), 0, len(b), maxDepth)
	return p.to
}

// matchRange matches a[a0:a1] with b[b0:b1].
func (d *wordDiff) matchRange(a0, a1, b0, b1, depth int) {
	for a0 < a1 && b0 < b1 && d.a[a0] == d.b[b0] {
		d.to[a0] = int32(b0)
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && d.a[a1-1] == d.b[b1-1] {
		a1, b1 = a1-1, b1-1
		d.to[a1] = int32(b1)
	}
	if a0 == a1 || b0 == b1 || depth == 0 {
		return
	}
	anchors := longestIncreasing(d.uniqueCommon(a0, a1, b0, b1))
	if len(anchors) == 0 {
		return
	}
	// A range that starts with an anchor matches it as its first word.
	from := [2]int{a0, b0}
	for _, next := range append(anchors, [2]int{a1, b1}) {
		d.matchRange(from[0], next[0], from[1], next[1], depth-1)
		from = next
	}
}

// uniqueCommon returns the indices in a and b of the words that occur once in
// each of both ranges, ascending in a.
func (d *wordDiff) uniqueCommon(a0, a1, b0, b1 int) [][2]int {
	type count struct{ a, b, at int32 }
	counts := make(map[int32]count, min(a1-a0, b1-b0))
	for _, w := range d.a[a0:a1] {
		c := counts[w]
		c.a++
		counts[w] = c
	}
	for j, w := range d.b[b0:b1] {
		if c, ok := counts[w]; ok {
			c.b++
			c.at = int32(b0 + j)
			counts[w] = c
		}
	}
	var list [][2]int
	for i, w := range d.a[a0:a1] {
		if c := counts[w]; c.a == 1 && c.b == 1 {
			list = append(list, [2]int{a0 + i, int(c.at)})
		}
	}
	return list
}

// longestIncreasing returns as many of the pairs, which ascend by their first
// part, as ascend by the second one too (a longest increasing subsequence).
func longestIncreasing(pairs [][2]int) [][2]int {
	var ends []int // by length of sequence: the pair that the one with the lowest end ends with
	before := make([]int, len(pairs))
	for i, pair := range pairs {
		n, _ := slices.BinarySearchFunc(ends, pair[1], func(end, place int) int { return pairs[end][1] - place })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	kept := make([][2]int, len(ends))
	if len(ends) > 0 {
		for i, at := len(ends)-1, ends[len(ends)-1]; i >= 0; i, at = i-1, before[at] {
			kept[i] = pairs[at]
		}
	}
	return kept
}
