package eval

import (
	"slices"
	"strings"
	"unicode"

	"triptych/model"
)

// isTwoSided reports whether a difference of the relation has mentions in at
// least two articles.
func isTwoSided(r model.Relation) bool { return r == model.Conflict || r == model.Variant }

func (m *matcher) measureDifferences(a *model.Analysis, s *Score) {
	found := make([]bool, len(m.gold.Differences))
	called := make([]bool, len(m.gold.Differences))
	for i := range a.Differences {
		d := &a.Differences[i]
		switch {
		case isTwoSided(d.Relation):
			m.measureTwoSided(d, found, called, s)
		case d.Relation == model.Extra:
			s.Extra.Predicted++
			if m.matchDifference(d, model.Extra, 1, found, nil) {
				s.Extra.Correct++
			}
		}
	}
	for i, g := range m.gold.Differences {
		m.countGold(g, found[i], called[i], s)
	}
	m.measureMarks(a, s)
	s.Findings = m.measureFindings(a)
}

func (m *matcher) measureTwoSided(d *model.Difference, found, called []bool, s *Score) {
	right := m.matchDifference(d, model.Variant, 2, found, called)
	c := Count{Predicted: 1}
	if right {
		c.Correct = 1
	}
	s.TwoSided.Add(c)
	kind := s.ByKind[d.Kind]
	kind.Add(c)
	s.ByKind[d.Kind] = kind
}

// matchDifference reports whether the difference matches an annotated one, of
// extras or of the others as class says, in at least so many articles, and sets
// found and called, unless nil, for all that it matches.
func (m *matcher) matchDifference(d *model.Difference, class model.Relation, articles int, found, called []bool) bool {
	any := false
	for i, g := range m.gold.Differences {
		if (class == model.Extra) != (g.Relation == model.Extra) || m.matchedArticles(d, g.Values) < articles {
			continue
		}
		any, found[i] = true, true
		if called != nil && d.Relation == model.Conflict {
			called[i] = true
		}
	}
	return any
}

// matchedArticles returns in how many articles mentions of d match the values.
func (m *matcher) matchedArticles(d *model.Difference, values []GoldValue) int {
	matched := make(map[int]bool)
	for _, mention := range d.Mentions {
		for _, v := range values {
			if m.matchesValue(mention, v) {
				matched[mention.Article] = true
			}
		}
	}
	return len(matched)
}

func (m *matcher) countGold(g GoldDifference, found, called bool, s *Score) {
	c := Count{Expected: 1}
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
			s.CalledConflict++
		}
	}
}

// measureMarks scores single mentions against single values, each place once,
// and the precision of conflicts.
func (m *matcher) measureMarks(a *model.Analysis, s *Score) {
	type place struct{ article, start, end int }
	seen := make(map[place]bool)
	found := make(map[[2]int]bool)
	for i := range a.Differences {
		d := &a.Differences[i]
		if d.Relation == model.Missing {
			continue
		}
		if d.Relation == model.Conflict {
			s.Conflicts.Predicted++
			if m.isConflict(d) {
				s.Conflicts.Correct++
			}
		}
		for _, mention := range d.Mentions {
			at := place{mention.Article, mention.Start, mention.End}
			if seen[at] {
				continue
			}
			seen[at] = true
			s.Marks.Predicted++
			if m.matchValues(mention, found) {
				s.Marks.Correct++
			}
		}
	}
	s.Marks.Found += len(found)
	for _, g := range m.gold.Differences {
		s.Marks.Expected += len(g.Values)
	}
}

// isConflict reports whether d matches an annotated conflict in two articles.
func (m *matcher) isConflict(d *model.Difference) bool {
	return slices.ContainsFunc(m.gold.Differences, func(g GoldDifference) bool {
		return g.Relation == model.Conflict && m.matchedArticles(d, g.Values) >= 2
	})
}

// matchValues sets found for every value that the mention matches and reports
// whether there is one.
func (m *matcher) matchValues(mention model.Detail, found map[[2]int]bool) bool {
	any := false
	for i, g := range m.gold.Differences {
		for j, v := range g.Values {
			if m.matchesValue(mention, v) {
				any = true
				found[[2]int{i, j}] = true
			}
		}
	}
	return any
}

// matchesValue reports whether a mention and a value are in the same sentence
// and one contains the other, or they share half the words of the shorter.
func (m *matcher) matchesValue(mention model.Detail, v GoldValue) bool {
	if m.gold.article(v.Article) != mention.Article {
		return false
	}
	if !slices.Contains(m.back[mention.Article][mention.Sentence], v.Sentence) {
		return false
	}
	x, y := foldSpace(mention.In(m.story.Articles[mention.Article].Text)), foldSpace(v.Text)
	return strings.Contains(x, y) || strings.Contains(y, x) || shareHalfTheWords(wordSet(x), wordSet(y))
}

// foldSpace returns s in lower case, with single spaces for white space.
func foldSpace(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

// wordSet returns the runs of letters, digits and underscores of s, each
// once.
func wordSet(s string) []string {
	list := strings.FieldsFunc(s, func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
	slices.Sort(list)
	return slices.Compact(list)
}

func shareHalfTheWords(x, y []string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) > 0 && 2*commonWords(x, y) >= len(x)
}

// commonWords returns how many words two texts share, each as often as both
// have it.
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
