package eval

import (
	"slices"

	"triptych/model"
)

// A Count is what precision and recall are made of.
type Count struct {
	Right  int // of what was given
	Given  int
	Found  int // of what was wanted
	Wanted int
}

// Precision is the share of what was given that is right; 0 where nothing was.
func (c Count) Precision() float64 { return ratio(c.Right, c.Given) }

// Recall is the share of what was wanted that was found; 0 where nothing was.
func (c Count) Recall() float64 { return ratio(c.Found, c.Wanted) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Add adds the counts of another story.
func (c *Count) Add(o Count) {
	c.Right += o.Right
	c.Given += o.Given
	c.Found += o.Found
	c.Wanted += o.Wanted
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// A Score is how an analysis compares with the annotations of one or more
// stories. Stories without annotated differences count for links and topics alone.
type Score struct {
	Links     Count
	Topic     Count
	FalseSync Count // Given: pairs that are not covered; Right: those for which something is shown
	TwoSided  Count
	ByKind    map[model.Kind]Count // of TwoSided
	Extra     Count
	Marks     Count
	Conflicts Count // Found: annotated conflicts found at all; Right: conflicts given that are one
	Called    int   // annotated conflicts found and called conflict
}

// Add adds the counts of another story.
func (s *Score) Add(o Score) {
	s.Links.Add(o.Links)
	s.Topic.Add(o.Topic)
	s.FalseSync.Add(o.FalseSync)
	s.TwoSided.Add(o.TwoSided)
	s.Extra.Add(o.Extra)
	s.Marks.Add(o.Marks)
	s.Conflicts.Add(o.Conflicts)
	s.Called += o.Called
	for kind, c := range o.ByKind {
		if s.ByKind == nil {
			s.ByKind = make(map[model.Kind]Count)
		}
		sum := s.ByKind[kind]
		sum.Add(c)
		s.ByKind[kind] = sum
	}
}

// Measure scores one story's analysis as the annotations' definitions say.
func Measure(g *Gold, a *model.Analysis) Score {
	m := match(g, a.Story)
	s := Score{ByKind: make(map[model.Kind]Count)}
	m.measureLinks(a, &s)
	if len(g.Differences) > 0 {
		m.measureDifferences(a, &s)
	}
	return s
}

// measureLinks scores, for every annotated sentence and other article, the
// first counterpart, and what the reader would show.
func (m *matching) measureLinks(a *model.Analysis, s *Score) {
	links, topics := m.links(), m.topics()
	for _, from := range m.refs() {
		for other := range m.to {
			if other == from.article {
				continue
			}
			linked := links[from][other]
			m.measureCounterpart(a, from, other, linked, s)
			m.measureTarget(a, from, other, linked, m.passage(topics, from, other), s)
		}
	}
}

// passage lists the sentences of other that share the topic of from.
func (m *matching) passage(topics map[ref]int, from ref, other int) []int {
	t, ok := topics[from]
	if !ok {
		return nil
	}
	return m.gold.Topics[t].Sentences[m.gold.Articles[other].ID]
}

func (m *matching) measureCounterpart(a *model.Analysis, from ref, other int, linked []int, s *Score) {
	to := -1
	for _, own := range m.to[from.article][from.sentence] {
		if list := a.CounterpartsOf(model.SentenceRef{Article: from.article, Sentence: own}, other); len(list) > 0 {
			to = list[0].To.Sentence
			break
		}
	}
	s.Links.Add(m.hit(to, other, linked, len(linked) > 0))
}

func (m *matching) measureTarget(a *model.Analysis, from ref, other int, linked, passage []int, s *Score) {
	to := -1
	for _, own := range m.to[from.article][from.sentence] {
		if target, cover := a.Target(model.SentenceRef{Article: from.article, Sentence: own}, other); cover != model.NotCovered {
			to = target
			break
		}
	}
	covered := len(linked)+len(passage) > 0
	s.Topic.Add(m.hit(to, other, slices.Concat(linked, passage), covered))
	if !covered {
		s.FalseSync.Given++
		if to >= 0 {
			s.FalseSync.Right++
		}
	}
}

// hit counts one pair: to is the program's sentence, -1 for none.
func (m *matching) hit(to, other int, right []int, wanted bool) Count {
	c := Count{}
	if wanted {
		c.Wanted = 1
	}
	if to < 0 {
		return c
	}
	c.Given = 1
	for _, g := range m.back[other][to] {
		if slices.Contains(right, g) {
			c.Right, c.Found = 1, 1
			break
		}
	}
	return c
}
