package model

import "iter"

// Counts are numbers of differences by the [Relation.Rank] of their relations.
type Counts [4]int

// Of returns the number of differences with the relation.
func (c Counts) Of(r Relation) int { return c[r.Rank()] }

// All yields the relations of which there are any, the gravest first, with their
// numbers.
func (c Counts) All() iter.Seq2[Relation, int] {
	return func(yield func(Relation, int) bool) {
		for i, r := range Relations() {
			if c[i] > 0 && !yield(r, c[i]) {
				return
			}
		}
	}
}

// Counts counts all differences.
func (a *Analysis) Counts() Counts { return counted(a.Differences) }

// CountsOf counts the differences of a topic.
func (a *Analysis) CountsOf(topic int) Counts {
	first, end := a.DifferencesOf(topic)
	return counted(a.Differences[first:end])
}

func counted(differences []Difference) Counts {
	var c Counts
	for i := range differences {
		if rank := differences[i].Relation.Rank(); rank >= 0 {
			c[rank]++
		}
	}
	return c
}
