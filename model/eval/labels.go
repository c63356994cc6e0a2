package eval

import "triptych/model"

// Labels answers what the annotations say of the program's own sentences and
// stretches of text, for learning from them.
type Labels struct {
	m      *matching
	links  map[ref]map[int][]int
	topics map[ref]int
}

// NewLabels finds the annotated sentences in the story.
func NewLabels(g *Gold, story *model.Story) *Labels {
	m := match(g, story)
	return &Labels{m, m.links(), m.topics()}
}

// Linked tells whether the two sentences are annotated counterparts.
func (l *Labels) Linked(from, to model.SentenceRef) bool {
	for _, g := range l.m.back[from.Article][from.Sentence] {
		for _, other := range l.links[ref{from.Article, g}][to.Article] {
			for _, h := range l.m.back[to.Article][to.Sentence] {
				if h == other {
					return true
				}
			}
		}
	}
	return false
}

// Topic gives the annotated topic of the sentence, -1 for none.
func (l *Labels) Topic(s model.SentenceRef) int {
	for _, g := range l.m.back[s.Article][s.Sentence] {
		if t, ok := l.topics[ref{s.Article, g}]; ok {
			return t
		}
	}
	return -1
}

// Differs tells whether the two stretches are values of one annotated conflict
// or variant and cover the values' own words closely. The score asks for less;
// with less, what is learned would be to mark whole clauses.
func (l *Labels) Differs(a, b model.Detail) bool { return l.DiffersBy(a, b) > leastClose }

// leastClose is the closeness from which a pair of stretches is a good example.
const leastClose = 0.4

// Extra tells whether the stretch is the value of an annotated extra.
func (l *Labels) Extra(m model.Detail) bool {
	for _, g := range l.m.gold.Differences {
		if g.Relation == model.Extra && l.meetsAny(m, g) {
			return true
		}
	}
	return false
}

func (l *Labels) meetsAny(m model.Detail, g GoldDifference) bool {
	for _, v := range g.Values {
		if l.m.meets(m, v) {
			return true
		}
	}
	return false
}

// HasDifferences tells whether the story's differences were annotated.
func (l *Labels) HasDifferences() bool { return len(l.m.gold.Differences) > 0 }
