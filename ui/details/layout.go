package details

import (
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

// A layout is the table laid out for a width: a pure function of what it shows.
type layout struct {
	width   int // cells
	method  ansi.Method
	columns narrow
	stacked bool         // cells stand under each other
	left    int          // the cell where the first article's words stand
	each    int          // cells of an article's words
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
// is still right.
func (p *Panel) layoutFor(columns narrow, width int, m ansi.Method) *layout {
	n := max(len(p.content.articles), 1)
	if width < columns.needs(n, namedCell) {
		columns.relation = 0
	}
	if l := p.layout; l != nil && l.width == width && l.method == m && l.columns == columns {
		return l
	}
	l := &layout{width: width, method: m, columns: columns}
	l.each = min((width-columns.needs(n, 0))/n, widestCell)
	l.left = columns.before()
	if l.each < leastCell {
		l.stack(&p.content)
	}
	for i := range p.content.entries {
		l.rows = append(l.rows, l.lay(&p.content, &p.content.entries[i]))
	}
	p.layout = l
	return l
}

// stack puts the cells under each other, each after its outlet's name.
func (l *layout) stack(c *content) {
	l.stacked, l.left = true, min(lead, l.width/4)
	if !l.inline() {
		l.left += min(c.widestOutlet(draw.Counter{Method: l.method}), l.width/3) + gap
	}
	l.each = max(1, l.width-l.left)
}

// inline reports whether a stacked cell begins with its outlet's name.
func (l *layout) inline() bool { return l.stacked && l.width < inlineUnder }

// lay breaks the cells of an entry into rows.
func (l *layout) lay(c *content, e *entry) []laidCell {
	row := make([]laidCell, len(e.cells))
	for i, said := range e.cells {
		text := said.words
		switch {
		case said.state == notCovered:
			text = draw.NoMatch(c.analysis.Origin)
		case said.state == silent && e.Relation != model.Missing && !l.stacked:
			text = silentDash
		case said.state == silent && draw.IsCertain(c.analysis.Origin):
			text = silentWords
		case said.state == silent:
			text = draw.NoMatch(c.analysis.Origin)
		}
		if l.inline() {
			text = c.outlet(c.articles[i]) + ": " + text
		}
		row[i] = laidCell{text: text, lines: column.Break(text, l.each, l.method)}
	}
	return row
}

// height returns the rows of the screen that a row of the table takes.
func (l *layout) height(i int, selected bool) int {
	height := 1
	for _, c := range l.rows[i] {
		if shown := l.shown(c, selected); l.stacked {
			height += shown
		} else {
			height = max(height, shown)
		}
	}
	return height
}

// shown returns the rows of a cell that are shown.
func (l *layout) shown(c laidCell, selected bool) int {
	switch {
	case selected:
		return len(c.lines)
	case l.stacked:
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

// at returns the cell where the column numbered i begins.
func (l *layout) at(i int) int { return l.left + i*(l.each+gap) }
