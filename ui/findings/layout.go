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
	rows    [][]laid // of the table; nil for one that has not been looked at
	full    [][]laid // … when they are selected
}

// A laid is what one outlet says, or several, broken into rows. Stacked, it begins
// with their names.
type laid struct {
	text  string
	label int // bytes of the names
	odd   bool
	given bool
	rival bool
	dash  bool // it says nothing, and need not
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
	l.rows, l.full = make([][]laid, t.Len()), make([][]laid, t.Len())
	t.layout = l
	return l
}

// lay breaks what an entry shows into rows: across, what it is about and a cell a
// column, or stacked, a value each after who gives it, in so many cells.
func (l *layout) lay(c *content, e *entry, names int) []laid {
	var row []laid
	if !l.stacked {
		row = append(row, laid{text: e.row.About, lines: column.Break(e.row.About, l.about, l.method)})
		for _, said := range e.row.Cells {
			row = append(row, laid{text: said.Words, odd: said.Odd, given: said.Key != "", rival: said.Rival, dash: said.Dash, lines: column.Break(said.Words, l.each, l.method)})
		}
		return row
	}
	for _, g := range e.row.Groups() {
		label := c.outlets(g.Columns, draw.Counter{Method: l.method}, names) + ": "
		text := label + g.Words
		row = append(row, laid{text: text, label: len(label), odd: g.Odd, given: true, rival: g.Rival, lines: column.Break(text, l.each, l.method)})
	}
	return row
}

// cells returns the cells of a row of the table, which are laid out when they are
// first looked at.
func (t *Table) cells(l *layout, i int, selected bool) []laid {
	rows, names := l.rows, l.each/2
	if selected && l.stacked {
		rows, names = l.full, l.each
	}
	if rows[i] == nil {
		rows[i] = l.lay(&t.content, t.content.entry(i), names)
	}
	return rows[i]
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
func (t *Table) height(l *layout, i int) int {
	height, selected := 1, i == t.selected
	for _, cell := range t.cells(l, i, selected) {
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

func (a line) before(b line) bool { return a.entry < b.entry || a.entry == b.entry && a.n < b.n }

// up returns the line so many lines above another, or the first of all.
func (t *Table) up(l *layout, from line, lines int) line {
	for lines > from.n && from.entry > 0 {
		lines -= from.n + 1
		from.entry--
		from.n = t.height(l, from.entry) - 1
	}
	from.n = max(0, from.n-lines)
	return from
}

// end returns the last line of a row of the table.
func (t *Table) end(l *layout, entry int) line { return line{entry, t.height(l, entry) - 1} }

// lines returns the lines that are shown where there is room for height of them.
func (t *Table) lines(l *layout, height int) []line {
	var list []line
	for at := t.top; at.entry < t.Len() && len(list) < height; at = (line{at.entry + 1, 0}) {
		for ; at.n < t.height(l, at.entry) && len(list) < height; at.n++ {
			list = append(list, at)
		}
	}
	return list
}

// scroll brings the selected row, or its first lines where it is higher than the
// screen, into sight, as little as that takes. No rows stay empty at the end that
// could be filled from the start.
func (t *Table) scroll(l *layout, height int) {
	if t.Len() == 0 {
		t.top = line{}
		return
	}
	if t.top.entry >= t.Len() || t.top.n >= t.height(l, t.top.entry) {
		t.top = line{min(t.top.entry, t.Len()-1), 0}
	}
	start := line{entry: t.selected}
	if lowest := t.up(l, t.end(l, t.selected), height-1); t.top.before(lowest) {
		t.top = lowest
	}
	if last := t.up(l, t.end(l, t.Len()-1), height-1); last.before(t.top) {
		t.top = last
	}
	if start.before(t.top) {
		t.top = start
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
