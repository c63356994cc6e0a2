package reader

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/choose"
	"triptych/ui/column"
	"triptych/ui/draw"
	"triptych/ui/scroll"
)

// A columnsMode is the main screen: the articles side by side. It lies below all
// other modes and is always open.
type columnsMode struct {
	transparent
	nav         *navigator
	found       func(article int, look column.Look) column.Look // paints what a search found
	openDetails func()
}

func (m *columnsMode) kind() kind { return inColumns }

// take swallows what nothing above wanted.
func (m *columnsMode) take(tea.Msg) answer { return taken }

// step moves the reading line of the focused column by a row.
func (m *columnsMode) step(down bool) {
	m.nav.scroll(m.nav.view.focus, func(p *pane) scroll.Place { return p.lines.Step(p.place, down) })
}

// page scrolls the text of the focused column.
func (m *columnsMode) page(by page) {
	m.scrollText(m.nav.view.focus, by.rows(m.nav.screen.BodyH, 0))
}

// scrollText scrolls the text of an article by screen rows.
func (m *columnsMode) scrollText(article, rows int) {
	m.nav.scroll(article, func(p *pane) scroll.Place {
		return p.lines.PlaceAt(scroll.By(p.place.Row, rows, p.lines.Rows, m.nav.screen.BodyH))
	})
}

// toEnd goes to the start of the focused column, or to its end.
func (m *columnsMode) toEnd(by page) {
	m.nav.remember(m.nav.position())
	m.nav.scroll(m.nav.view.focus, func(p *pane) scroll.Place {
		if by == toEnd {
			return p.lines.PlaceAt(p.lines.Rows - 1)
		}
		return p.lines.PlaceAt(0)
	})
}

// focusBeside focuses the column step places further right, going round at the
// ends.
func (m *columnsMode) focusBeside(step int) {
	m.nav.focusOn(m.nav.arrangement.beside(m.nav.view.focus, step))
}

func (m *columnsMode) focusByNumber(key tea.KeyPressMsg) {
	article := int(key.String()[0] - '1')
	if article >= len(m.nav.panes) {
		m.nav.say("there is no column " + key.String())
		return
	}
	m.nav.focusOn(article)
}

// scrollRow scrolls the text of the focused column by a row, wherever its reading
// line is.
func (m *columnsMode) scrollRow(rows int) { m.scrollText(m.nav.view.focus, rows) }

func (m *columnsMode) toggleZoom() {
	a := m.nav.arrangement
	a.Zoom = !a.Zoom
	m.nav.rearrange(a)
}

// addColumn brings one more column on the screen or, where there is no room for
// another, goes back to as many as read well.
func (m *columnsMode) addColumn() {
	a, before := m.nav.arrangement, len(m.nav.screen.Slots)
	most := min(mostColumns(m.nav.term.width), len(a.Shown()))
	a.Zoom, a.Columns = false, before+1
	if before >= most {
		a.Columns = 0
	}
	m.nav.rearrange(a)
	now := len(m.nav.screen.Slots)
	said := draw.Plural(now, "column") + " side by side"
	switch {
	case now == before:
		said = "there is no room for another column"
	case now < most:
		said += ": " + m.nav.keys.name("add-column") + " brings in another"
	case a.Columns > 0:
		said += ": " + m.nav.keys.name("add-column") + " goes back to as many as read well"
	}
	m.nav.say(said)
}

// hide takes the focused column off the screen. The last one stays. A leader leads
// out of sight until another column is scrolled, so that all is as it was when it
// is shown again.
func (m *columnsMode) hide() {
	shown, hidden := m.nav.arrangement.Shown(), m.nav.view.focus
	if len(shown) < 2 {
		m.nav.say("the last column cannot be hidden")
		return
	}
	a := m.nav.arrangement.withHidden(hidden, true)
	m.nav.view.focus = a.Shown()[min(slices.Index(shown, hidden), len(shown)-2)]
	m.nav.say(fmt.Sprintf("%s is hidden: %s shows all columns", m.nav.doc.outlet(hidden), m.nav.keys.name("show-all")))
	m.nav.rearrange(a)
}

// showAll brings all columns back, in the story's order and evenly.
func (m *columnsMode) showAll() {
	all := everything(m.nav.doc.story)
	all.Columns, all.Panel, all.Strips = m.nav.arrangement.Columns, m.nav.arrangement.Panel, m.nav.arrangement.Strips
	m.nav.rearrange(all)
}

