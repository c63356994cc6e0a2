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
