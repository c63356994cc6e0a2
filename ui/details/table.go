package details

import (
	"triptych/model"
	"triptych/ui/draw"
)

// A line is one row of the screen of a row of the table.
type line struct {
	entry int // -1 for a blank one between two
	n     int
}

// lines returns all lines of the table, and the half-open range of those of the
// selected row.
func (d *drawing) lines() (list []line, start, end int) {
	for i := range d.entries {
		if i > 0 && d.spaced {
			list = append(list, line{entry: -1})
		}
		first := len(list)
		for n := range d.height(i, i == d.selected) {
			list = append(list, line{i, n})
		}
		if i == d.selected {
			start, end = first, len(list)
		}
	}
	return list, start, end
}

// table draws the names and the rows of the table that are shown, and notes
// which row of the screen shows which. It scrolls as little as shows the selected
// row, or its first lines where it is higher than the table.
func (d *drawing) table() []string {
	rows := make([]string, 0, d.tableRows+1)
	if d.names {
		rows = append(rows, d.drawNames())
		d.drawn = append(d.drawn, -1)
	}
	list, start, end := d.lines()
	d.top = min(d.top, start, max(0, len(list)-d.tableRows))
	if end > d.top+d.tableRows {
		d.top = min(start, end-d.tableRows)
	}
	for y := range d.tableRows {
		o, one := draw.NewPen(d.tableWidth, d.method), line{entry: -1}
		if d.top+y < len(list) {
			one = list[d.top+y]
		}
		if one.entry >= 0 {
			d.drawEntry(o, one.entry, one.n)
		}
		d.drawn = append(d.drawn, one.entry)
		rows = append(rows, o.String())
	}
	return rows
}

// drawNames draws the outlets over their columns.
func (d *drawing) drawNames() string {
	o := draw.NewPen(d.tableWidth, d.method)
	for i, article := range d.articles {
		o.To(d.at(i))
		o.Put(d.outlet(article), d.at(i)+d.each, d.theme.Header)
	}
	return o.String()
}

// at returns the cell where the column numbered i begins.
func (l *layout) at(i int) int { return l.left + i*(l.each+gap) }

// drawEntry draws one row of the screen of a row of the table.
func (d *drawing) drawEntry(o *draw.Pen, i, line int) {
	t, e, selected := d.theme, &d.entries[i], i == d.selected
	if selected {
		o.Under = t.Current
	}
	if line == 0 {
		if selected {
			o.Put(t.Glyphs.Reading, o.End(), t.Reading)
		}
		o.To(2)
		o.Put(t.Glyphs.Mark(e.Relation), o.End(), t.Beside(e.Relation))
		o.To(lead)
	}
	if d.stacked {
		d.drawStacked(o, i, line)
		return
	}
	if line == 0 {
		if d.relation > 0 {
			o.Put(string(e.Relation), lead+d.relation, t.Muted)
			o.To(lead + d.relation + 1)
		}
		o.Put(string(e.Kind), d.left-gap, t.Text)
	}
	for c := range e.cells {
		o.To(d.at(c))
		d.drawCell(o, i, c, line, d.at(c)+d.each)
	}
	if decided := d.statusOf(e); line == 0 && decided != "" {
		o.To(d.at(len(e.cells)))
		o.Put(decided, d.at(len(e.cells))+d.statusWidth, t.StatusKey)
	}
}

// drawStacked draws the same where cells stand under each other: first what the
// difference is, then the cells.
func (d *drawing) drawStacked(o *draw.Pen, i, line int) {
	t, e := d.theme, &d.entries[i]
	if line == 0 {
		o.Put(string(e.Relation), o.End(), t.Muted)
		o.Put(" of ", o.End(), t.Muted)
		o.Put(string(e.Kind), o.End(), t.Text)
		if decided := d.statusOf(e); decided != "" && o.Fits(" "+decided, o.End()) {
			o.Right(decided, o.End(), t.StatusKey)
		}
		return
	}
	line--
	for c := range e.cells {
		shown := d.shown(d.rows[i][c], i == d.selected)
		if line >= shown {
			line -= shown
			continue
		}
		if line == 0 && !d.inline() {
			o.To(min(lead, d.tableWidth/4))
			o.Put(d.outlet(d.articles[c]), d.left-gap, t.Muted)
		}
		o.To(d.left)
		d.drawCell(o, i, c, line, o.End())
		return
	}
}

// drawCell draws one row of what an article says, before the cell end.
func (d *drawing) drawCell(o *draw.Pen, i, c, line, end int) {
	t, e, laid := d.theme, &d.entries[i], &d.rows[i][c]
	shown := d.shown(*laid, i == d.selected)
	if line >= shown {
		return
	}
	words := laid.lines[line].In(laid.text)
	if line == shown-1 && shown < len(laid.lines) {
		words = laid.text[laid.lines[line].Start:]
	}
	style := t.Text
	switch state := e.cells[c].state; {
	case state == notCovered:
		style = t.NotCovered
	case state == silent && e.Relation == model.Missing:
		style = t.Missing
	case state == silent:
		style = t.Muted
	}
	counter := o.Counter
	o.Counter.Max = d.each // as when it was broken into rows
	o.Put(words, end, style)
	o.Counter = counter
}

// statusOf returns what a person decided about a difference.
func (p *Panel) statusOf(e *entry) string {
	if p.status == nil {
		return ""
	}
	return p.status(e.difference)
}
