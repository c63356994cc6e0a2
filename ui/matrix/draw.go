package matrix

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

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

// A painter paints one row.
type painter struct {
	matrix *Matrix
	pen    *draw.Pen
	look   Look
	theme  *theme.Theme
}

func (m *Matrix) painter(look Look) *painter {
	return &painter{m, draw.NewPen(m.options.Width, m.options.Method), look, look.Theme}
}

// Row paints a row: the cells of [Options.Width], with every style that it opens closed.
// Rows outside the matrix are blank.
func (m *Matrix) Row(y int, look Look) string {
	p := m.painter(look)
	i := m.at(y)
	if i < 0 {
		return p.pen.String()
	}
	switch r := m.rows[y]; r.part {
	case heading:
		p.heading(&m.sections[i], r.n)
		return look.Theme.Glyphs.Flat(p.pen.String())
	case label, text:
		for lane := r.first; lane < r.end; lane++ {
			p.pen.To(m.grid.lanes[lane].x)
			p.cell(&m.sections[i], lane, r)
		}
	}
	return p.pen.String()
}

// Header paints the row over the matrix: the outlets over their columns, or of
// stacked ones beside one another.
func (m *Matrix) Header(look Look) string {
	p := m.painter(look).pen
	p.To(m.grid.left)
	for i, article := range m.options.Articles {
		style := look.Theme.Header
		if article == look.Focus {
			style = look.Theme.HeaderFocused
		}
		l := m.grid.lanes[i]
		if m.grid.stacked {
			p.Put(m.name(article)+" ", l.end(), style)
			continue
		}
		p.To(l.x)
		p.Put(m.counter.Fit(m.name(article), l.width), l.end(), style)
	}
	return look.Theme.Glyphs.Flat(p.String())
}

// Heading paints the first row of the heading of the section that row y belongs
// to, to be shown over its text where that has been scrolled away; of a fold that
// is its count. It is blank outside the matrix.
func (m *Matrix) Heading(y int, look Look) string {
	if i := m.at(y); i >= 0 {
		y = m.sections[i].start
	}
	return m.Row(y, look)
}

// name returns an article's number and outlet, as the reader has it.
func (m *Matrix) name(article int) string {
	return fmt.Sprintf(" %d %s", article+1, m.analysis.Story.Articles[article].Outlet())
}

// cell paints what a row shows of a cell, from its lane's first cell on.
func (p *painter) cell(s *section, lane int, r row) {
	c := &s.cells[lane]
	switch {
	case r.part == label && s.Fold:
		p.fold(s, lane)
	case r.part == label:
		p.outlet(s, lane)
	case r.n < len(c.rows):
		p.text(s, lane, c.rows[r.n])
	case c.sentences == 0 && r.n == 0 && !s.Fold:
		p.pen.To(p.pen.X() + p.matrix.columns[lane].Margin())
		p.put(lane, p.absent(s), p.theme.NotCovered)
	}
}

// put writes text up to the end of a lane.
func (p *painter) put(lane int, text string, style ansi.Style) {
	p.pen.Put(text, p.matrix.grid.lanes[lane].end(), style)
}

// fold paints the count of what has no match in another article.
func (p *painter) fold(s *section, lane int) {
	if s.cells[lane].sentences == 0 {
		return
	}
	p.mark(s.Section)
	glyph := p.theme.Glyphs.Folded
	if p.matrix.open[s.Topic] {
		glyph = p.theme.Glyphs.Open
	}
	style, l := p.look.name(s.Section), p.matrix.grid.lanes[lane]
	p.put(lane, glyph, style)
	p.pen.To(l.x + column.SlimMarginWidth)
	count := draw.Plural(s.cells[lane].sentences, "sentence")
	outlet := p.matrix.analysis.Story.Articles[p.matrix.options.Articles[lane]].Outlet()
	words, short := count+" without a match in "+outlet, count+" without a match"
	if draw.IsCertain(p.matrix.analysis.Origin) {
		words, short = count+" only in "+outlet, count+" only here"
	}
	if !p.pen.Fits(words, l.end()) {
		words = short
	}
	p.put(lane, words, style)
}

// outlet paints the outlet's name before its cell in a stack.
func (p *painter) outlet(s *section, lane int) {
	p.pen.To(p.pen.X() + max(p.matrix.columns[lane].Margin()-1, 0))
	p.put(lane, p.matrix.name(p.matrix.options.Articles[lane]), p.theme.Header)
	if s.cells[lane].sentences == 0 {
		p.put(lane, p.theme.Glyphs.Flat(draw.Separator+p.absent(s)), p.theme.NotCovered)
	}
}

// absent says that an article has nothing in a section.
func (p *painter) absent(s *section) string {
	if s.Headlines {
		return "no headline"
	}
	return draw.NoMatch(p.matrix.analysis.Origin)
}

// text paints a row of a column, or where that is -1 the row between two pieces.
func (p *painter) text(s *section, lane, row int) {
	c := p.matrix.columns[lane]
	if row < 0 {
		p.between(s, lane)
		return
	}
	look := column.Look{Theme: p.theme, Highlights: p.look.Highlights, Selected: p.look.Selected, Current: -1, FoundHere: -1}
	if p.look.Text != nil {
		look = p.look.Text(p.matrix.options.Articles[lane], look)
	}
	p.pen.Drawn(c.Row(row, look), c.Width())
}

// between paints the row between two pieces, where the article says something
// else in between.
func (p *painter) between(s *section, lane int) {
	x, margin := p.pen.X(), p.matrix.columns[lane].Margin()
	if margin > 0 && !s.Fold {
		p.pen.To(x + 1)
		p.put(lane, p.theme.Glyphs.Topic, p.theme.Topic(s.Topic))
	}
	p.pen.To(x + margin)
	p.put(lane, p.theme.Glyphs.Elision(), p.theme.Muted)
}
