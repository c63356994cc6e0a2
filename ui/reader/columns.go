package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/coverage"
	"triptych/ui/draw"
	"triptych/ui/scroll"
)

// columns lays the articles out for the terminal and knows where each of them
// stands. That follows from the document, the view and the terminal alone; what
// it keeps beside them is a cache, and how far columns still have to glide.
type columns struct {
	*desk
	arrangement Arrangement
	screen      Screen
	panes       []pane // by article
	paths       paths
	motion      motion
}

// A pane is one article laid out.
type pane struct {
	column    *column.Column // nil until it is first shown
	width     int            // cells that the column was laid out for
	lines     scroll.Lines
	strip     *coverage.Strip
	place     scroll.Place     // where it stands when it leads or is free
	lift      int              // rows by which its text then stands higher than its place has it
	sunk      bool             // … so low that blank rows stand above its first
	anchor    int              // the byte of its text or headline that a resize keeps on the reading line
	placement scroll.Placement // where it belongs
	top       int              // its row on the first row of the body, which may still glide
	fresh     bool             // it has not been shown since it was laid out: it never glides in
}

func newColumns(d *desk, h Habits) *columns {
	all := everything(d.doc.story)
	all.Columns, all.Big = h.Columns, h.Big
	return &columns{desk: d, arrangement: all, panes: newPanes(d.doc.story), motion: motion{still: h.ReducedMotion}}
}

// newPanes returns a pane for each article, at its top.
func newPanes(story *model.Story) []pane {
	panes := make([]pane, len(story.Articles))
	for i := range panes {
		panes[i].anchor, panes[i].place.Sentence = story.Articles[i].TitleStart(), none
	}
	return panes
}

// ready reports whether there is a screen to show anything on.
func (c *columns) ready() bool { return len(c.screen.Slots) > 0 }

// rearrange takes another arrangement.
func (c *columns) rearrange(a Arrangement) {
	c.arrangement = a
	c.layOut()
}

// layOut finds the columns' places on the screen, once its size is known.
func (c *columns) layOut() {
	if c.term.width < 1 || c.term.height < 1 {
		return
	}
	c.screen = Arrange(c.term.width, c.term.height, c.arrangement, c.view.focus)
	if !c.ready() {
		return
	}
	for _, slot := range c.screen.Slots {
		c.layOutArticle(slot.Article, slot.Width)
	}
	if !c.screen.Shows(c.view.leader) {
		c.layOutArticle(c.view.leader, c.screen.Slots[0].Width)
	}
	p := &c.panes[c.view.leader]
	c.view.anchor, c.view.sentence = p.anchor, p.place.Sentence
	c.motion.snap = true
}

// layOutArticle lays an article out for a width in cells, unless it is already.
func (c *columns) layOutArticle(article, width int) {
	p := &c.panes[article]
	if p.column != nil && p.width == width {
		return
	}
	a := &c.doc.story.Articles[article]
	p.column = column.New(a, column.Options{Width: width, Method: c.term.method, Slim: width < slimColumn})
	p.width, p.fresh = width, true
	p.lines = scroll.Lines{Rows: p.column.Rows(), Starts: make([]int, len(a.Sentences))}
	for i, s := range a.Sentences {
		p.lines.Starts[i] = p.column.RowOf(s.Start)
	}
	c.mark(article)
	// The anchor stays what it was, so that any number of resizes lead back.
	p.place = p.placeOf(p.anchor, p.place.Sentence)
}

// mark lets a column and its map show the differences of the document.
func (c *columns) mark(article int) {
	p := &c.panes[article]
	p.column.SetAnalysis(c.doc.shown, article)
	p.column.SetDecided(func(difference int) string { return markGlyph(c.doc.index.markOf(difference), &c.term.theme.Glyphs) })
	p.strip = coverage.New(c.doc.shown, article, p.lines.Rows, p.column.RowOf)
}

// laidOut returns the pane of an article, laid out even when it is out of sight.
func (c *columns) laidOut(article int) *pane {
	p := &c.panes[article]
	if p.column == nil {
		c.layOutArticle(article, c.screen.Slots[0].Width)
		p.placement = c.placementOf(article)
	}
	return p
}