// carry moves the focused column step places to the right.
func (m *columnsMode) carry(step int) {
	a, ok := m.nav.arrangement.moved(m.nav.view.focus, step)
	if !ok {
		m.nav.say("the column is at the edge")
		return
	}
	m.nav.rearrange(a)
}

func (m *columnsMode) widen(step int) {
	m.nav.rearrange(m.nav.arrangement.widened(m.nav.view.focus, step))
}

// toggleMap shows or hides the coverage map beside the columns.
func (m *columnsMode) toggleMap() {
	a := m.nav.arrangement
	a.Strips = !a.Strips
	m.nav.say("the coverage map is " + shownOrHidden(a.Strips))
	m.nav.rearrange(a)
	if a.Strips && m.nav.screen.Slots[0].Strip == 0 {
		m.nav.say("the columns are too narrow for the coverage map: zoom or hide some")
	}
}

// crowded reports whether there are more articles than columns, of which three fit
// on most screens, and subjects by which to choose.
func (m *columnsMode) crowded() bool {
	return len(m.nav.panes) > m.room() && m.nav.doc.topics() > 0
}

// room returns how many columns to choose.
func (m *columnsMode) room() int { return max(3, m.nav.arrangement.fitting(m.nav.term.width)) }

// showDiffering puts the columns that differ most first, the others after them.
func (m *columnsMode) showDiffering() {
	chosen := choose.Columns(m.nav.doc.shown, m.room())
	a := m.nav.arrangement.startingWith(chosen)
	m.nav.view.focus = chosen[0]
	if !slices.Contains(chosen, m.nav.view.leader) {
		p := m.nav.laidOut(chosen[0])
		m.nav.moveTo(chosen[0], p.lines.PlaceAt(0))
	}
	m.nav.rearrange(a)
	var names []string
	for _, i := range chosen {
		names = append(names, m.nav.doc.outlet(i))
	}
	m.nav.say(fmt.Sprintf("of %d articles, these differ most on what they share: %s; %s brings in the others, %s puts all in order",
		len(m.nav.panes), strings.Join(names, ", "), m.nav.keys.name("next-column"), m.nav.keys.name("show-all")))
}

// cycleScrollMode goes on to the next scroll mode.
func (m *columnsMode) cycleScrollMode() {
	m.nav.letGo()
	m.nav.setScrollMode((m.nav.view.scrolling + 1) % scrollModes)
	m.nav.say("scrolling " + m.nav.view.scrolling.String())
}

// toggleFollow dims all but the sentence compared and what corresponds to it, or
// shows all text alike.
func (m *columnsMode) toggleFollow() {
	m.nav.view.follow = !m.nav.view.follow
	if !m.nav.view.follow {
		m.nav.say("all text is shown alike")
	}
}

// compared returns the sentence compared and the one beside it in the focused
// column, or where that leads, in the first other one that covers it.
func (m *columnsMode) compared() (from, to model.SentenceRef, ok bool) {
	from = m.nav.here()
	if !m.nav.inStep() || from.Sentence < 0 {
		return from, to, false
	}
	articles := []int{m.nav.view.focus}
	if m.nav.view.focus == from.Article {
		articles = nil
		for _, s := range m.nav.screen.Slots {
			articles = append(articles, s.Article)
		}
	}
	for _, article := range articles {
		if target := m.nav.panes[article].placement.Target; article != from.Article && target != none {
			return from, model.SentenceRef{Article: article, Sentence: target}, true
		}
	}
	return from, to, false
}

// point selects the mark under the pointer, or opens the details of the one that is
// selected. Elsewhere it scrolls or focuses.
func (m *columnsMode) point(mouse tea.Mouse) answer {
	if mouse.Button == tea.MouseLeft && m.pickAt(mouse) {
		return taken
	}
	return m.aim(mouse)
}

// pickAt selects the mark under the pointer, or opens its details where it is
// selected; false where there is none.
func (m *columnsMode) pickAt(mouse tea.Mouse) bool {
	slot, over := m.nav.screen.SlotAt(mouse.X)
	if !over || !m.nav.screen.InBody(mouse.Y) || !m.nav.view.highlights {
		return false
	}
	p := &m.nav.panes[slot.Article]
	row := p.top + mouse.Y - m.nav.screen.BodyY
	number := p.column.DifferenceAt(row, mouse.X-slot.X)
	switch {
	case number == none:
		return false
	case m.nav.doc.index.ids[number] == m.nav.view.selection:
		m.openDetails()
	default:
		m.nav.pick(number, slot.Article, row)
	}
	return true
}

