// Package details shows who says what about one topic: a table with a row for
// each difference and a column for each article, and for the row selected why it
// was flagged and, where wordings differ, a comparison word by word.
//
// Rows of the screen and cells count from 0 at the panel's upper left corner.
package details

import (
	"slices"

	"triptych/model"
)

// Options say what a panel shows.
type Options struct {
	// Articles lists the articles in the order of their columns; nil shows all
	// in the story's order.
	Articles []int
	// Under is the place of the text of each of these articles above the panel, from
	// the left to the right; the zero value for one that is not on the screen, nil where
	// none is.
	Under []Place
	// Whole is the analysis that the one shown was filtered from, nil where it
	// was not: the panel says how many differences of the topic the filter hides.
	Whole *model.Analysis
	// Status returns in a word or two what a person decided about a difference,
	// "" for nothing; nil if nobody does. It is called whenever rows are drawn.
	Status func(difference int) string
}

// A Panel is the details of one topic. It belongs to one goroutine: it keeps
// how far it is scrolled and what it last laid out.
type Panel struct {
	content    content
	selected   int // an index of the entries, 0 also where there are none
	top        int // the first row of the table that is shown
	explainTop int // the first row of the explanation that is shown

	layout     *layout // of the last frame, kept for the next one
	drawn      []int   // by row of the screen: the entry shown in the table there, or -1
	tableWidth int     // cells of the table as it was last drawn
}

// New makes the panel of a topic of the analysis, by its number; any other
// number means no topic, and the panel says so. The first row is selected.
func New(a *model.Analysis, topic int, o Options) *Panel {
	return &Panel{content: newContent(a, topic, o)}
}

// Topic is the number of the topic, -1 for none.
func (p *Panel) Topic() int { return p.content.topic }

// Select selects the row numbered i from 0, or the one nearest to it.
func (p *Panel) Select(i int) {
	i = max(0, min(i, len(p.content.entries)-1))
	if i != p.selected {
		p.explainTop = 0
	}
	p.selected = i
}

// SelectDifference selects the row of the difference that has the number in the
// analysis, and reports whether there is one.
func (p *Panel) SelectDifference(difference int) bool {
	i := slices.IndexFunc(p.content.entries, func(e entry) bool { return e.difference == difference })
	if i < 0 {
		return false
	}
	p.Select(i)
	return true
}

// Move moves the selection delta rows down.
func (p *Panel) Move(delta int) { p.Select(p.selected + delta) }

// Scroll scrolls the explanation of the selected row down by delta screen rows.
// Drawing sets the limit.
func (p *Panel) Scroll(delta int) { p.explainTop = max(0, p.explainTop+delta) }

// Selected returns the number in the analysis of the selected difference, and
// whether there is one.
func (p *Panel) Selected() (difference int, ok bool) {
	if len(p.content.entries) == 0 {
		return 0, false
	}
	return p.content.entries[p.selected].difference, true
}

// SelectedRow returns the first row of the panel in which it showed the selected
// row of the table when last drawn; -1 for none.
func (p *Panel) SelectedRow() int { return slices.Index(p.drawn, p.selected) }

// At returns the row of the table, counted as [Panel.Select] does, that the panel
// showed at the cell x of its row y when last drawn; false beside the table's rows.
func (p *Panel) At(x, y int) (row int, ok bool) {
	if x < 0 || x >= p.tableWidth || y < 0 || y >= len(p.drawn) || p.drawn[y] < 0 {
		return 0, false
	}
	return p.drawn[y], true
}
