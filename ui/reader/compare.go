package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/matrix"
)

// A compareMode shows the passages of each topic beside one another. The place in
// the columns waits meanwhile.
type compareMode struct {
	opaque
	nav    *navigator
	found  func(article int, look column.Look) column.Look // paints what a search found
	matrix *matrix.Matrix
	top    int           // its row on the first row of the body
	at     topicID       // the section that the keys act on
	what   walkedThrough // what the last step to a difference stopped at
}

// newCompare lays the compare view out, with what is on the reading line on top.
func newCompare(nav *navigator, found func(int, column.Look) column.Look) *compareMode {
	m := &compareMode{nav: nav, found: found}
	m.layOut()
	return m
}

func (m *compareMode) kind() kind { return inCompare }

func (m *compareMode) layOut() {
	m.matrix = matrix.New(m.nav.doc.shown, m.options())
	row := 0
	if here := m.nav.here(); here.Sentence >= 0 {
		row = max(0, m.matrix.RowOf(here.Article, min(m.nav.doc.story.Sentence(here).Start, m.nav.view.anchor)))
	}
	m.goTo(m.matrix.SectionAt(row))
}

func (m *compareMode) options() matrix.Options {
	return matrix.Options{
		Width: m.nav.term.width, Method: m.nav.term.method, Articles: m.nav.arrangement.Shown(), Leader: m.nav.view.leader,
		Hidden: m.hidden,
	}
}

// hidden counts the differences of a topic, or of the headlines, that are not shown.
func (m *compareMode) hidden(s matrix.Section) int {
	count := func(a *model.Analysis) int {
		if !s.Headlines {
			first, end := a.DifferencesOf(s.Topic)
			return end - first
		}
		return a.CountsInTitles().Sum()
	}
	return count(m.nav.doc.whole) - count(m.nav.doc.shown)
}

// sync keeps the place through another size or analysis.
func (m *compareMode) sync(changed change) {
	switch {
	case m.nav.doc.shown == nil:
	case changed.story:
		m.layOut()
	case changed.analysis, changed.layout:
		at := m.section()
		anchor := m.matrix.Anchor(m.top)
		m.matrix.Arrange(m.nav.doc.shown, m.options())
		m.scrollTo(m.matrix.RowAt(anchor))
		if first, end := m.matrix.RowsOf(at); first == end {
			m.at = m.idOf(m.matrix.SectionAt(m.top))
		}
	}
	m.nav.view.topic = m.at
}

// idOf names a section in any analysis.
func (m *compareMode) idOf(s matrix.Section) topicID {
	switch {
	case s == matrix.NoSection:
		return topicID{}
	case s.Headlines:
		return topicID{what: headlines}
	case s.Topic < 0:
		return topicID{what: firstFold}
	}
	id := m.nav.doc.topicID(s.Topic)
	if s.Fold {
		id.what = followingFold
	}
	return id
}

// section returns the section that the keys act on.
func (m *compareMode) section() matrix.Section {
	if m.at.what == headlines {
		return matrix.Headlines
	}
	return matrix.Section{Topic: m.nav.doc.topic(m.at), Fold: m.at.what == firstFold || m.at.what == followingFold}
}

// show brings the section of a view to the top, where there is one.
func (m *compareMode) show(id topicID) {
	m.at = id
	if first, end := m.matrix.RowsOf(m.section()); first < end {
		m.scrollTo(first)
	}
}

// body returns the first row of the body on the screen, and how many it has: all
// but the outlets, the status and the hints.
func (m *compareMode) body() (first, rows int) {
	if m.nav.screen.Names >= 0 {
		return 1, m.nav.screen.Unlined() - 1
	}
	return 0, m.nav.screen.Unlined()
}

func (m *compareMode) scrollTo(top int) {
	_, rows := m.body()
	m.top = max(0, min(top, m.matrix.Rows()-rows))
}

// goTo brings a topic or a fold to the top.
func (m *compareMode) goTo(s matrix.Section) {
	m.at = m.idOf(s)
	first, _ := m.matrix.RowsOf(s)
	m.scrollTo(first)
}

// scroll scrolls by rows; the topic at the top is then the one that keys act on.
func (m *compareMode) scroll(rows int) {
	m.scrollTo(m.top + rows)
	if s := m.matrix.SectionAt(m.top); s != matrix.NoSection {
		m.at = m.idOf(s)
	}
}

// page scrolls by a share of the screen.
func (m *compareMode) page(by page) {
	_, rows := m.body()
	m.scroll(by.rows(rows, m.matrix.Rows()))
}

