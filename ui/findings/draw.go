package findings

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/theme"
)

// Rows draws the table: height rows of width cells each, with every style closed,
// counted by the terminal's method. The selected row is in sight.
func (t *Table) Rows(width, height int, th *theme.Theme, m ansi.Method) []string {
	rows := make([]string, max(height, 0))
	if width < 1 || height < 1 {
		return rows
	}
	d := drawing{table: t, layout: t.layoutFor(width, m), theme: th}
	head := d.layout.head(height)
	t.scroll(d.layout, height-head)
	lines := t.lines(d.layout, height-head)
	for y := range rows {
		p := draw.NewPen(width, m)
		switch at := y - head; {
		case y < head:
			d.head(p, y, head, lines)
		case at < len(lines):
			d.line(p, lines[at])
		case len(lines) == 0 && y == head:
			p.Put(d.nothing(), p.End(), th.Muted)
		}
		rows[y] = th.Glyphs.Flat(p.String())
	}
	return rows
}

// A Place is what stands at a cell of the screen.
type Place struct {
	Row   int // of the table; -1 for none
	Tab   Tab
	OnTab bool // it is the heading of Tab
}

// At returns what stands at the cell x of row y of a screen of width cells and
// height rows, as it was last drawn.
func (t *Table) At(x, y, width, height int, m ansi.Method) Place {
	place := Place{Row: -1}
	if x < 0 || y < 0 || x >= width || y >= height {
		return place
	}
	l := t.layoutFor(width, m)
	head := l.head(height)
	if y == 0 && head > 0 {
		for i, label := range t.labels(width) {
			if x -= len(label); x < 0 {
				return Place{Row: -1, Tab: Tab(i), OnTab: true}
			}
		}
		return place
	}
	if lines := t.lines(l, height-head); y >= head && y-head < len(lines) {
		place.Row = lines[y-head].entry
	}
	return place
}

// SelectedRow returns the first row of the selected one on a screen of width cells
// and height rows, as it was last drawn; -1 where it is not on it.
func (t *Table) SelectedRow(width, height int, m ansi.Method) int {
	if width < 1 || height < 1 || t.Len() == 0 {
		return -1
	}
	l := t.layoutFor(width, m)
	head := l.head(height)
	first := slices.Index(t.lines(l, height-head), line{entry: t.selected})
	if first < 0 {
		return -1
	}
	return head + first
}

// A drawing is one frame in one theme.
type drawing struct {
	table  *Table
	layout *layout
	theme  *theme.Theme
}

// head draws one of the rows above the table, of which there are so many.
func (d *drawing) head(p *draw.Pen, y, rows int, lines []line) {
	switch {
	case y == 0:
		d.tabs(p)
	case y == rows-1:
		above, below := 0, 0
		if len(lines) > 0 {
			above, below = lines[0].entry, d.table.Len()-1-lines[len(lines)-1].entry
		}
		p.RuleMore(p.End(), d.theme, above, below)
	default:
		for i := range d.table.content.articles {
			p.To(d.layout.at(i))
			p.Put(d.table.content.outlet(i), d.layout.at(i)+d.layout.each, d.theme.Header)
		}
	}
}

// labels returns the headings of the tabs: with how many rows each has, where there
// is room, or as close together as they can be where there is little. Where there is
// none for that, the names of those not shown are cut short.
func (t *Table) labels(width int) []string {
	var long, short, tight, cut []string
	for i := range t.Tabs() {
		bare := fmt.Sprintf(" %s ", Tab(i))
		counted := fmt.Sprintf(" %s %d ", Tab(i), t.content.counts[i])
		if tabs()[i].has == ofFacts && t.content.options.NoFacts != "" {
			counted = bare
		}
		long = append(long, counted)
		if Tab(i) == t.content.options.Tab {
			cut = append(cut, strings.TrimSuffix(counted, " "))
		} else {
			counted = bare
			cut = append(cut, bare[:1+cutName])
		}
		short = append(short, counted)
		tight = append(tight, strings.TrimSuffix(counted, " "))
	}
	for _, list := range [][]string{long, short, tight} {
		if len(strings.Join(list, "")) <= width { // the names are ASCII
			return list
		}
	}
	return cut
}

// cutName is how many letters of its name a tab has at the least.
const cutName = 3

