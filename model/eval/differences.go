package eval

import (
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// twoSided tells the relations that set at least two articles against each other.
func twoSided(r model.Relation) bool { return r == model.Conflict || r == model.Variant }

func (m *matching) measureDifferences(a *model.Analysis, s *Score) {
	found := make([]bool, len(m.gold.Differences))
	called := make([]bool, len(m.gold.Differences))
	for i := range a.Differences {
		d := &a.Differences[i]
		switch {
		case twoSided(d.Relation):
			m.measureTwoSided(d, found, called, s)
		case d.Relation == model.Extra:
			s.Extra.Given++
			if m.matches(d, model.Extra, 1, found, nil) {
				s.Extra.Right++
			}
		}
	}
	for i, g := range m.gold.Differences {
		m.countGold(g, found[i], called[i], s)
	}
	m.measureMarks(a, s)
}

func (m *matching) measureTwoSided(d *model.Difference, found, called []bool, s *Score) {
	right := m.matches(d, model.Variant, 2, found, called)
	c := Count{Given: 1}
	if right {
		c.Right = 1
	}
	s.TwoSided.Add(c)
	kind := s.ByKind[d.Kind]
	kind.Add(c)
	s.ByKind[d.Kind] = kind
}

// matches tells whether the difference meets an annotated one of its class in
// at least so many articles, and ticks off those that it meets.
func (m *matching) matches(d *model.Difference, class model.Relation, articles int, found, called []bool) bool {
	any := false
	for i, g := range m.gold.Differences {
		if (class == model.Extra) != (g.Relation == model.Extra) {
			continue
		}
		met := make(map[int]bool)
		for _, mention := range d.Mentions {
			for _, v := range g.Values {
				if m.meets(mention, v) {
					met[mention.Article] = true
				}
			}
		}
		if len(met) < articles {
			continue
		}
		any, found[i] = true, true
		if called != nil && d.Relation == model.Conflict {
			called[i] = true
		}
	}
	return any
}

func (m *matching) countGold(g GoldDifference, found, called bool, s *Score) {
	c := Count{Wanted: 1}
	if found {
		c.Found = 1
	}
	if g.Relation == model.Extra {
		s.Extra.Add(c)
		return
	}
	s.TwoSided.Add(c)
	kind := s.ByKind[g.Kind]
	kind.Add(c)
	s.ByKind[g.Kind] = kind
	if g.Relation == model.Conflict {
		s.Conflicts.Add(c)
		if called {
			s.Called++
		}
	}
}

// measureMarks scores single mentions against single values, each place once,
// and the precision of what is called conflict.
func (m *matching) measureMarks(a *model.Analysis, s *Score) {
	type place struct{ article, start, end int }
	seen := make(map[place]bool)
	found := make(map[[2]int]bool)
	for i := range a.Differences {
		d := &a.Differences[i]
		if d.Relation == model.Missing {
			continue
		}
		if d.Relation == model.Conflict {
			s.Conflicts.Given++
			if m.isConflict(d) {
				s.Conflicts.Right++
			}
		}
		for _, mention := range d.Mentions {
			at := place{mention.Article, mention.Start, mention.End}
			if seen[at] {
				continue
			}
			seen[at] = true
			s.Marks.Given++
			if m.tick(mention, found) {
				s.Marks.Right++
			}
		}
	}
	s.Marks.Found += len(found)
	for _, g := range m.gold.Differences {
		s.Marks.Wanted += len(g.Values)
	}
}

func (m *matching) isConflict(d *model.Difference) bool {
	for _, g := range m.gold.Differences {
		if g.Relation != model.Conflict {
			continue
		}
		met := make(map[int]bool)
		for _, mention := range d.Mentions {
			for _, v := range g.Values {
				if m.meets(mention, v) {
					met[mention.Article] = true
				}
			}
		}
		if len(met) >= 2 {
			return true
		}
	}
	return false
}

// tick notes every value that the mention meets.
func (m *matching) tick(mention model.Detail, found map[[2]int]bool) bool {
	any := false
	for i, g := range m.gold.Differences {
		for j, v := range g.Values {
			if m.meets(mention, v) {
				any = true
				found[[2]int{i, j}] = true
			}
		}
	}
	return any
}

// meets tells whether a mention and a value stand in the same sentence and one
// contains the other, or they share half the words of the shorter.
func (m *matching) meets(mention model.Detail, v GoldValue) bool {
	if m.gold.article(v.Article) != mention.Article {
		return false
	}
	same := false
	for _, g := range m.back[mention.Article][mention.Sentence] {
		same = same || g == v.Sentence
	}
	if !same {
		return false
	}
	x := text.FoldQuote(mention.In(m.story.Articles[mention.Article].Text))
	y := text.FoldQuote(v.Text)
	if x == "" || y == "" {
		return false
	}
	return contains(x, y) || contains(y, x) || shareHalf(strings.Fields(x), strings.Fields(y))
}

func contains(x, y string) bool { return strings.Contains(" "+x+" ", " "+y+" ") }

func shareHalf(x, y []string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	return 2*commonWords(x, y) >= len(x)
}

// commonWords counts the words that two texts share, each as often as both have it.
func commonWords(x, y []string) int {
	left := make(map[string]int)
	for _, w := range y {
		left[w]++
	}
	common := 0
	for _, w := range x {
		if left[w] > 0 {
			left[w]--
			common++
		}
	}
	return common
}
