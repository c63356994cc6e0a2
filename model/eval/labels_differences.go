package eval

import (
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// A goldValueRef names an annotated value by the index of its difference and
// its own.
type goldValueRef struct{ Difference, Value int }

// matchedValues returns the annotated values that a mention matches, as in the
// score.
func (l *Labels) matchedValues(mention model.Detail) []goldValueRef {
	var list []goldValueRef
	for i, g := range l.m.gold.Differences {
		for j, v := range g.Values {
			if l.m.matchesValue(mention, v) {
				list = append(list, goldValueRef{i, j})
			}
		}
	}
	return list
}

// closeness returns twice the number of words that a mention and an annotated
// value share over the number of words of both, 0 to 1 (Dice's coefficient).
func (l *Labels) closeness(mention model.Detail, at goldValueRef) float64 {
	v := l.m.gold.Differences[at.Difference].Values[at.Value]
	x := strings.Fields(text.FoldQuote(mention.In(l.m.story.Articles[mention.Article].Text)))
	y := strings.Fields(text.FoldQuote(v.Text))
	return 2 * float64(commonWords(x, y)) / float64(max(1, len(x)+len(y)))
}

// differenceCloseness returns the greatest closeness with which the two spans
// match values of one annotated conflict or variant, the lesser of both; 0 if
// they match none.
func (l *Labels) differenceCloseness(a, b model.Detail) float64 {
	closeness, _ := l.closest(a, b)
	return closeness
}

// closest is differenceCloseness that also returns the relation of that difference.
func (l *Labels) closest(a, b model.Detail) (float64, model.Relation) {
	best, relation := 0.0, model.Relation("")
	others := l.matchedValues(b)
	for _, x := range l.matchedValues(a) {
		of := l.m.gold.Differences[x.Difference].Relation
		if of == model.Extra {
			continue
		}
		for _, y := range others {
			if y.Difference != x.Difference {
				continue
			}
			if closeness := min(l.closeness(a, x), l.closeness(b, y)); closeness > best {
				best, relation = closeness, of
			}
		}
	}
	return best, relation
}

// Relation returns how the annotated conflict or variant that is closest to two spans
// sets them apart; "" if none has a word of each.
func (l *Labels) Relation(a, b model.Detail) model.Relation {
	_, relation := l.closest(a, b)
	return relation
}
