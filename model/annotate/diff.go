package annotate

import "slices"

// maxDepth is how often a stretch of text is cut at words that it holds once.
const maxDepth = 32

// A pairing finds the words that two texts have in common in the same order, in
// time that grows little faster than their length. Words are given by number.
type pairing struct {
	a, b []int32
	to   []int32 // of each word of a: its place in b, or -1
}

// pair pairs the words of a with equal words of b, in order: those at either
// end, and between them those that both texts hold once, and so on between
// these. What is left unpaired has changed.
func pair(a, b []int32) []int32 {
	p := &pairing{a: a, b: b, to: make([]int32, len(a))}
	for i := range p.to {
		p.to[i] = -1
	}
	p.stretch(0, len(a), 0, len(b), maxDepth)
	return p.to
}

// stretch pairs a[a0:a1] with b[b0:b1].
func (p *pairing) stretch(a0, a1, b0, b1, depth int) {
	for a0 < a1 && b0 < b1 && p.a[a0] == p.b[b0] {
		p.to[a0] = int32(b0)
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && p.a[a1-1] == p.b[b1-1] {
		a1, b1 = a1-1, b1-1
		p.to[a1] = int32(b1)
	}
	if a0 == a1 || b0 == b1 || depth == 0 {
		return
	}
	anchors := inOrder(p.single(a0, a1, b0, b1))
	if len(anchors) == 0 {
		return
	}
	// A stretch that starts with an anchor pairs it as its first word.
	from := [2]int{a0, b0}
	for _, next := range append(anchors, [2]int{a1, b1}) {
		p.stretch(from[0], next[0], from[1], next[1], depth-1)
		from = next
	}
}

// single lists the words that stand once in each of the stretches, by their
// places in both, in the order of a.
func (p *pairing) single(a0, a1, b0, b1 int) [][2]int {
	type count struct{ a, b, at int32 }
	counts := make(map[int32]count, min(a1-a0, b1-b0))
	for _, w := range p.a[a0:a1] {
		c := counts[w]
		c.a++
		counts[w] = c
	}
	for j, w := range p.b[b0:b1] {
		if c, ok := counts[w]; ok {
			c.b++
			c.at = int32(b0 + j)
			counts[w] = c
		}
	}
	var list [][2]int
	for i, w := range p.a[a0:a1] {
		if c := counts[w]; c.a == 1 && c.b == 1 {
			list = append(list, [2]int{a0 + i, int(c.at)})
		}
	}
	return list
}

// inOrder keeps as many of the pairs, which ascend by their first part, as
// ascend by the second one too.
func inOrder(pairs [][2]int) [][2]int {
	var ends []int // of the sequences of each length: the pair that the lowest one ends with
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
