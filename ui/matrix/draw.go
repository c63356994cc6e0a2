package matrix

import (
	"fmt"

	"triptych/ui/column"
	"triptych/ui/draw"
	"triptych/ui/theme"
)

// A Look says how a row is painted.
type Look struct {
	Theme      *theme.Theme
	Highlights bool    // differences are shown
	Selected   int     // the difference jumped to, -1 for none
	Current    Section // the one that the keys act on, [NoSection] for none
	Focus      int     // the article that the keys act on, -1 for none
	// Text changes how the text of an article is painted, for what a search
	// found there; nil for no change.
	Text func(article int, look column.Look) column.Look
}

// pen starts a row of the matrix.
func (m *Matrix) pen() *draw.Pen { return draw.NewPen(m.options.Width, m.options.Method) }

// Row paints a row: the cells of [Options.Width], with every style that it opens closed.
// Rows outside the matrix are blank.
func (m *Matrix) Row(y int, look Look) string {
	p := m.pen()
	i := m.at(y)
	if i < 0 {
		return p.String()
	}
	switch r := m.rows[y]; r.part {
	case heading:
		m.drawHeading(p, &m.sections[i], r.n, look)
		return look.Theme.Glyphs.Flat(p.String())
	case label, text:
		m.drawCells(p, &m.sections[i], r, look)
	}
	return p.String()
}

// Header paints the row over the matrix: the outlets over their columns, or of
// stacked ones beside one another.
func (m *Matrix) Header(look Look) string {
	p := m.pen()
	p.To(m.grid.left)
	for i, article := range m.options.Articles {
		style := look.Theme.Header
		if article == look.Focus {
			style = look.Theme.HeaderFocused
		}
		l := m.grid.lanes[i]
		if m.grid.stacked {
			p.Put(m.name(article)+" ", l.x+l.width, style)
			continue
		}
		p.To(l.x)
		p.Put(m.counter.Fit(m.name(article), l.width), l.x+l.width, style)
	}
	return look.Theme.Glyphs.Flat(p.String())
}

// Heading paints the first row of the heading of the section that row y belongs
// to, to be shown over its text where that has been scrolled away; of a fold that
// is its count. It is blank outside the matrix.
func (m *Matrix) Heading(y int, look Look) string {
	i := m.at(y)
	if i < 0 {
		return m.pen().String()
	}
	return m.Row(m.sections[i].start, look)
}

// name returns an article's number and outlet, as the reader has it.
func (m *Matrix) name(article int) string {
	return fmt.Sprintf(" %d %s", article+1, m.analysis.Story.Articles[article].Outlet())
}

// drawCells draws a row of labels or of text, column by column.
func (m *Matrix) drawCells(p *draw.Pen, s *section, r row, look Look) {
	first, end := m.lanesOf(r)
	for i := first; i < end; i++ {
		c := &s.cells[i]
		p.To(m.grid.lanes[i].x)
		switch {
		case r.part == label && s.Fold:
			m.drawFold(p, s, i, look)
		case r.part == label:
			m.drawName(p, s, i, look)
		case r.n < len(c.rows):
			m.drawText(p, s, i, r.n, look)
		case c.sentences == 0 && r.n == 0 && !s.Fold:
			p.To(p.X() + m.columns[i].Margin())
			p.Put(draw.NotCovered, m.end(i), look.Theme.NotCovered)
		}
	}
}

// end is the cell after those of a column.
func (m *Matrix) end(i int) int { return m.grid.lanes[i].x + m.grid.lanes[i].width }

// drawFold draws the count of what only one article has.
func (m *Matrix) drawFold(p *draw.Pen, s *section, i int, look Look) {
	t, n := look.Theme, s.cells[i].sentences
	if n == 0 {
		return
	}
	m.drawMark(p, s, look)
	glyph := t.Glyphs.Folded
	if m.open[s.Topic] {
		glyph = t.Glyphs.Open
	}
	p.Put(glyph, m.end(i), look.name(s.Section))
	p.To(m.grid.lanes[i].x + column.SlimMarginWidth)
	words := draw.Plural(n, "sentence") + " only in " + m.analysis.Story.Articles[m.options.Articles[i]].Outlet()
	if !p.Fits(words, m.end(i)) {
		words = draw.Plural(n, "sentence") + " only here"
	}
	p.Put(words, m.end(i), look.name(s.Section))
}

// drawName draws the outlet's name before its cell in a stack.
func (m *Matrix) drawName(p *draw.Pen, s *section, i int, look Look) {
	p.To(p.X() + max(m.columns[i].Margin()-1, 0))
	p.Put(m.name(m.options.Articles[i]), m.end(i), look.Theme.Header)
	if s.cells[i].sentences == 0 {
		p.Put(look.Theme.Glyphs.Flat(draw.Separator+draw.NotCovered), m.end(i), look.Theme.NotCovered)
	}
}

// drawText draws a row of a cell that has text.
func (m *Matrix) drawText(p *draw.Pen, s *section, i, row int, look Look) {
	c := m.columns[i]
	at := s.cells[i].rows[row]
	if at < 0 {
		m.drawBetween(p, s, i, look)
		return
	}
	l := column.Look{Theme: look.Theme, Highlights: look.Highlights, Selected: look.Selected, Current: -1, FoundHere: -1}
	if look.Text != nil {
		l = look.Text(m.options.Articles[i], l)
	}
	p.Drawn(c.Row(at, l), c.Width())
}

// drawBetween draws the row between two pieces, where the article says something
// else in between.
func (m *Matrix) drawBetween(p *draw.Pen, s *section, i int, look Look) {
	t, margin := look.Theme, m.columns[i].Margin()
	x := p.X()
	if margin > 0 && !s.Fold {
		p.To(x + 1)
		p.Put(t.Glyphs.Topic, m.end(i), t.Topic(s.Topic))
	}
	p.To(x + margin)
	elision := "…"
	if t.Glyphs.ASCII {
		elision = "..." // one character would look like a mark
	}
	p.Put(elision, m.end(i), t.Muted)
}
