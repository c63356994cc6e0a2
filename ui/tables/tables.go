// Package tables has what the articles of a story say side by side: a row for each
// difference or fact with what every article gives, who is quoted with how many words,
// and how much of an article stands in another. The findings on the screen and the
// reports share it.
//
// All is made of an analysis alone, by pure functions.
package tables

import (
	"slices"

	"triptych/model"
	"triptych/model/echo"
)

// Tables are what a whole story gives, by kind. Each row has a cell for every article,
// in the order of the story.
type Tables struct {
	Figures, Dates []Entry // of at least two articles that do not give the same, the heaviest first
	Names          []Entry // likewise, of names and places
	Agreed         []Entry // what at least two articles tell alike
	Speakers       []Speaker
	Shares         []echo.Share // how much of an article stands in another, the largest first
}

// An Entry is one row, with what it was made of.
type Entry struct {
	Row
	Difference int     // its index in the analysis, or None
	Fact       int     // its index in the analysis, or None
	OneSource  [][]int // groups of articles that give it in the same copied words
}

// None stands for no difference or fact.
const None = -1

// New returns the tables of an analysis, of its differences those of order, in that
// order.
func New(a *model.Analysis, order []int) Tables {
	articles, taken := a.Story.Among(nil), echo.Taken(a.Story, a.Common)
	t := Tables{Speakers: Speakers(a.Story, a.Quotes), Shares: echo.Shares(a.Story, a.Copies)}
	for _, i := range order {
		d := &a.Differences[i]
		table := t.of(d.Kind)
		if table == nil {
			continue
		}
		e := Entry{Row: Difference(a, d, articles), Difference: i, Fact: None, OneSource: echo.OneSource(taken, d.Mentions)}
		if e.Says(2) {
			*table = append(*table, e)
		}
	}
	for i := range a.Facts {
		f := &a.Facts[i]
		table := t.of(f.Kind)
		if f.Agreed {
			table = &t.Agreed
		}
		if table != nil && !slices.ContainsFunc(order, func(i int) bool { return tells(&a.Differences[i], f) }) {
			*table = append(*table, Entry{Row: Fact(a, f, articles), Difference: None, Fact: i, OneSource: echo.OneSource(taken, f.Mentions)})
		}
	}
	return t
}

// of returns the table that has rows of a kind, nil for none.
func (t *Tables) of(k model.Kind) *[]Entry {
	switch k {
	case model.Number:
		return &t.Figures
	case model.Date:
		return &t.Dates
	case model.Name, model.Place:
		return &t.Names
	}
	return nil
}

// tells reports whether a difference has all that a fact has.
func tells(d *model.Difference, f *model.Fact) bool {
	if d.Kind != f.Kind {
		return false
	}
	for _, m := range f.Mentions {
		if !slices.ContainsFunc(d.Mentions, func(o model.Detail) bool { return o.SentenceRef == m.SentenceRef && o.Overlaps(m.Span) }) {
			return false
		}
	}
	return true
}
