package eval

import (
	"slices"

	"triptych/model"
)

// Labels hold what the annotations say about the program's own sentences and
// spans, for training.
type Labels struct {
	m      *matcher
	links  map[goldIndex]map[int][]int
	topics map[goldIndex]int
}

// NewLabels matches the annotated sentences with the story's.
func NewLabels(g *Gold, story *model.Story) *Labels {
	m := newMatcher(g, story)
	return &Labels{m, m.links(), m.topics()}
}

// Linked reports whether the two sentences are annotated counterparts.
func (l *Labels) Linked(from, to model.SentenceRef) bool {
	for _, g := range l.m.back[from.Article][from.Sentence] {
		for _, other := range l.links[goldIndex{from.Article, g}][to.Article] {
			for _, h := range l.m.back[to.Article][to.Sentence] {
				if h == other {
					return true
				}
			}
		}
	}
	return false
}

// Topic returns the index of the sentence's annotated topic, -1 for none.
func (l *Labels) Topic(s model.SentenceRef) int {
	for _, g := range l.m.back[s.Article][s.Sentence] {
		if t, ok := l.topics[goldIndex{s.Article, g}]; ok {
			return t
		}
	}
	return -1
}

// Differs reports whether the two spans are values of one annotated conflict or
// variant and cover the values' own words closely. The score demands less; if
// training did too, it would learn to mark whole clauses.
func (l *Labels) Differs(a, b model.Detail) bool { return l.differenceCloseness(a, b) > minCloseness }

// minCloseness is the closeness above which a pair of spans is a positive
// example.
const minCloseness = 0.4

// SetApart reports whether the two spans are values of one annotated conflict or
// variant, as the score has it.
func (l *Labels) SetApart(a, b model.Detail) bool {
	others := l.matchedValues(b)
	return slices.ContainsFunc(l.matchedValues(a), func(x goldValueRef) bool {
		return l.m.gold.Differences[x.Difference].Relation != model.Extra &&
			slices.ContainsFunc(others, func(y goldValueRef) bool { return y.Difference == x.Difference })
	})
}

// IsExtra reports whether the span is the value of an annotated extra.
func (l *Labels) IsExtra(m model.Detail) bool {
	for _, g := range l.m.gold.Differences {
		if g.Relation == model.Extra && l.matchesAny(m, g) {
			return true
		}
	}
	return false
}

func (l *Labels) matchesAny(m model.Detail, g GoldDifference) bool {
	for _, v := range g.Values {
		if l.m.matchesValue(m, v) {
			return true
		}
	}
	return false
}

// HasDifferences reports whether the story's differences were annotated.
func (l *Labels) HasDifferences() bool { return len(l.m.gold.Differences) > 0 }
