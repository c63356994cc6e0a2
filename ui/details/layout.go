package details

import (
	"slices"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/draw"
)

// Measures of the table, in cells and rows.
const (
	gap          = 2  // cells between two columns
	lead         = 4  // cells of the selection's mark and the relation's, each with a space
	leastCell    = 14 // a narrower column has its cell under the others
	namedCell    = 20 // from here on the relation is written out beside its mark
	widestCell   = 64 // longer lines read badly
	widestStatus = 18
	inlineUnder  = 30 // narrower stacked cells begin with the outlet's name instead of having it beside

	rowsUnselected    = 3 // of a cell of a row that is not selected
	stackedUnselected = 1 // the same where cells stand under each other
)

// narrow is the cells of the columns beside those of the articles, with a gap that
// parts them from the next or the last one; 0 for one that is not shown.
type narrow struct{ relation, kind, status int }

// A Place is where words stand in a row: their first cell, and how many they have.
type Place struct{ X, Width int }

// end returns the cell after the place.
func (p Place) end() int { return p.X + p.Width }

// A shape is how the cells of a row of the table stand.
type shape uint8

const (
	across  shape = iota // beside each other, and beside what the difference is
	below                // below what the difference is, under the text of the articles that stand above, and those of others under each other
	stacked              // under each other, below what the difference is
)

// A layout is the table laid out for a width: a pure function of what it shows.
type layout struct {
	width   int // cells
	method  ansi.Method
	columns narrow
	shape   shape
	under   []Place      // by column: of the text of the articles that stand above the table
	places  []Place      // by column: of what an article says
	outlets int          // the cell where the name of an outlet begins that stands before it
	rows    [][]laidCell // of the table
}

// A laidCell is what an article says, broken into rows.
type laidCell struct {
	text  string
	lines []model.Span
}

// measure returns what the narrow columns need.
func (c *content) measure(m ansi.Method) (n narrow) {
	grow := func(cells *int, words string, gap int) {
		if words != "" {
			*cells = max(*cells, min(draw.Counter{Method: m}.Width(words), widestStatus)+gap)
		}
	}
	for i := range c.entries {
		e := &c.entries[i]
		grow(&n.relation, string(e.Relation), 1)
		grow(&n.kind, draw.Kind(e.Kind), gap)
		grow(&n.status, c.status(e.difference), gap)
	}
	return n
}

// before returns the cells before the first article's column.
func (n *narrow) before() int { return lead + n.relation + n.kind }

// needs returns the cells of a table whose articles have each cells.
func (n *narrow) needs(articles, each int) int {
	return n.before() + articles*each + (articles-1)*gap + n.status
}

// layoutFor returns the layout of the table for a width, the last one where that
// is still right. Below the articles it stands at their places.
func (p *Panel) layoutFor(columns narrow, width int, under []Place, m ansi.Method) *layout {
	n := max(len(p.content.articles), 1)
	if width < columns.needs(n, namedCell) {
		columns.relation = 0
	}
	if o := p.layout; o != nil && o.width == width && o.method == m && o.columns == columns && slices.Equal(o.under, under) {
		return o
	}
	l := &layout{width: width, method: m, columns: columns, under: under}
	l.spread(&p.content, n)
	for i := range p.content.entries {
		l.rows = append(l.rows, l.lay(&p.content, &p.content.entries[i]))
	}
	p.layout = l
	return l
}

// spread finds the place of each of n columns: under the text of its article, or its
// share of the width, or where the shares are too narrow, all of it after the outlet's
// name.
func (l *layout) spread(c *content, n int) {
	left, each := l.columns.before(), min((l.width-l.columns.needs(n, 0))/n, widestCell)
	step := each + gap
	switch {
	case l.under != nil:
		l.shape = below
	case each < leastCell:
		l.shape = stacked
	}
	if l.shape != across {
		l.outlets = min(lead, l.width/4)
		if i := slices.IndexFunc(l.under, func(p Place) bool { return p.Width > 0 }); i >= 0 {
			l.outlets = l.under[i].X
		}
		left = l.outlets
		if !l.inline() {
			left += min(c.widestOutlet(draw.Counter{Method: l.method}), l.width/3) + gap
		}
		each, step = max(1, l.width-left), 0
	}
	for i := range n {
		at := Place{left + i*step, each}
		if l.shape == below && l.under[i].Width > 0 {
			at = l.under[i]
		}
		l.places = append(l.places, at)
	}
}

// stacks reports whether what the article of a column says stands by itself, after
// the outlet's name.
func (l *layout) stacks(column int) bool {
	return l.shape == stacked || l.shape == below && l.under[column].Width == 0
}

// inline reports whether a stacked cell begins with its outlet's name.
func (l *layout) inline() bool { return l.shape == stacked && l.width < inlineUnder }

// lay breaks the cells of an entry into rows.
func (l *layout) lay(c *content, e *entry) []laidCell {
	row := make([]laidCell, len(e.cells))
	for i, said := range e.cells {
		text := said.words
		switch {
		case said.state == notCovered:
			text = draw.NoMatch(c.analysis.Origin)
		case said.state == silent && e.Relation != model.Missing && !l.stacks(i):
			text = silentDash
		case said.state == silent && draw.IsCertain(c.analysis.Origin):
			text = silentWords
		case said.state == silent:
			text = draw.NoMatch(c.analysis.Origin)
		}
		if l.inline() {
			text = c.outlet(c.articles[i]) + ": " + text
		}
		row[i] = laidCell{text: text, lines: column.Break(text, l.places[i].Width, l.method)}
	}
	return row
}

// height returns the rows of the screen that a row of the table takes.
func (l *layout) height(i int, selected bool) int {
	beside, all := l.beside(i, selected), 0
	for c, laid := range l.rows[i] {
		if l.stacks(c) {
			all += l.shown(c, laid, selected)
		}
	}
	if l.shape == across {
		return max(1, beside)
	}
	return 1 + beside + all
}

// beside returns the rows that the cells of a row of the table take which stand beside
// each other.
func (l *layout) beside(i int, selected bool) int {
	highest := 0
	for c, laid := range l.rows[i] {
		if !l.stacks(c) {
			highest = max(highest, l.shown(c, laid, selected))
		}
	}
	return highest
}

// shown returns the rows of a column's cell that are shown.
func (l *layout) shown(column int, c laidCell, selected bool) int {
	switch {
	case selected:
		return len(c.lines)
	case l.stacks(column):
		return min(len(c.lines), stackedUnselected)
	}
	return min(len(c.lines), rowsUnselected)
}

// heights returns the rows of the whole table as it is when none of its rows is
// selected, the most that selecting one adds, and whether any row has several.
func (l *layout) heights() (rows, growth int, several bool) {
	for i := range l.rows {
		low := l.height(i, false)
		high := l.height(i, true)
		rows += low
		growth = max(growth, high-low)
		several = several || high > 1
	}
	return rows, growth, several
}
