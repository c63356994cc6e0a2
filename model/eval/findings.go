package eval

import (
	"slices"

	"triptych/model"
	"triptych/model/weigh"
)

// Findings scores what somebody meets who reads the differences as a list, the
// heaviest first, and how much of the text is marked by default. Two-sided
// differences alone count, except for Marked.
type Findings struct {
	FirstFive Count // Correct: of the first five differences, those that are annotated conflicts or variants
	InTen     Count // Found: annotated conflicts among the first ten differences
	Hard      Count // Found: annotated conflicts and variants of number, date, name, place and quote among all
	Traps     Count // Found: annotated traps, equal values or different things, that are set against each other
	Marked    Count // Correct: bytes of sentences under a mark at the default level; Predicted: all
}

// Add adds the counts of o.
func (f *Findings) Add(o Findings) {
	f.FirstFive.Add(o.FirstFive)
	f.InTen.Add(o.InTen)
	f.Hard.Add(o.Hard)
	f.Traps.Add(o.Traps)
	f.Marked.Add(o.Marked)
}

// The lengths of the beginnings of the list that are scored.
const (
	firstFew  = 5
	firstPage = 10
)

func (m *matcher) measureFindings(a *model.Analysis) Findings {
	list := twoSided(a)
	f := Findings{Marked: marked(a)}
	for _, d := range list[:min(firstFew, len(list))] {
		f.FirstFive.Predicted++
		if slices.ContainsFunc(m.gold.Differences, func(g GoldDifference) bool { return g.isTwoSided() && m.hits(d, g.Values) }) {
			f.FirstFive.Correct++
		}
	}
	for _, g := range m.gold.Differences {
		if g.Relation == model.Conflict {
			f.InTen.Add(m.countHit(list[:min(firstPage, len(list))], g))
		}
		if g.isTwoSided() && g.isHard() {
			f.Hard.Add(m.countHit(list, g))
		}
	}
	for _, trap := range m.gold.Traps {
		f.Traps.Expected++
		if slices.ContainsFunc(list, func(d *model.Difference) bool { return m.fallsInto(d, trap) }) {
			f.Traps.Found++
		}
	}
	return f
}

func (g *GoldDifference) isTwoSided() bool { return g.Relation != model.Extra }

func (g *GoldDifference) isHard() bool {
	switch g.Kind {
	case model.Number, model.Date, model.Name, model.Place, model.Quote:
		return true
	}
	return false
}

// twoSided returns the analysis's differences between articles, the heaviest
// first.
func twoSided(a *model.Analysis) []*model.Difference {
	var list []*model.Difference
	for _, i := range weigh.Order(a.Differences) {
		if d := &a.Differences[i]; isTwoSided(d.Relation) {
			list = append(list, d)
		}
	}
	return list
}

// hits reports whether the difference matches the values in two articles.
func (m *matcher) hits(d *model.Difference, values []GoldValue) bool {
	return m.matchedArticles(d, values) >= 2
}

// countHit counts whether one of the differences matches the annotated one.
func (m *matcher) countHit(list []*model.Difference, g GoldDifference) Count {
	c := Count{Expected: 1}
	if slices.ContainsFunc(list, func(d *model.Difference) bool { return m.hits(d, g.Values) }) {
		c.Found = 1
	}
	return c
}

// fallsInto reports whether the difference sets the values of a trap against
// each other. One that also names a value that does differ is right all the same.
func (m *matcher) fallsInto(d *model.Difference, trap GoldTrap) bool {
	return m.hits(d, trap.Values) && !slices.ContainsFunc(m.gold.Differences, func(g GoldDifference) bool {
		return g.isTwoSided() && m.hits(d, g.Values) && m.matchedArticles(d, without(g.Values, trap.Values)) > 0
	})
}

// without returns the values that are not among others.
func without(values, others []GoldValue) []GoldValue {
	return slices.DeleteFunc(slices.Clone(values), func(v GoldValue) bool { return slices.Contains(others, v) })
}

// marked counts the bytes of the story's sentences, and those under marks of the
// default level.
func marked(a *model.Analysis) Count {
	c := Count{}
	for i := range a.Story.Articles {
		end := 0 // of what is counted; mentions come in the order of the text
		for _, mention := range a.Mentions(i) {
			if model.Telling.Includes(a.Differences[mention.Difference].Level) {
				c.Correct += max(0, mention.End-max(end, mention.Start))
				end = max(end, mention.End)
			}
		}
		for _, s := range a.Story.Articles[i].Sentences {
			c.Predicted += s.Len()
		}
	}
	return c
}