// sync brings the columns in line with what a message changed: marks with the
// analysis, and every column with its place.
func (c *columns) sync(changed change) {
	if changed.analysis {
		for i := range c.panes {
			if c.panes[i].column != nil {
				c.mark(i)
			}
		}
	}
	if c.ready() {
		c.settle()
	}
	c.motion.snap, c.motion.led = false, 0
}

// readingRow returns the row of the body on which the leader is compared.
func (c *columns) readingRow() int {
	p := &c.panes[c.view.leader]
	return p.place.Row - p.topAt(c.screen.BodyH)
}

// countCells follows the terminal, which counts by grapheme cluster once it says
// that it knows mode 2027, and by code point before.
func (c *columns) countCells(msg tea.ModeReportMsg) {
	if c.term.method == ansi.GraphemeWidth || !draw.CountsClusters(msg) {
		return
	}
	c.term.method = ansi.GraphemeWidth
	for i := range c.panes {
		c.panes[i].width = 0
	}
	c.layOut()
}

// moveTo brings a place of an article to the reading line. The article leads.
func (c *columns) moveTo(article int, place scroll.Place) {
	p := &c.panes[article]
	if article != c.view.leader || place != p.place {
		c.view.peek = false
	}
	if place != p.place {
		c.motion.led += place.Row - p.place.Row
		p.place, p.anchor, p.lift = place, p.anchorOf(&c.doc.story.Articles[article], place), 0
	}
	c.view.leader, c.view.anchor, c.view.sentence = article, p.anchor, place.Sentence
}

// anchorOf returns the byte that keeps a place when the layout changes.
func (p *pane) anchorOf(a *model.Article, place scroll.Place) int {
	if s := place.Sentence; s >= 0 && p.lines.Starts[s] == place.Row {
		return a.Sentences[s].Start
	}
	return p.column.Offset(place.Row, 0)
}

// placeOf returns the place that has the anchor, at the sentence if it starts there.
func (p *pane) placeOf(anchor, sentence int) scroll.Place {
	place := p.lines.PlaceAt(p.column.RowOf(anchor))
	if sentence >= 0 && sentence < len(p.lines.Starts) && p.lines.Starts[sentence] == place.Row {
		place.Sentence = sentence
	}
	return place
}

// placeOfText brings the start of the sentence that holds a byte to the reading
// line, or, where the byte would then be below the screen, its own row.
func (c *columns) placeOfText(article, offset int) scroll.Place {
	p := c.laidOut(article)
	row := p.column.RowOf(offset)
	sentence := c.doc.story.Articles[article].SentenceAt(offset)
	if sentence < 0 {
		return p.lines.PlaceAt(row)
	}
	place := p.lines.PlaceOf(sentence)
	if y := scroll.ReadingRow(place.Row, p.lines.Rows, c.screen.BodyH) + row - place.Row; y >= c.screen.BodyH {
		place = p.lines.PlaceAt(row)
		place.Sentence = sentence
	}
	return place
}

// setScrollMode changes how columns scroll together. Let go of, each stays where
// it is.
func (c *columns) setScrollMode(m ScrollMode) {
	if m == Free && c.view.scrolling != Free && c.ready() {
		for i := range c.panes {
			if p := &c.panes[i]; i != c.view.leader && p.column != nil {
				p.place = p.lines.PlaceAt(p.placement.Top + c.readingRow())
				p.anchor = p.anchorOf(&c.doc.story.Articles[i], p.place)
				p.liftTo(p.placement.Top, c.screen.BodyH)
			}
		}
	}
	c.view.scrolling = m
}

// focusOn lets the keys act on another column, a hidden one too. Nothing moves
// but what must come in from the side.
func (c *columns) focusOn(article int) {
	if c.arrangement.Hides(article) {
		c.arrangement = c.arrangement.withHidden(article, false)
	}
	c.view.focus = article
	s := Arrange(c.term.width, c.term.height, c.arrangement, article)
	if slices.Equal(s.Slots, c.screen.Slots) {
		return
	}
	if len(s.Slots) > 0 && !c.arrangement.Zoom {
		c.arrangement.From = slices.Index(c.arrangement.Shown(), s.Slots[0].Article)
	}
	c.layOut()
}
