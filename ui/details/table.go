package details

import (
	"slices"

	"triptych/model"
	"triptych/ui/draw"
)

// A table draws the rows of the entries.
type table struct {
	content *content
	layout  *layout
	surface
	selected int // an index of the entries
}

// A line is one row of the screen of a row of the table.
type line struct {
	entry int // -1 for a blank one
	n     int
}

// lines returns all lines of the table, with blank ones between its rows if it is
// spaced.
func (t *table) lines(spaced bool) []line {
	var list []line
	for i := range t.content.entries {
		if i > 0 && spaced {
			list = append(list, line{entry: -1})
		}
		for n := range t.layout.height(i, i == t.selected) {
			list = append(list, line{i, n})
		}
	}
	return list
}

// scroll returns the first of the lines that is shown where height of them are. It
// scrolls as little from top as shows the selected row, or its first lines where
// it is higher.
func (t *table) scroll(top int, lines []line, height int) int {
	start := slices.Index(lines, line{entry: t.selected})
	end := start + t.layout.height(t.selected, true)
	top = min(top, start, max(0, len(lines)-height))
	if end > top+height {
		top = min(start, end-height)
	}
	return top
}

// names returns the row of the outlets over their columns.
func (t *table) names() string {
	o := t.pen()
	for i, article := range t.content.articles {
		at := t.layout.places[i]
		o.To(at.X)
		o.Put(t.content.outlet(article), at.end(), t.theme.Header)
	}
	return o.String()
}

// row draws one line.
func (t *table) row(l line) string {
	o := t.pen()
	if l.entry >= 0 {
		t.drawEntry(o, l.entry, l.n)
	}
	return o.String()
}

// drawEntry draws one row of the screen of a row of the table.
func (t *table) drawEntry(o *draw.Pen, i, line int) {
	look, e := t.theme, &t.content.entries[i]
	if i == t.selected {
		o.Under = look.Current
	}
	if line == 0 {
		if i == t.selected {
			o.Put(look.Glyphs.Reading, o.End(), look.Reading)
		}
		o.To(2)
		o.Put(look.Glyphs.Mark(e.Relation), o.End(), look.Beside(e.Relation))
		o.To(lead)
	}
	beside := t.layout.beside(i, i == t.selected)
	switch {
	case t.layout.shape == across:
		t.drawAcross(o, i, line)
	case line == 0:
		t.drawTitle(o, i)
	case line <= beside:
		t.drawCells(o, i, line-1)
	default:
		t.drawStacked(o, i, line-1-beside)
	}
}

// drawAcross draws the rest of it where the cells stand beside what the difference
// is, and after them what a person decided.
func (t *table) drawAcross(o *draw.Pen, i, line int) {
	l, e := t.layout, &t.content.entries[i]
	if line == 0 {
		if end := lead + l.columns.relation; end > lead {
			o.Put(string(e.Relation), end-1, t.theme.Muted)
			o.To(end)
		}
		o.Put(draw.Kind(e.Kind), l.columns.before()-gap, t.theme.Text)
	}
	t.drawCells(o, i, line)
	if decided := t.content.status(e.difference); line == 0 && decided != "" {
		x := l.places[len(l.places)-1].end() + gap
		o.To(x)
		o.Put(decided, x-gap+l.columns.status, t.theme.StatusKey)
	}
}

// drawCells draws one row of cells that stand beside each other.
func (t *table) drawCells(o *draw.Pen, i, line int) {
	for c, at := range t.layout.places {
		if !t.layout.stacks(c) {
			o.To(at.X)
			t.drawCell(o, i, c, line)
		}
	}
}

// drawTitle draws what the difference is and what a person decided, over the cells.
func (t *table) drawTitle(o *draw.Pen, i int) {
	e := &t.content.entries[i]
	o.Put(draw.Differs(t.content.analysis, e.Difference), o.End(), t.theme.Text)
	if decided := t.content.status(e.difference); decided != "" && o.Fits(" "+decided, o.End()) {
		o.Right(decided, o.End(), t.theme.StatusKey)
	}
}

// drawStacked draws one row of cells that stand under each other.
func (t *table) drawStacked(o *draw.Pen, i, line int) {
	l := t.layout
	for c := range t.layout.rows[i] {
		if !l.stacks(c) {
			continue
		}
		if shown := l.shown(c, l.rows[i][c], i == t.selected); line >= shown {
			line -= shown
			continue
		}
		at := l.places[c]
		if line == 0 && !l.inline() {
			o.To(l.outlets)
			o.Put(t.content.outlet(t.content.articles[c]), at.X-gap, t.theme.Muted)
		}
		o.To(at.X)
		t.drawCell(o, i, c, line)
		return
	}
}

// drawCell draws one row of what an article says.
func (t *table) drawCell(o *draw.Pen, i, c, line int) {
	e, laid := &t.content.entries[i], &t.layout.rows[i][c]
	shown := t.layout.shown(c, *laid, i == t.selected)
	if line >= shown {
		return
	}
	words := laid.lines[line].In(laid.text)
	if line == shown-1 && shown < len(laid.lines) {
		words = laid.text[laid.lines[line].Start:]
	}
	style := t.theme.Text
	switch state := e.cells[c].state; {
	case state == notCovered, state == rival:
		style = t.theme.NotCovered
	case state == silent && e.Relation == model.Missing:
		style = t.theme.Missing
	case state == silent:
		style = t.theme.Muted
	}
	counter := o.Counter
	o.Counter.Max = t.layout.places[c].Width // as when it was broken into rows
	o.Put(words, t.layout.places[c].end(), style)
	o.Counter = counter
}
