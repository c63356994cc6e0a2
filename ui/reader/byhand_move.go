package reader

import (
	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
)

// come brings the cursor of the focused column to where words are likely to be
// chosen, unless it is on the screen already or words are chosen there.
func (m *handMode) come() {
	if !m.nav.ready() {
		return
	}
	m.nav.settle()
	m.cell, m.pressed = none, none
	h := m.at()
	p := m.nav.laidOut(h.article)
	switch chosen := h.details(); {
	case h.words().Len() == 0:
		return
	case h.cursor >= 0 && len(chosen) > 0, h.cursor >= 0 && m.shows(p, h.words().Span(h.cursor)):
	case len(chosen) > 0:
		h.cursor = h.words().At(chosen[0].Start)
	default:
		h.cursor = h.words().At(m.likely(p, h.article))
	}
	m.reveal()
}

// likely returns the byte of an article at which words are likely to be chosen: a
// value like those chosen elsewhere in the sentence that is compared, or that
// sentence's start, or what stands on the reading line.
func (m *handMode) likely(p *pane, article int) int {
	sentence := p.placement.Target
	if article == m.nav.view.leader {
		sentence = m.nav.view.sentence
	}
	if sentence < 0 {
		return p.column.Offset(p.placement.Top+m.nav.readingRow(), 0)
	}
	ref := model.SentenceRef{Article: article, Sentence: sentence}
	if len(m.guess.Mentions) > 0 {
		if span, ok := analyze.Likely(m.nav.doc.story, m.guess.Mentions, ref); ok {
			return span.Start
		}
	}
	return m.nav.doc.story.Sentence(ref).Start
}

// height returns the rows of the body that what is said leaves.
func (m *handMode) height() int {
	if h := m.nav.screen.BodyH; h > 4 {
		return h - 1
	}
	return m.nav.screen.BodyH
}

// shows reports whether the screen shows where a span begins.
func (m *handMode) shows(p *pane, s model.Span) bool {
	y := p.column.RowOf(s.Start) - m.top(p)
	return y >= 0 && y < m.height()
}

// top returns the row of a pane that will be on the first row of the body.
func (m *handMode) top(p *pane) int {
	if p == &m.nav.panes[m.nav.view.leader] {
		return p.topAt(m.nav.screen.BodyH)
	}
	return p.placement.Top
}

// reveal scrolls the focused column, which then leads, so far that it shows the
// cursor.
func (m *handMode) reveal() {
	h := m.at()
	if h.cursor < 0 || !m.nav.ready() {
		return
	}
	span, p := h.words().Span(h.cursor), m.nav.laidOut(h.article)
	if m.shows(p, span) {
		return
	}
	y := p.column.RowOf(span.Start) - m.top(p)
	if rows := y - max(0, min(y, m.height()-1)); max(rows, -rows) < m.nav.screen.BodyH {
		m.columns.scrollText(h.article, rows)
	}
	if !m.shows(p, span) {
		m.nav.lead(h.article)
		m.nav.moveTo(h.article, m.nav.placeOfText(h.article, span.Start))
	}
}

// word goes on by a word.
func (m *handMode) word(step int) {
	if h := m.at(); h.cursor >= 0 && !m.fetch() {
		m.goTo(h.words().Step(h.cursor, step))
	}
}

// goTo goes to a word of the focused column.
func (m *handMode) goTo(word int) {
	m.at().cursor, m.cell = word, none
	m.reveal()
}

// fetch brings the cursor to the text that the screen shows, where it was scrolled
// away from it, and reports whether it was.
func (m *handMode) fetch() bool {
	h := m.at()
	p := m.nav.laidOut(h.article)
	if m.shows(p, h.words().Span(h.cursor)) {
		return false
	}
	m.goTo(h.words().At(p.column.Offset(m.top(p)+m.height()/2, 0)))
	return true
}

// row goes on by rows, to the word that stands nearest below or above.
func (m *handMode) row(rows int) {
	h := m.at()
	if h.cursor < 0 || m.fetch() {
		return
	}
	c := m.nav.laidOut(h.article).column
	from := h.words().Span(h.cursor).Start
	if m.cell == none {
		_, m.cell = c.Cell(from)
	}
	step := max(-1, min(rows, 1))
	for row := c.RowOf(from) + rows; row >= 0 && row < c.Rows(); row += step {
		at := h.words().At(c.Offset(row, m.cell))
		if at > 0 && c.RowOf(h.words().Span(at).Start) > row {
			at-- // the row ends before that cell
		}
		if (at-h.cursor)*step > 0 && (c.RowOf(h.words().Span(at).Start)-row)*step >= 0 {
			h.cursor = at
			m.reveal()
			return
		}
	}
	m.toEnd(step)
}

// toEnd goes to the first word of the column, or to the last.
func (m *handMode) toEnd(step int) {
	if h := m.at(); h.cursor >= 0 {
		m.goTo(h.words().Step(h.cursor, step*h.words().Len()))
	}
}

// page goes on by half a page, or to an end.
func (m *handMode) page(by page) {
	switch by {
	case toStart:
		m.toEnd(-1)
	case toEnd:
		m.toEnd(1)
	default:
		m.row(by.rows(m.nav.screen.BodyH, 0))
	}
}

// beside goes to the column step places further right.
func (m *handMode) beside(step int) {
	m.columns.focusBeside(step)
	m.come()
}

// byNumber goes to a column by its number.
func (m *handMode) byNumber(key tea.KeyPressMsg) {
	m.columns.focusByNumber(key)
	m.come()
}

// point scrolls as in the columns. A click on a word goes there and chooses it, or
// more, or lets go, as the key does.
func (m *handMode) point(mouse tea.Mouse) answer {
	focus := m.nav.view.focus
	m.columns.aim(mouse)
	if mouse.Button != tea.MouseLeft {
		return taken
	}
	if m.pressed = m.wordAt(mouse); m.pressed == none {
		if m.nav.view.focus != focus {
			m.come()
		}
		return taken
	}
	m.at().cursor, m.under, m.cell = m.pressed, m.pressed, none
	m.takeWord()
	return taken
}

// drag chooses the words from that on which the button went down to the one under
// the pointer.
func (m *handMode) drag(mouse tea.Mouse) {
	to := m.wordAt(mouse)
	if mouse.Button != tea.MouseLeft || m.pressed == none || to == none || to == m.under {
		return
	}
	m.under = to
	m.at().dragTo(m.pressed, to)
	m.think()
}

// wordAt returns the word of the focused column under the pointer, none for none.
func (m *handMode) wordAt(mouse tea.Mouse) int {
	slot, over := m.nav.screen.SlotAt(mouse.X)
	if !over || slot.Article != m.nav.view.focus || !m.nav.screen.InBody(mouse.Y) {
		return none
	}
	p := m.nav.laidOut(slot.Article)
	row, cell := p.top+mouse.Y-m.nav.screen.BodyY, mouse.X-slot.X
	if row < 0 || row >= p.column.Rows() {
		return none
	}
	word := m.at().words().Holding(p.column.Offset(row, cell))
	if word == none {
		return none
	}
	if first, left := p.column.Cell(m.at().words().Span(word).Start); first == row && cell < left {
		return none // left of the first word
	}
	return word
}