// aim scrolls the column under the pointer, which then leads, or focuses it. Beside
// the columns the wheel scrolls the focused one.
func (m *columnsMode) aim(mouse tea.Mouse) answer {
	slot, over := m.nav.screen.SlotAt(mouse.X)
	if rows := notch(mouse); rows != 0 {
		if !over {
			slot.Article = m.nav.view.focus
		}
		m.scrollText(slot.Article, rows)
		return taken
	}
	if mouse.Button != tea.MouseLeft {
		return taken
	}
	if article, row, ok := m.stripAt(mouse.X, mouse.Y); ok {
		m.nav.scroll(article, func(p *pane) scroll.Place { return p.lines.PlaceAt(row) })
		return taken
	}
	h := header{m.nav.columns}
	switch {
	case h.tabbed() && mouse.Y == m.nav.screen.Names:
		if article, ok := h.tabAt(mouse.X); ok {
			m.nav.focusOn(article)
		}
	case over:
		m.nav.focusOn(slot.Article)
	}
	return taken
}

// stripAt returns the row of the article that the pointer means on a coverage map.
func (m *columnsMode) stripAt(x, y int) (article, row int, ok bool) {
	if !m.nav.screen.InBody(y) {
		return 0, 0, false
	}
	for _, slot := range m.nav.screen.Slots {
		if left := slot.X + slot.Width; slot.Strip > 0 && x >= left && x < left+slot.Strip {
			return slot.Article, m.nav.panes[slot.Article].strip.RowAt(y-m.nav.screen.BodyY, m.nav.screen.BodyH), true
		}
	}
	return 0, 0, false
}

func (m *columnsMode) draw(rows []string) {
	h := header{m.nav.columns}
	set := func(y int, row func() string) {
		if y >= 0 {
			rows[y] = m.nav.term.flat(row())
		}
	}
	set(m.nav.screen.Names, h.names)
	set(m.nav.screen.Rule, h.rule)
	looks := m.looks()
	for y := range m.nav.screen.BodyH {
		rows[m.nav.screen.BodyY+y] = m.bodyRow(y, looks)
	}
}

// looks says how each slot's rows are painted in this frame.
func (m *columnsMode) looks() []column.Look {
	v := &m.nav.view
	var looks []column.Look
	for _, slot := range m.nav.screen.Slots {
		look := column.Look{Theme: m.nav.term.theme, Highlights: v.highlights, Selected: m.nav.doc.find(v.selection), Current: none}
		if slot.Article == v.leader || m.nav.inStep() {
			placement := m.nav.panes[slot.Article].placement
			look.Current = placement.Target
			look.Dimmed = !placement.InSight && !m.nav.atTop()
			look.Follow, look.Lit = v.follow, m.litIn(slot.Article)
		}
		looks = append(looks, m.found(slot.Article, look))
	}
	return looks
}

// litIn returns the sentences of an article that correspond to the one compared:
// its counterparts, or else the passage of its topic.
func (m *columnsMode) litIn(article int) []int {
	here := m.nav.here()
	switch {
	case !m.nav.view.follow, m.nav.doc.shown == nil, here.Sentence < 0:
		return nil
	case article == here.Article:
		return []int{here.Sentence}
	}
	var list []int
	for _, c := range m.nav.doc.shown.CounterpartsOf(here, article) {
		list = append(list, c.To.Sentence)
	}
	if topic := m.nav.doc.topicOf(here); len(list) == 0 && topic >= 0 {
		return m.nav.doc.shown.Passage(topic, article)
	}
	return list
}

// bodyRow returns row y of the columns. The mark of the reading line stands still
// while the text scrolls: in the leading column it costs the terminal a cell a
// row, in each it would cost the whole row.
func (m *columnsMode) bodyRow(y int, looks []column.Look) string {
	reading, i := m.nav.readingRow(), 0
	return join(m.nav.screen.Slots, func(slot Slot) string {
		look := looks[i]
		i++
		look.Reading = y == reading && slot.Article == m.nav.view.leader
		p := &m.nav.panes[slot.Article]
		row := p.column.Row(p.top+y, look)
		if slot.Strip > 0 {
			row += p.strip.Row(y, m.nav.screen.BodyH, p.top, m.nav.screen.BodyH, m.nav.term.theme)
		}
		return row
	})
}
