package model

import "iter"

// Counts are numbers of differences by the [Relation.Rank] of their relations.
type Counts [4]int

// Of returns the number of differences with the relation.
func (c Counts) Of(r Relation) int { return c[r.Rank()] }

// Sum returns the number of all of them.
func (c Counts) Sum() (n int) {
	for _, of := range c {
		n += of
	}
	return n
}

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

// CountsInTitles counts the differences that headlines have words of.
func (a *Analysis) CountsInTitles() Counts {
	var list []Difference
	for i := range a.Differences {
		if len(a.Differences[i].TitleMentions) > 0 {
			list = append(list, a.Differences[i])
		}
	}
	return counted(list)
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
