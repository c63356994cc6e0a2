package reader

import (
	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
)

// A wordCursor stands at a word of the focused column, goes on to others and chooses
// them.
type wordCursor struct {
	*proposal
	nav     *navigator
	columns *columnsMode
	cell    int // in which rows are gone up and down, none until that begins
	pressed int // the word on which the button of the mouse went down, none for none
	under   int // the word that the pointer came to last since then
}

// come brings the cursor of the focused column to where words are likely to be
// chosen, unless it is on the screen already or words are chosen there.
func (c *wordCursor) come() {
	if !c.nav.ready() {
		return
	}
	c.nav.settle()
	c.cell, c.pressed = none, none
	h := c.at()
	p := c.nav.laidOut(h.article)
	switch chosen := h.details(); {
	case h.words().Len() == 0:
		return
	case h.cursor >= 0 && len(chosen) > 0, h.cursor >= 0 && c.shows(p, h.words().Span(h.cursor)):
	case len(chosen) > 0:
		h.cursor = h.words().At(h.source.Place(chosen[0]).Start)
	default:
		h.cursor = h.words().At(c.likely(p, h.article))
	}
	c.reveal()
}

// likely returns the byte of an article at which words are likely to be chosen: a
// value like those chosen elsewhere in the sentence that is compared, or in the headline
// while the leader's is on the reading line, or the start of that, or what stands on the
// reading line.
func (c *wordCursor) likely(p *pane, article int) int {
	sentence := p.placement.Target
	if article == c.nav.view.leader {
		sentence = c.nav.view.sentence
	}
	story := c.nav.doc.story
	if c.nav.view.anchor < 0 && story.Articles[article].Title != "" {
		sentence = model.InTitle
	} else if sentence < 0 {
		return p.column.Offset(p.placement.Top+c.nav.readingRow(), 0)
	}
	at := model.Detail{SentenceRef: model.SentenceRef{Article: article, Sentence: sentence}}
	if sentence != model.InTitle {
		at.Span = story.Sentence(at.SentenceRef).Span
	}
	if len(c.chosen) > 0 {
		if span, ok := analyze.Likely(story, c.chosen, at.SentenceRef); ok {
			at.Span = span
		}
	}
	return story.Articles[article].Place(at).Start
}

// height returns the rows of the body that what is said leaves.
func (c *wordCursor) height() int {
	switch h := c.nav.screen.BodyH; {
	case h > 12 && c.nav.term.width < twoColumns: // where rows hold few words
		return h - 2
	case h > 4:
		return h - 1
	default:
		return h
	}
}

// shows reports whether the screen shows where a span begins.
func (c *wordCursor) shows(p *pane, s model.Span) bool {
	y := p.column.RowOf(s.Start) - c.top(p)
	return y >= 0 && y < c.height()
}

// top returns the row of a pane that will be on the first row of the body.
func (c *wordCursor) top(p *pane) int {
	if p == &c.nav.panes[c.nav.view.leader] {
		return p.topAt(c.nav.screen.BodyH)
	}
	return p.placement.Top
}

// reveal scrolls the focused column, which then leads, so far that it shows the
// cursor.
func (c *wordCursor) reveal() {
	h := c.at()
	if h.cursor < 0 || !c.nav.ready() {
		return
	}
	span, p := h.words().Span(h.cursor), c.nav.laidOut(h.article)
	if c.shows(p, span) {
		return
	}
	y := p.column.RowOf(span.Start) - c.top(p)
	if rows := y - max(0, min(y, c.height()-1)); max(rows, -rows) < c.nav.screen.BodyH {
		c.columns.scrollText(h.article, rows)
	}
	if !c.shows(p, span) {
		c.nav.lead(h.article)
		c.nav.moveTo(h.article, c.nav.placeOfText(h.article, span.Start))
	}
}

// word goes on by a word.
func (c *wordCursor) word(step int) {
	if h := c.at(); h.cursor >= 0 && !c.fetch() {
		c.goTo(h.words().Step(h.cursor, step))
	}
}

// goTo goes to a word of the focused column.
func (c *wordCursor) goTo(word int) {
	c.at().cursor, c.cell = word, none
	c.reveal()
}

// fetch brings the cursor to the text that the screen shows, where it was scrolled
// away from it, and reports whether it was.
func (c *wordCursor) fetch() bool {
	h := c.at()
	p := c.nav.laidOut(h.article)
	if c.shows(p, h.words().Span(h.cursor)) {
		return false
	}
	c.goTo(h.words().At(p.column.Offset(c.top(p)+c.height()/2, 0)))
	return true
}

// row goes on by rows, to the word that stands nearest below or above.
func (c *wordCursor) row(rows int) {
	h := c.at()
	if h.cursor < 0 || c.fetch() {
		return
	}
	text := c.nav.laidOut(h.article).column
	from := h.words().Span(h.cursor).Start
	if c.cell == none {
		_, c.cell = text.Cell(from)
	}
	step := max(-1, min(rows, 1))
	for row := text.RowOf(from) + rows; row >= 0 && row < text.Rows(); row += step {
		at := h.words().At(text.Offset(row, c.cell))
		if at > 0 && text.RowOf(h.words().Span(at).Start) > row {
			at-- // the row ends before that cell
		}
		if (at-h.cursor)*step > 0 && (text.RowOf(h.words().Span(at).Start)-row)*step >= 0 {
			h.cursor = at
			c.reveal()
			return
		}
	}
	c.toEnd(step)
}

// toEnd goes to the first word of the column, or to the last.
func (c *wordCursor) toEnd(step int) {
	if h := c.at(); h.cursor >= 0 {
		c.goTo(h.words().Step(h.cursor, step*h.words().Len()))
	}
}

// page goes on by half a page, or to an end.
func (c *wordCursor) page(by page) {
	switch by {
	case toStart:
		c.toEnd(-1)
	case toEnd:
		c.toEnd(1)
	default:
		c.row(by.rows(c.nav.screen.BodyH, 0))
	}
}

// beside goes to the column step places further right.
func (c *wordCursor) beside(step int) {
	c.columns.focusBeside(step)
	c.come()
}

// byNumber goes to a column by its number.
func (c *wordCursor) byNumber(key tea.KeyPressMsg) {
	c.columns.focusByNumber(key)
	c.come()
}

// extend chooses a word more, or less.
func (c *wordCursor) extend(step int) {
	c.at().extend(step)
	c.cell = none
	c.think()
	c.reveal()
}

// wordAt returns the word of the focused column under the pointer, none for none.
func (c *wordCursor) wordAt(mouse tea.Mouse) int {
	slot, over := c.nav.screen.SlotAt(mouse.X)
	if !over || slot.Article != c.nav.view.focus || !c.nav.screen.InBody(mouse.Y) {
		return none
	}
	p := c.nav.laidOut(slot.Article)
	row, cell := p.top+mouse.Y-c.nav.screen.BodyY, mouse.X-slot.X
	if row < 0 || row >= p.column.Rows() {
		return none
	}
	word := c.at().words().Holding(p.column.Offset(row, cell))
	if word == none {
		return none
	}
	if first, left := p.column.Cell(c.at().words().Span(word).Start); first == row && cell < left {
		return none // left of the first word
	}
	return word
}
