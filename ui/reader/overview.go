package reader

import (
	tea "charm.land/bubbletea/v2"

	"triptych/ui/coverage"
)

// An overviewMode shows topics down and articles across. One row is selected.
type overviewMode struct {
	opaque
	nav  *navigator
	list *coverage.Overview
}

// newOverview makes the overview with the topic on the reading line selected.
func newOverview(nav *navigator) *overviewMode {
	m := &overviewMode{nav: nav, list: coverage.NewOverview(nav.doc.story, nav.doc.shown)}
	if here := nav.here(); here.Sentence >= 0 {
		m.list.Select(nav.doc.topicOf(here))
	}
	m.remember()
	return m
}

func (m *overviewMode) kind() kind { return inOverview }

func (m *overviewMode) sync(changed change) {
	if changed.analysis || changed.story {
		row := m.list.Selected()
		m.list = coverage.NewOverview(m.nav.doc.story, m.nav.doc.shown)
		if changed.story {
			m.list.Select(row) // no topic is the same
		} else {
			m.selectTopic(m.nav.view.topic)
		}
	}
	m.remember()
}

// remember keeps the topic selected in the view.
func (m *overviewMode) remember() {
	switch topic := m.list.Selected(); topic {
	case coverage.None:
		m.nav.view.topic = topicID{}
	case coverage.Unshared:
		m.nav.view.topic = topicID{what: unshared}
	default:
		m.nav.view.topic = m.nav.doc.topicID(topic)
	}
}

func (m *overviewMode) selectTopic(id topicID) {
	if id.what == unshared {
		m.list.Select(coverage.Unshared)
		return
	}
	m.list.Select(m.nav.doc.topic(id))
}

// page moves the selection; a page here is half a screen.
func (m *overviewMode) page(by page) {
	if by == pageDown || by == pageUp {
		by -= by / pageDown
	}
	m.list.Move(by.rows(m.nav.screen.Unlined(), 1<<20))
}

// enter goes to where the focused article takes up the topic selected, or where it
// does not, to where another does. It reports whether there is such a place.
func (m *overviewMode) enter() bool { return m.nav.toTopic(m.list.Selected(), m.nav.view.focus) }

// point moves the selection, or goes to the passage under the pointer.
func (m *overviewMode) point(mouse tea.Mouse) answer {
	if rows := notch(mouse); rows != 0 {
		m.list.Move(rows / wheelRows)
		return taken
	}
	if mouse.Button != tea.MouseLeft {
		return taken
	}
	place := m.list.At(mouse.X, mouse.Y, m.nav.term.width, m.nav.screen.Unlined())
	if place.Topic == coverage.None {
		return taken
	}
	m.list.Select(place.Topic)
	if m.nav.toTopic(place.Topic, place.Article) {
		return done
	}
	return taken
}

func (m *overviewMode) draw(rows []string) {
	clear(rows)
	copy(rows, m.list.Rows(m.nav.term.width, m.nav.screen.Unlined(), m.nav.term.theme, m.nav.term.method))
}
