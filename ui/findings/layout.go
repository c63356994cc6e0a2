package findings

import (
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/draw"
)

// Measures of the table, in cells and rows.
const (
	gap         = 2  // cells between two columns
	lead        = 6  // cells of the selection's mark, the relation's and the state's, each with a space
	leastCell   = 13 // a narrower column has its cell under the others
	widestCell  = 56 // longer lines read badly
	leastAbout  = 14 // cells of what a finding is about
	widestAbout = 34
	stateCells  = 14  // of what a person decided, written out
	statesFrom  = 140 // cells from which it is

	rowsUnselected    = 2 // of a cell of a row that is not selected
	stackedUnselected = 1 // the same where cells stand under each other
	rowsSelected      = 9
)

// A layout is the table laid out for a width: a pure function of what it shows.
type layout struct {
	width   int // cells
	method  ansi.Method
	stacked bool     // cells stand under each other
	about   int      // cells of what a finding is about
	states  int      // cells of what was decided, with their gap
	each    int      // cells of an outlet's words
	rows    [][]laid // of the table
	full    [][]laid // … when they are selected
}

// A laid is what one outlet says, or several, broken into rows. Stacked, it begins
// with their names.
type laid struct {
	text  string
	label int // bytes of the names
	odd   bool
	given bool
	lines []model.Span
}

// layoutFor returns the layout of the table for a width, the last one where that is
// still right.
func (t *Table) layoutFor(width int, m ansi.Method) *layout {
	if l := t.layout; l != nil && l.width == width && l.method == m {
		return l
	}
	n := max(len(t.content.articles), 1)
	l := &layout{width: width, method: m, about: max(leastAbout, min(width/5, widestAbout))}
	if width >= statesFrom {
		l.states = stateCells + gap
	}
	l.each = min((width-lead-l.about-l.states-n*gap)/n, widestCell)
	if l.each < leastCell {
		l.stacked, l.about, l.each = true, max(1, width-lead), max(1, width-lead)
	}
	for i := range t.content.entries {
		l.rows = append(l.rows, l.lay(&t.content, &t.content.entries[i], l.each/2))
		l.full = append(l.full, l.rows[i])
		if l.stacked {
			l.full[i] = l.lay(&t.content, &t.content.entries[i], l.each)
		}
	}
	t.layout = l
	return l
}

// lay breaks what an entry shows into rows: across, what it is about and a cell a
// column, or stacked, a value each after who gives it, in so many cells.
func (l *layout) lay(c *content, e *entry, names int) []laid {
	var row []laid
	if !l.stacked {
		row = append(row, laid{text: e.about, lines: column.Break(e.about, l.about, l.method)})
		for _, said := range e.cells {
			row = append(row, laid{text: said.words, odd: said.odd, given: said.key != "", lines: column.Break(said.words, l.each, l.method)})
		}
		return row
	}
	for _, g := range e.groups() {
		label := c.outlets(g.columns, draw.Counter{Method: l.method}, names) + ": "
		text := label + g.words
		row = append(row, laid{text: text, label: len(label), odd: g.odd, given: true, lines: column.Break(text, l.each, l.method)})
	}
	return row
}

// cells returns the cells of a row of the table.
func (l *layout) cells(i int, selected bool) []laid {
	if selected {
		return l.full[i]
	}
	return l.rows[i]
}

// shown returns the rows of a cell that are shown.
func (l *layout) shown(cell laid, selected bool) int {
	most := rowsUnselected
	switch {
	case selected:
		most = rowsSelected
	case l.stacked:
		most = stackedUnselected
	}
	return min(len(cell.lines), most)
}

// height returns the rows of the screen that a row of the table takes.
func (l *layout) height(i int, selected bool) int {
	height := 1
	for _, cell := range l.cells(i, selected) {
		if l.stacked {
			height += l.shown(cell, selected)
		} else {
			height = max(height, l.shown(cell, selected))
		}
	}
	return height
}

// at returns the cell where the column numbered i begins.
func (l *layout) at(i int) int { return lead + l.about + gap + i*(l.each+gap) }

// A line is one row of the screen of a row of the table.
type line struct{ entry, n int }

// lines returns all lines of the table.
func (t *Table) lines(l *layout) []line {
	var list []line
	for i := range t.content.entries {
		for n := range l.height(i, i == t.selected) {
			list = append(list, line{i, n})
		}
	}
	return list
}

// scroll brings the selected row, or its first lines where it is higher than the
// screen, into sight, as little as that takes.
func (t *Table) scroll(lines []line, l *layout, height int) {
	start := 0
	for start < len(lines) && lines[start].entry != t.selected {
		start++
	}
	end := start + 1
	if t.Len() > 0 {
		end = start + l.height(t.selected, true)
	}
	t.top = max(0, min(t.top, start, len(lines)-height))
	if end > t.top+height {
		t.top = min(start, end-height)
	}
}

// head returns how many rows stand above the first line of the table on a screen of
// so many rows: the tabs, the outlets and a rule.
func (l *layout) head(height int) int {
	switch {
	case height < 4:
		return 0
	case height < 8:
		return 1
	case l.stacked:
		return 2
	}
	return 3
}