// tabs draws the headings of the tabs, and what rows must hold.
func (d *drawing) tabs(p *draw.Pen) {
	for i, label := range d.table.labels(p.End()) {
		style := d.theme.Header
		if Tab(i) == d.table.content.options.Tab {
			style = d.theme.HeaderFocused
		}
		p.Put(label, p.End(), style)
	}
	words := "  with “" + d.table.content.options.Words + "”"
	if d.table.content.options.Words != "" && p.Fits("  …", p.End()) {
		p.Put(words, p.End(), d.theme.Muted)
	}
}

// nothing says why there are no rows.
func (d *drawing) nothing() string {
	switch o := &d.table.content.options; {
	case tabs()[o.Tab].has == ofFacts && o.NoFacts != "":
		return " " + o.NoFacts
	case tabs()[o.Tab].has == ofFacts && o.Words == "":
		return " nothing was found that two articles tell alike"
	case tabs()[o.Tab].has == ofChanges && o.Words == "":
		return " nothing changed, but for typography at most"
	case o.Words != "":
		return " nothing found"
	case o.Tab != All:
		return " none of this kind at this level"
	}
	return " nothing differs at this level"
}

// line draws one row of the screen of a row of the table.
func (d *drawing) line(p *draw.Pen, l line) {
	e := d.table.content.entry(l.entry)
	g := &d.theme.Glyphs
	selected := l.entry == d.table.selected
	if selected {
		p.Under = d.theme.Current
	}
	if l.n == 0 {
		if selected {
			p.Put(g.Reading, p.End(), d.theme.Reading)
		}
		p.To(2)
		if e.difference != none {
			p.Put(g.Mark(e.Relation), p.End(), d.style(e, d.theme.Beside(e.Relation)))
		}
		p.To(4)
		p.Put(e.state.Glyph, p.End(), d.theme.StatusKey)
	}
	p.To(lead)
	if d.layout.stacked {
		d.stacked(p, e, l, selected)
		return
	}
	d.across(p, e, l, selected)
}

// style returns a style, dimmed for what was set aside.
func (d *drawing) style(e *entry, style ansi.Style) ansi.Style {
	if e.state.Aside {
		return d.theme.Dimmed
	}
	return style
}

// across draws the rest of it where cells stand beside each other.
func (d *drawing) across(p *draw.Pen, e *entry, l line, selected bool) {
	row := d.table.cells(d.layout, l.entry, selected)
	d.cell(p, e, row[0], l.n, selected, p.X()+d.layout.about)
	for i, cell := range row[1:] {
		p.To(d.layout.at(i))
		d.cell(p, e, cell, l.n, selected, d.layout.at(i)+d.layout.each)
	}
	if l.n == 0 && d.layout.states > 0 {
		p.To(d.layout.at(len(row) - 1))
		p.Put(e.state.Words, p.X()+stateCells, d.theme.StatusKey)
	}
}

// stacked draws the same where cells stand under each other: first what it is
// about, then the values.
func (d *drawing) stacked(p *draw.Pen, e *entry, l line, selected bool) {
	if l.n == 0 {
		p.Put(e.row.About, p.End(), d.style(e, d.theme.Title), bold(e))
		if words := e.state.Words; words != "" && p.Fits("  "+words, p.End()) {
			p.Right(words, p.End(), d.theme.StatusKey)
		}
		return
	}
	n := l.n - 1
	for _, cell := range d.table.cells(d.layout, l.entry, selected) {
		shown := d.layout.shown(cell, selected)
		if n < shown {
			d.cell(p, e, cell, n, selected, p.End())
			return
		}
		n -= shown
	}
}

// bold makes what a finding is about stand out from the values under it.
func bold(e *entry) ansi.Style {
	if e.state.Aside {
		return nil
	}
	return ansi.Style{}.Bold()
}

// cell draws one row of what an outlet says, before the cell end. Names stand
// before it in another style; the last row that is shown has all the rest, cut.
func (d *drawing) cell(p *draw.Pen, e *entry, cell laid, n int, selected bool, end int) {
	shown := d.layout.shown(cell, selected)
	if n >= shown {
		return
	}
	words := cell.lines[n]
	if n == shown-1 {
		words.End = len(cell.text)
	}
	style := d.theme.Text
	switch {
	case cell.odd && cell.given:
		style = d.theme.Mark(e.Relation)
	case cell.odd:
		style = d.theme.Mark(model.Missing)
	case cell.rival:
		style = d.theme.NotCovered
	case cell.dash:
		style = d.theme.Muted
	}
	if names := min(cell.label, words.End); names > words.Start {
		p.Put(cell.text[words.Start:names], end, d.style(e, d.theme.Muted))
		words.Start = names
	}
	p.Put(words.In(cell.text), end, d.style(e, style))
}
