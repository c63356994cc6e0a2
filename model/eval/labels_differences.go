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
