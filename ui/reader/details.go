package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/details"
)

// A detailsMode is the lower part of the screen, with who says what on the topic
// on the reading line.
type detailsMode struct {
	transparent
	nav       *navigator
	panel     *details.Panel // nil until it is first in sync
	selection differenceID   // of the view, when the panel last followed it
}

func newDetails(nav *navigator) *detailsMode {
	m := &detailsMode{nav: nav}
	m.fit(true)
	return m
}

func (m *detailsMode) kind() kind { return inDetails }

func (m *detailsMode) closed() {
	m.nav.row = differenceID{}
	m.fit(false)
}

// fit gives the panel room on the screen, or takes it away.
func (m *detailsMode) fit(open bool) {
	a := m.nav.arrangement
	a.Panel = open
	m.nav.rearrange(a)
}

// sync lets the panel show the topic on the reading line, or of the difference
// jumped to. Made anew for the same topic, it keeps its row.
func (m *detailsMode) sync(changed change) {
	if m.nav.doc.shown == nil {
		m.panel = nil
		return
	}
	topic, selected := m.nav.doc.topicOf(m.nav.here()), m.nav.selected()
	if selected != nil {
		topic = selected.Topic
	}
	if m.panel == nil || changed != (change{}) || m.panel.Topic() != topic {
		articles := m.nav.arrangement.Shown()
		m.panel = details.New(m.nav.doc.shown, topic, details.Options{
			Articles: articles, Under: m.nav.textPlaces(articles), Whole: m.nav.doc.whole, Status: m.status,
		})
		m.panel.SelectDifference(m.nav.doc.find(m.nav.row))
	}
	if m.selection != m.nav.view.selection {
		m.selection = m.nav.view.selection
		m.panel.SelectDifference(m.nav.doc.find(m.selection))
	}
	m.nav.row = differenceID{}
	if i, ok := m.panel.Selected(); ok {
		m.nav.row = m.nav.doc.index.ids[i]
	}
}

// textPlaces returns where each of some articles has its text on the screen; the zero
// value for one that is not on it.
func (c *columns) textPlaces(articles []int) []details.Place {
	list := make([]details.Place, len(articles))
	for _, slot := range c.screen.Slots {
		if i := slices.Index(articles, slot.Article); i >= 0 {
			margin := c.panes[slot.Article].column.Margin()
			list[i] = details.Place{X: slot.X + margin, Width: slot.Width - margin}
		}
	}
	return list
}

// status says in a word or two what the person found out about a difference.
func (m *detailsMode) status(difference int) string {
	return markWords(m.nav.doc.index.markOf(difference))
}

func (m *detailsMode) move(rows int) { m.panel.Move(rows) }

func (m *detailsMode) explain(rows int) { m.panel.Scroll(rows) }

// enter shows the selected difference in every column at once.
func (m *detailsMode) enter() {
	difference, ok := m.panel.Selected()
	if !ok {
		m.nav.say("no difference is selected")
		return
	}
	m.nav.remember(m.nav.position())
	m.nav.walk = walk{}
	m.nav.toDifference(difference, m.nav.view.leader)
}

func (m *detailsMode) point(mouse tea.Mouse) answer {
	if m.panel == nil || !m.nav.screen.InPanel(mouse.Y) {
		return pass
	}
	if rows := notch(mouse); rows != 0 {
		m.panel.Move(rows / wheelRows)
		return taken
	}
	if row, ok := m.panel.At(mouse.X, mouse.Y-m.nav.screen.PanelY); ok && mouse.Button == tea.MouseLeft {
		m.panel.Select(row)
		m.enter()
	}
	return taken
}

func (m *detailsMode) draw(rows []string) {
	if m.panel != nil && m.nav.screen.PanelH > 0 {
		copy(rows[m.nav.screen.PanelY:], m.panel.Rows(m.nav.term.width, m.nav.screen.PanelH, m.nav.term.theme, m.nav.term.method))
	}
}
