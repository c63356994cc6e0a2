package outcome

import (
	"cmp"
	"slices"
)

// A Pair is an outcome of one sentence and one of another, by their places in
// the lists given to Pairs, and how strongly they exclude one another.
type Pair struct {
	A, B   int
	How    Strength
	Shared int // see the function of that name
}

// Pairs returns the opposed outcomes of two sentences, the strongest first, and
// among equals the longest, those that share most, and verbs. Of several at the
// same words it returns the first only.
func Pairs(a, b []Outcome) []Pair {
	list := allPairs(a, b)
	length := func(p Pair) int { return a[p.A].core.length() + b[p.B].core.length() }
	verbs := func(p Pair) int { return count(a[p.A].verb) + count(b[p.B].verb) }
	slices.SortStableFunc(list, func(p, q Pair) int {
		return cmp.Or(cmp.Compare(q.How, p.How), cmp.Compare(length(q), length(p)), cmp.Compare(q.Shared, p.Shared),
			cmp.Compare(verbs(q), verbs(p)))
	})
	return dropRepeated(list, a, b)
}

func allPairs(a, b []Outcome) []Pair {
	var list []Pair
	aboutA, aboutB := make([][]string, len(a)), make([][]string, len(b))
	for i := range a {
		for j := range b {
			how := Opposed(&a[i], &b[j])
			if how == None {
				continue
			}
			if aboutA[i] == nil {
				aboutA[i] = a[i].About()
			}
			if aboutB[j] == nil {
				aboutB[j] = b[j].About()
			}
			list = append(list, Pair{A: i, B: j, How: how, Shared: countCommon(aboutA[i], aboutB[j])})
		}
	}
	return list
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// maxGuesses is how many pairs of mere polarity there are for one denial.
const maxGuesses = 5

// dropRepeated leaves out the pairs whose two spans overlap those of a better
// one, and doubtful guesses.
func dropRepeated(list []Pair, a, b []Outcome) []Pair {
	kept := list[:0]
	for _, p := range list {
		guesses, repeated := 0, false
		for _, k := range kept {
			overA, overB := a[k.A].Overlaps(a[p.A].Span), b[k.B].Overlaps(b[p.B].Span)
			repeated = repeated || overA && overB
			if overA && a[p.A].Negated || overB && b[p.B].Negated {
				guesses++
			}
		}
		doubtful := p.How == Polarity && (guesses >= maxGuesses || agree(a, b, p))
		if !repeated && !doubtful {
			kept = append(kept, p)
		}
	}
	return kept
}

// agree reports whether the words of a pair answer one question in ways that can
// both be true.
func agree(a, b []Outcome, p Pair) bool {
	for i := range a {
		if a[i].Axis == "" || !a[i].Overlaps(a[p.A].Span) {
			continue
		}
		for j := range b {
			if b[j].Axis == a[i].Axis && b[j].Overlaps(b[p.B].Span) && Opposed(&a[i], &b[j]) == None {
				return true
			}
		}
	}
	return false
}
