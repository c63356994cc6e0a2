package weigh

import (
	"cmp"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/detail"
)

// maxMarked is the share of the articles' bytes that may be marked at the levels
// Facts and Telling.
const maxMarked = 0.15

// alwaysMarked is how many of the heaviest differences are marked whatever share
// of the articles that is: in a story of two sentences one difference can be all.
const alwaysMarked = 3

// setLevels sets the level of every difference. Differences are taken by weight,
// heaviest first and conflicts before all others, as long as no more than
// maxMarked of the articles is marked at Telling, or no more than alwaysMarked
// differences are; what does not fit is left to Everything, but for what a person
// marked beside the analysis.
//
// One pass is enough for both bounds. What is marked at Facts is marked at
// Telling too, so a bound on Telling bounds Facts; and a fact that would fit at
// Facts alone cannot be marked there, or it would have to be marked at Telling.
func setLevels(readings []detail.Reading, list []model.Difference) {
	order := make([]int, len(list))
	keys := make([]string, len(list))
	for i := range list {
		order[i], keys[i] = i, contentKey(readings, &list[i])
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := &list[i], &list[j]
		return cmp.Or(conflictFirst(x, y), cmp.Compare(y.Weight, x.Weight), strings.Compare(keys[i], keys[j]))
	})
	b, least := newBound(readings), leastAlways(list)
	for _, i := range order {
		d := &list[i]
		d.Level = kindLevel(d)
		if d.Level != model.Everything && !b.take(d, d.Relation == model.Conflict || d.ByHand || d.Weight >= least) {
			d.Level = model.Everything
		}
	}
}

// leastAlways returns the weight of the last of the alwaysMarked heaviest of the
// differences that their kind does not leave to Everything.
func leastAlways(list []model.Difference) float64 {
	var weights []float64
	for i := range list {
		if kindLevel(&list[i]) != model.Everything {
			weights = append(weights, list[i].Weight)
		}
	}
	slices.Sort(weights)
	return append(weights[max(len(weights)-alwaysMarked, 0):], 0)[0]
}

// conflictFirst compares by whether a difference is a conflict.
func conflictFirst(x, y *model.Difference) int {
	switch a, b := x.Relation == model.Conflict, y.Relation == model.Conflict; {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// contentKey returns a key that orders differences of one weight alike in
// whatever order their articles are.
func contentKey(readings []detail.Reading, d *model.Difference) string {
	var words []string
	for _, m := range d.Mentions {
		words = append(words, m.In(readings[m.Article].Article.Text))
	}
	slices.Sort(words)
	return string(d.Kind) + "\n" + strings.Join(words, "\n")
}

// kindLevel returns the level of a difference by its kind and relation alone.
func kindLevel(d *model.Difference) model.Level {
	switch {
	case d.Relation == model.Conflict || isHard(d.Kind):
		return model.Facts
	case d.Kind == model.Certainty || d.Kind == model.Attribution || d.Kind == model.Wording:
		return model.Telling
	}
	return model.Everything
}

// A bound counts the bytes of the articles that are marked.
type bound struct {
	marked [][]bool // by article and byte
	left   int      // bytes that may still be marked
}

func newBound(readings []detail.Reading) *bound {
	b := &bound{marked: make([][]bool, len(readings))}
	all := 0
	for i, r := range readings {
		b.marked[i] = make([]bool, len(r.Article.Text))
		for _, s := range r.Article.Sentences {
			all += s.Len()
		}
	}
	b.left = int(maxMarked * float64(all))
	return b
}

// take marks the mentions of a difference, if they fit or always is true, and
// reports whether it did.
func (b *bound) take(d *model.Difference, always bool) bool {
	var added []*bool
	for _, m := range d.Mentions {
		for i := range b.marked[m.Article][m.Start:m.End] {
			if mark := &b.marked[m.Article][m.Start+i]; !*mark {
				*mark = true
				added = append(added, mark)
			}
		}
	}
	if len(added) > b.left && !always {
		for _, mark := range added {
			*mark = false
		}
		return false
	}
	b.left -= len(added)
	return true
}
