// Package findings lays out the table of what articles of a story tell differently,
// over the whole story: a difference a row, the heaviest first, and what each
// outlet says in a column of its own. What they tell alike has a table too, and what
// changed where they are versions of one article. Where there is no room for columns,
// what outlets say stands in rows under it, equal values in one.
//
// What is shown is a pure function of the analysis, the options and the size. A
// Table keeps which row is selected and how far it is scrolled.
package findings

import (
	"slices"

	"triptych/model"
	"triptych/ui/tables"
)

// A Tab is one of the tables that stand beside one another.
type Tab uint8

// The tabs. A later one is a row of tabs.
const (
	All Tab = iota
	Figures
	Dates
	Quotes
	Agreed
	Changes // of a story of versions alone
)

// A tab is what a Tab shows.
type tab struct {
	name string
	of   model.Kind // what its rows are about; "" for all kinds
	has  rows
}

// rows is what the rows of a tab are.
type rows uint8

const (
	ofDifferences rows = iota
	ofFacts            // that the articles tell alike
	ofChanges
)

func tabs() []tab {
	return []tab{{name: "Findings"}, {name: "Figures", of: model.Number}, {name: "Dates", of: model.Date}, {name: "Quotes", of: model.Quote},
		{name: "Agreed", has: ofFacts}, {name: "Changes", has: ofChanges}}
}

// String names the tab as its heading does.
func (t Tab) String() string { return tabs()[t].name }

// has reports whether a difference is a row of the tab.
func (t Tab) has(d *model.Difference) bool {
	tab := tabs()[t]
	return tab.has == ofDifferences && (tab.of == "" || tab.of == d.Kind)
}

// A State is what a person decided of a difference, as a row shows it.
type State struct {
	Glyph string // one cell; "" for none
	Words string
	Aside bool // it was set aside: its row is dimmed
}

// Options say what a Table shows.
type Options struct {
	Tab      Tab
	List     []int                      // the differences that there are, as indexes
	Facts    []model.Fact               // those that articles agree on are listed, in their order
	NoFacts  string                     // why there are no facts yet; "" if there are
	Changes  []tables.Row               // from each version to the next; nil for a story that is not one of versions
	Articles []int                      // that have a column, from left to right; nil for all
	Words    string                     // that each row must hold, whatever their case; "" for all rows
	State    func(difference int) State // nil for nothing decided
}

// A Table is the findings of one tab. It belongs to one goroutine.
type Table struct {
	content  content
	selected int  // an index of the entries; 0 where there are none
	top      line // the first that is shown
	layout   *layout
}

// New returns the table of an analysis with its first row selected.
func New(a *model.Analysis, o Options) *Table { return &Table{content: newContent(a, o)} }

// Tabs is how many tabs there are.
func (t *Table) Tabs() int { return len(t.content.counts) }

// Beside returns the tab step places right of the one shown, going round at the ends.
func (t *Table) Beside(step int) Tab {
	n := t.Tabs()
	return Tab((int(t.content.options.Tab) + step%n + n) % n)
}

// Len is the number of rows.
func (t *Table) Len() int { return len(t.content.entries) }

// Move selects the row delta rows below; it stops at the ends.
func (t *Table) Move(delta int) {
	delta = max(-t.Len(), min(delta, t.Len())) // so that no sum overflows
	t.Select(t.selected + delta)
}

// Select selects a row by its number, or the nearest that there is.
func (t *Table) Select(row int) { t.selected = max(0, min(row, t.Len()-1)) }

// Row returns the number of the row selected.
func (t *Table) Row() int { return t.selected }

// SelectDifference selects the row of a difference, and reports whether it has one.
func (t *Table) SelectDifference(difference int) bool {
	for i := range t.content.entries {
		if t.content.entries[i].difference == difference {
			t.selected = i
			return true
		}
	}
	return false
}

// SelectFact selects the row of a fact, and reports whether it has one.
func (t *Table) SelectFact(fact int) bool {
	i := slices.IndexFunc(t.content.entries, func(e entry) bool { return e.fact != none && e.fact == fact })
	if i >= 0 {
		t.selected = i
	}
	return i >= 0
}

// SelectChange selects the row of a change, and reports whether it has one.
func (t *Table) SelectChange(change int) bool {
	i := slices.IndexFunc(t.content.entries, func(e entry) bool { return e.change != none && e.change == change })
	if i >= 0 {
		t.selected = i
	}
	return i >= 0
}

// Selected returns the difference of the row selected; false where it is a fact, or
// there are no rows.
func (t *Table) Selected() (difference int, ok bool) {
	if t.Len() == 0 {
		return 0, false
	}
	difference = t.content.entries[t.selected].difference
	return difference, difference != none
}

// SelectedFact returns the fact of the row selected; false where it is none.
func (t *Table) SelectedFact() (fact int, ok bool) {
	if t.Len() == 0 {
		return 0, false
	}
	fact = t.content.entries[t.selected].fact
	return fact, fact != none
}

// SelectedChange returns the change of the row selected; false where it is none.
func (t *Table) SelectedChange() (change int, ok bool) {
	if t.Len() == 0 {
		return 0, false
	}
	change = t.content.entries[t.selected].change
	return change, change != none
}

// NextConflict selects the next row whose values cannot all be so, step rows on at
// a time, going round at the ends. It reports whether there is one.
func (t *Table) NextConflict(step int) bool {
	n := t.Len()
	for i := 1; i <= n; i++ {
		at := ((t.selected+i*step)%n + n) % n
		if t.content.entries[at].Relation == model.Conflict {
			t.selected = at
			return true
		}
	}
	return false
}

// From lets the table start where another one is scrolled to.
func (t *Table) From(other *Table) { t.top = other.top }
