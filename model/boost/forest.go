// Package boost holds small gradient-boosted decision trees: the learned part of
// the analysis. A Forest is a plain table of numbers, so that one can stand in
// the source as a literal; Train learns one from examples.
package boost

import "math"

// A Forest is trees whose contributions add up to the log odds of an example.
// The nodes of a tree lie side by side, its root first; a node is a split or a
// leaf, and its parts stand at the same index of three lists.
type Forest struct {
	Bias     float32
	Roots    []uint32  // where each tree begins in the lists
	Features []int16   // the feature that a split compares; -1 for a leaf
	Lefts    []uint16  // the node for a smaller value, from the tree's root; the other follows it
	Values   []float32 // the threshold of a split, the contribution of a leaf
}

// Score gives the probability, between 0 and 1, that the example is positive.
func (f *Forest) Score(features []float32) float64 {
	sum := float64(f.Bias)
	for _, root := range f.Roots {
		sum += float64(f.leaf(root, features))
	}
	return 1 / (1 + math.Exp(-sum))
}

// leaf gives the contribution of the tree that begins at root.
func (f *Forest) leaf(root uint32, features []float32) float32 {
	at := root
	for f.Features[at] >= 0 {
		next := root + uint32(f.Lefts[at])
		if features[f.Features[at]] >= f.Values[at] {
			next++
		}
		at = next
	}
	return f.Values[at]
}

// add appends a node.
func (f *Forest) add(feature int16, left uint16, value float32) {
	f.Features = append(f.Features, feature)
	f.Lefts = append(f.Lefts, left)
	f.Values = append(f.Values, value)
}
