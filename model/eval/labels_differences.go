package eval

import (
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// A Marked names an annotated value: the difference's and the value's number.
type Marked struct{ Difference, Value int }

// Marks lists the annotated values that a mention meets, as the score has it.
func (l *Labels) Marks(mention model.Detail) []Marked {
	var list []Marked
	for i, g := range l.m.gold.Differences {
		for j, v := range g.Values {
			if l.m.meets(mention, v) {
				list = append(list, Marked{i, j})
			}
		}
	}
	return list
}

// Closeness is how far a mention and an annotated value cover the same words:
// twice the shared ones by all of both, from 0 to 1.
func (l *Labels) Closeness(mention model.Detail, at Marked) float64 {
	v := l.m.gold.Differences[at.Difference].Values[at.Value]
	x := strings.Fields(text.FoldQuote(mention.In(l.m.story.Articles[mention.Article].Text)))
	y := strings.Fields(text.FoldQuote(v.Text))
	return 2 * float64(commonWords(x, y)) / float64(max(1, len(x)+len(y)))
}

// DiffersBy is the greatest closeness with which the two stretches meet values
// of one annotated conflict or variant in both; 0 where they meet none.
func (l *Labels) DiffersBy(a, b model.Detail) float64 {
	best := 0.0
	others := l.Marks(b)
	for _, x := range l.Marks(a) {
		if l.m.gold.Differences[x.Difference].Relation == model.Extra {
			continue
		}
		for _, y := range others {
			if y.Difference == x.Difference {
				best = max(best, min(l.Closeness(a, x), l.Closeness(b, y)))
			}
		}
	}
	return best
}

// ExtraBy is the greatest closeness with which the stretch meets the value of
// an annotated extra; 0 where it meets none.
func (l *Labels) ExtraBy(m model.Detail) float64 {
	best := 0.0
	for _, x := range l.Marks(m) {
		if l.m.gold.Differences[x.Difference].Relation == model.Extra {
			best = max(best, l.Closeness(m, x))
		}
	}
	return best
}

// Meets lists the annotated differences that the difference is right about.
func (l *Labels) Meets(d *model.Difference) []int { return l.meeting(d, 0) }

// meeting lists the annotated differences of the difference's class that its
// mentions meet at least so closely in as many articles as the class asks.
func (l *Labels) meeting(d *model.Difference, least float64) []int {
	articles := make(map[int]map[int]bool)
	for _, m := range d.Mentions {
		for _, at := range l.Marks(m) {
			if l.Closeness(m, at) < least {
				continue
			}
			if articles[at.Difference] == nil {
				articles[at.Difference] = make(map[int]bool)
			}
			articles[at.Difference][m.Article] = true
		}
	}
	need := 2
	if d.Relation == model.Extra {
		need = 1
	}
	var list []int
	for i, g := range l.m.gold.Differences {
		if (g.Relation == model.Extra) == (d.Relation == model.Extra) && len(articles[i]) >= need {
			list = append(list, i)
		}
	}
	return list
}

// leastSame is the closeness from which a mention covers a value's own words.
const leastSame = 0.5

// Close scores two-sided differences more strictly than Measure: mention and
// value must share half of the words of both.
func (l *Labels) Close(a *model.Analysis) Count {
	var c Count
	found := make(map[int]bool)
	for i := range a.Differences {
		d := &a.Differences[i]
		if !twoSided(d.Relation) {
			continue
		}
		c.Given++
		met := l.meeting(d, leastSame)
		if len(met) > 0 {
			c.Right++
		}
		for _, g := range met {
			found[g] = true
		}
	}
	c.Found = len(found)
	for _, g := range l.m.gold.Differences {
		if twoSided(g.Relation) {
			c.Wanted++
		}
	}
	return c
}