func (m *compareMode) nextTopic(step int) { m.goTo(m.matrix.Move(m.section(), step)) }

// unfold opens or closes the fold at hand, or else all of them.
func (m *compareMode) unfold() {
	if !m.matrix.Toggle(m.section()) {
		m.matrix.ToggleAll()
	}
	m.scrollTo(m.top)
}

func (m *compareMode) next(step int)         { m.nextOf(anyDifference, step) }
func (m *compareMode) nextConflict(step int) { m.nextOf(onlyConflicts, step) }

// nextAlike goes to the next difference of the kind of the one jumped to, which there
// must be.
func (m *compareMode) nextAlike(step int) {
	m.nextOf(walkedThrough(m.nav.selected().Kind), step)
}

// A placed is a difference and its first row.
type placed struct{ row, difference int }

// places returns what a walk here stops at, from top to bottom.
func (m *compareMode) places(what walkedThrough) []placed {
	var list []placed
	for i := range m.nav.doc.shown.Differences {
		if row := m.matrix.RowOfDifference(i); row >= 0 && what.stops(&m.nav.doc.shown.Differences[i]) {
			list = append(list, placed{row, i})
		}
	}
	slices.SortStableFunc(list, func(x, y placed) int { return x.row - y.row })
	return list
}

// standing says which of how many a difference is, and what is counted.
func (m *compareMode) standing(difference int) (at, of int, what walkedThrough) {
	list := m.places(m.what)
	return slices.IndexFunc(list, func(p placed) bool { return p.difference == difference }) + 1, len(list), m.what
}

// nextOf goes to the next difference as the compare view has them, at first from
// the top of the screen.
func (m *compareMode) nextOf(what walkedThrough, step int) {
	list := m.places(what)
	if len(list) == 0 {
		m.nav.say(what.none() + " is shown here")
		return
	}
	selected := m.nav.doc.find(m.nav.view.selection)
	at := slices.IndexFunc(list, func(p placed) bool { return p.difference == selected })
	if at < 0 {
		at = slices.IndexFunc(list, func(p placed) bool { return p.row >= m.top })
		if at < 0 {
			at = len(list)
		}
		at -= max(step, 0) // a step leads down to it, or up from it
	}
	next := list[(at+step+len(list))%len(list)]
	m.what = what
	m.nav.view.selection = m.nav.doc.index.ids[next.difference]
	m.at = m.idOf(m.matrix.SectionAt(next.row))
	_, rows := m.body()
	m.scrollTo(next.row - rows/3)
}

// enter goes to the passage of the topic in the columns: that of the focused
// column where it has one, or else of the first that has. It reports whether it
// went there; a fold it opens or closes.
func (m *compareMode) enter() bool {
	s := m.section()
	if s.Fold {
		m.matrix.Toggle(s)
		m.scrollTo(m.top)
		return false
	}
	if s.Headlines {
		m.nav.toSentence(model.SentenceRef{Article: m.nav.view.focus, Sentence: model.InTitle})
		return true
	}
	return m.nav.toTopic(s.Topic, m.nav.view.focus)
}

// point scrolls, opens a fold, or goes to the sentence under the pointer.
func (m *compareMode) point(mouse tea.Mouse) answer {
	if rows := notch(mouse); rows != 0 {
		m.scroll(rows)
		return taken
	}
	first, rows := m.body()
	y := mouse.Y - first + m.top
	if mouse.Button != tea.MouseLeft || mouse.Y < first || mouse.Y >= first+rows {
		return taken
	}
	if m.matrix.OnFold(y) {
		m.matrix.Toggle(m.matrix.SectionAt(y))
		m.scrollTo(m.top)
		return taken
	}
	if ref, ok := m.matrix.SentenceAt(mouse.X, y); ok {
		m.nav.toSentence(ref)
		return done
	}
	return taken
}

func (m *compareMode) draw(rows []string) {
	first, n := m.body()
	look := matrix.Look{
		Theme: m.nav.term.theme, Highlights: m.nav.view.highlights, Selected: m.nav.doc.find(m.nav.view.selection),
		Current: m.section(), Focus: m.nav.view.focus, Text: m.found,
	}
	if first > 0 {
		rows[0] = m.matrix.Header(look)
	}
	for y := range n {
		rows[first+y] = m.matrix.Row(m.top+y, look)
	}
	if start, _ := m.matrix.RowsOf(m.matrix.SectionAt(m.top)); n > 2 && start < m.top {
		rows[first] = m.matrix.Heading(m.top, look)
	}
}
