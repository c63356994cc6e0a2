package details

import (
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/theme"
)

// table draws the names and the rows of the table that are shown, and notes
// which row of the screen shows which.
func (p *Panel) table(l *layout, f plan, t *theme.Theme, m ansi.Method) []string {
	rows := make([]string, 0, f.tableRows+1)
	if f.names {
		rows = append(rows, p.names(l, t, m))
		p.drawn = append(p.drawn, -1)
	}
	spacing := 0
	if f.spaced {
		spacing = 1
	}
	p.follow(l, f.tableRows, spacing)
	y := -p.top
	for i := 0; i < len(p.entries) && y < f.tableRows; i++ {
		height := l.height(i, i == p.selected) + spacing
		for line := max(0, -y); line < height && y+line < f.tableRows; line++ {
			o := draw.NewPen(f.tableWidth, m)
			if line == height-spacing {
				p.drawn = append(p.drawn, -1)
			} else {
				p.drawEntry(o, l, i, line, t)
				p.drawn = append(p.drawn, i)
			}
			rows = append(rows, o.String())
		}
		y += height
	}
	for range f.tableRows - max(y, 0) {
		rows = append(rows, draw.NewPen(f.tableWidth, m).String())
	}
	return rows
}

// follow scrolls as little as shows the selected row, or its first rows where it
// is higher than the table.
func (p *Panel) follow(l *layout, room, spacing int) {
	total, start, end := -spacing, 0, 0
	for i := range p.entries {
		height := l.height(i, i == p.selected)
		if i == p.selected {
			start, end = total+spacing, total+spacing+height
		}
		total += spacing + height
	}
	p.top = min(p.top, start, max(0, total-room))
	if end > p.top+room {
		p.top = min(start, end-room)
	}
}

// names draws the outlets over their columns.
func (p *Panel) names(l *layout, t *theme.Theme, m ansi.Method) string {
	o := draw.NewPen(l.width, m)
	for i, article := range p.articles {
		o.To(l.at(i))
		o.Put(p.outlet(article), l.at(i)+l.each, t.Header)
	}
	return o.String()
}

// at returns the cell where the column numbered i begins.
func (l *layout) at(i int) int { return l.left + i*(l.each+gap) }

// drawEntry draws one row of the screen of a row of the table.
func (p *Panel) drawEntry(o *draw.Pen, l *layout, i, line int, t *theme.Theme) {
	e, selected := &p.entries[i], i == p.selected
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
	if l.stacked {
		p.drawStacked(o, l, i, line, t)
		return
	}
	if line == 0 {
		if l.relation > 0 {
			o.Put(string(e.Relation), lead+l.relation, t.Muted)
			o.To(lead + l.relation + 1)
		}
		o.Put(string(e.Kind), l.left-gap, t.Text)
	}
	for c := range e.cells {
		o.To(l.at(c))
		p.drawCell(o, l, i, c, line, l.at(c)+l.each, t)
	}
	if status := p.statusOf(e); line == 0 && status != "" {
		o.To(l.at(len(e.cells)))
		o.Put(status, l.at(len(e.cells))+l.status, t.StatusKey)
	}
}

// drawStacked draws the same where cells stand under each other: first what the
// difference is, then the cells.
func (p *Panel) drawStacked(o *draw.Pen, l *layout, i, line int, t *theme.Theme) {
	e := &p.entries[i]
	if line == 0 {
		o.Put(string(e.Relation), o.End(), t.Muted)
		o.Put(" of ", o.End(), t.Muted)
		o.Put(string(e.Kind), o.End(), t.Text)
		if status := p.statusOf(e); status != "" && o.Fits(" "+status, o.End()) {
			o.Right(status, o.End(), t.StatusKey)
		}
		return
	}
	line--
	for c := range e.cells {
		shown := l.shown(l.rows[i][c], i == p.selected)
		if line >= shown {
			line -= shown
			continue
		}
		if line == 0 && !l.inline() {
			o.To(min(lead, l.width/4))
			o.Put(p.outlet(p.articles[c]), l.left-gap, t.Muted)
		}
		o.To(l.left)
		p.drawCell(o, l, i, c, line, o.End(), t)
		return
	}
}

// drawCell draws one row of what an article says, before the cell end.
func (p *Panel) drawCell(o *draw.Pen, l *layout, i, c, line, end int, t *theme.Theme) {
	e, laid := &p.entries[i], &l.rows[i][c]
	shown := l.shown(*laid, i == p.selected)
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
	o.Counter.Max = l.each // as when it was broken into rows
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
