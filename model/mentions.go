package model

import (
	"cmp"
	"slices"
)

func (a *Analysis) indexMentions() {
	a.mentions = a.byPlace(func(d *Difference) []Detail { return d.Mentions })
	a.titleMentions = a.byPlace(func(d *Difference) []Detail { return d.TitleMentions })
}

// byPlace returns the mentions of all differences by article, in the order of the
// text.
func (a *Analysis) byPlace(of func(*Difference) []Detail) [][]Mention {
	mentions := make([][]Mention, len(a.Story.Articles))
	for i := range a.Differences {
		d := &a.Differences[i]
		for _, m := range of(d) {
			mentions[m.Article] = append(mentions[m.Article], Mention{Detail: m, Difference: i, Relation: d.Relation})
		}
	}
	for i := range mentions {
		slices.SortStableFunc(mentions[i], func(x, y Mention) int {
			return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End), cmp.Compare(x.Difference, y.Difference))
		})
	}
	return mentions
}

// renumbered returns mentions whose differences have new numbers, without those of
// differences that have none.
func renumbered(mentions [][]Mention, numbers []int) [][]Mention {
	kept := make([][]Mention, len(mentions))
	for i, list := range mentions {
		kept[i] = make([]Mention, 0, len(list))
		for _, m := range list {
			if m.Difference = numbers[m.Difference]; m.Difference >= 0 {
				kept[i] = append(kept[i], m)
			}
		}
	}
	return kept
}

// Mentions returns the article's mentions in differences, in the order of the
// text. They may overlap.
func (a *Analysis) Mentions(article int) []Mention { return a.mentions[article] }
