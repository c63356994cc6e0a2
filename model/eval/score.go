package eval

import (
	"slices"

	"triptych/model"
)

// A Count is the counts that precision and recall are computed from. Correct
// and Found differ where one prediction matches several expected items or the
// reverse.
type Count struct {
	Correct   int // of Predicted
	Predicted int
	Found     int // of Expected
	Expected  int
}

// Precision returns the share of what was predicted that is correct, 0 if
// nothing was predicted.
func (c Count) Precision() float64 { return ratio(c.Correct, c.Predicted) }

// Recall returns the share of what was expected that was found, 0 if nothing
// was expected.
func (c Count) Recall() float64 { return ratio(c.Found, c.Expected) }

// F1 returns the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Add adds the counts of o.
func (c *Count) Add(o Count) {
	c.Correct += o.Correct
	c.Predicted += o.Predicted
	c.Found += o.Found
	c.Expected += o.Expected
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// A Score compares an analysis with the annotations of one or more stories.
// Stories without annotated differences count for links and topics alone.
type Score struct {
	Links          Count
	Topic          Count
	FalseSync      Count // Predicted: sentence and article without a counterpart or passage; Correct: those for which something is shown
	TwoSided       Count
	ByKind         map[model.Kind]Count // of TwoSided
	Extra          Count
	Marks          Count
	Conflicts      Count // Found: annotated conflicts found at all; Correct: predicted conflicts that are annotated ones
	CalledConflict int   // annotated conflicts found and called conflict
	Findings       Findings
	Steps          Steps
}

// Add adds the counts of o.
func (s *Score) Add(o Score) {
	s.Links.Add(o.Links)
	s.Topic.Add(o.Topic)
	s.FalseSync.Add(o.FalseSync)
	s.TwoSided.Add(o.TwoSided)
	s.Extra.Add(o.Extra)
	s.Marks.Add(o.Marks)
	s.Conflicts.Add(o.Conflicts)
	s.CalledConflict += o.CalledConflict
	s.Findings.Add(o.Findings)
	s.Steps.Add(o.Steps)
	for kind, c := range o.ByKind {
		if s.ByKind == nil {
			s.ByKind = make(map[model.Kind]Count)
		}
		sum := s.ByKind[kind]
		sum.Add(c)
		s.ByKind[kind] = sum
	}
}

// Measure scores one story's analysis against its annotations.
func Measure(g *Gold, a *model.Analysis) Score {
	m := newMatcher(g, a.Story)
	s := Score{ByKind: make(map[model.Kind]Count)}
	m.measureLinks(a, &s)
	m.measureSteps(a, &s.Steps)
	if len(g.Differences) > 0 {
		m.measureDifferences(a, &s)
	}
	return s
}

// measureLinks scores, for every annotated sentence and other article, the
// first counterpart, and what the reader would show.
func (m *matcher) measureLinks(a *model.Analysis, s *Score) {
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

// passage returns the sentences of other that share the topic of from.
func (m *matcher) passage(topics map[goldIndex]int, from goldIndex, other int) []int {
	t, ok := topics[from]
	if !ok {
		return nil
	}
	return m.gold.Topics[t].Sentences[m.gold.Articles[other].ID]
}

func (m *matcher) measureCounterpart(a *model.Analysis, from goldIndex, other int, linked []int, s *Score) {
	to := -1
	for _, own := range m.to[from.article][from.sentence] {
		if list := a.CounterpartsOf(model.SentenceRef{Article: from.article, Sentence: own}, other); len(list) > 0 {
			to = list[0].To.Sentence
			break
		}
	}
	s.Links.Add(m.countPair(to, other, linked, len(linked) > 0))
}

func (m *matcher) measureTarget(a *model.Analysis, from goldIndex, other int, linked, passage []int, s *Score) {
	to := -1
	for _, own := range m.to[from.article][from.sentence] {
		if target, cover := a.Target(model.SentenceRef{Article: from.article, Sentence: own}, other); cover != model.NotCovered {
			to = target
			break
		}
	}
	covered := len(linked)+len(passage) > 0
	s.Topic.Add(m.countPair(to, other, slices.Concat(linked, passage), covered))
	if !covered {
		s.FalseSync.Predicted++
		if to >= 0 {
			s.FalseSync.Correct++
		}
	}
}

// countPair returns the count for one sentence and other article, whose
// sentence to is the program's answer, -1 for none.
func (m *matcher) countPair(to, other int, right []int, wanted bool) Count {
	c := Count{}
	if wanted {
		c.Expected = 1
	}
	if to < 0 {
		return c
	}
	c.Predicted = 1
	for _, g := range m.back[other][to] {
		if slices.Contains(right, g) {
			c.Correct, c.Found = 1, 1
			break
		}
	}
	return c
}
