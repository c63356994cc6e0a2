package details

import (
	"strconv"

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
	widestStatus = 12
	inlineUnder  = 30 // narrower stacked cells begin with the outlet's name instead of having it beside

	rowsUnselected    = 3 // of a cell of a row that is not selected
	stackedUnselected = 1 // the same where cells stand under each other
)

// narrow is the cells of the columns beside those of the articles, 0 for one that is
// not shown.
type narrow struct{ relation, kind, statusWidth int }

// A layout is the table laid out for a width: a pure function of what it shows.
type layout struct {
	width   int // cells
	method  ansi.Method
	narrow               // columns
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
func (p *Panel) measure(m ansi.Method) (n narrow) {
	grow := func(cells *int, words string) {
		*cells = max(*cells, min(draw.Counter{Method: m}.Width(words), widestStatus))
	}
	for i := range p.entries {
		e := &p.entries[i]
		grow(&n.kind, string(e.Kind))
		grow(&n.relation, string(e.Relation))
		grow(&n.statusWidth, p.statusOf(e))
	}
	return n
}

// before returns the cells before the first article's column.
func (n *narrow) before() int {
	if n.relation > 0 {
		return lead + n.relation + 1 + n.kind
	}
	return lead + n.kind
}

// needs returns the cells of a table whose articles have each cells.
func (n *narrow) needs(articles, each int) int {
	cells := n.before() + articles*(gap+each)
	if n.statusWidth > 0 {
		cells += gap + n.statusWidth
	}
	return cells
}

// layoutFor returns the layout of the table for a width.
func (p *Panel) layoutFor(columns narrow, width int, m ansi.Method) *layout {
	n := max(len(p.articles), 1)
	if width < columns.needs(n, namedCell) {
		columns.relation = 0
	}
	if l := p.layout; l != nil && l.width == width && l.method == m && l.narrow == columns {
		return l
	}
	l := &layout{width: width, method: m, narrow: columns}
	l.each = min((width-l.needs(n, 0))/n, widestCell)
	l.left = l.before() + gap
	if l.each < leastCell {
		l.stack(p)
	}
	for i := range p.entries {
		l.rows = append(l.rows, p.layRow(l, &p.entries[i]))
	}
	p.layout = l
	return l
}

// stack puts the cells under each other, each after its outlet's name.
func (l *layout) stack(p *Panel) {
	counter := draw.Counter{Method: l.method}
	l.stacked, l.left = true, min(lead, l.width/4)
	if l.width >= inlineUnder {
		names := 0
		for _, article := range p.articles {
			names = max(names, counter.Width(p.outlet(article)))
		}
		l.left += min(names, l.width/3) + gap
	}
	l.each = max(1, l.width-l.left)
}

// inline reports whether a stacked cell begins with its outlet's name.
func (l *layout) inline() bool { return l.stacked && l.width < inlineUnder }

func (p *Panel) layRow(l *layout, e *entry) []laidCell {
	row := make([]laidCell, len(e.cells))
	for i, c := range e.cells {
		text := c.words
		switch {
		case c.state == notCovered:
			text = draw.NotCovered
		case c.state == silent && e.Relation != model.Missing && !l.stacked:
			text = silentDash
		case c.state == silent:
			text = silentWords
		}
		if l.inline() {
			text = p.outlet(p.articles[i]) + ": " + text
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

// outlet names an article by its number and what is known: its source, or else
// its file's name.
func (p *Panel) outlet(article int) string {
	return strconv.Itoa(article+1) + " " + p.analysis.Story.Articles[article].Outlet()
}
