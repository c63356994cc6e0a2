package reader

import (
	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/notes"
)

// A noteMode is the line in which a note on a difference is typed. The note is on
// the difference of the moment at which it was opened, whatever is selected or
// analysed meanwhile.
type noteMode struct {
	opaque
	nav      *navigator
	notebook *notebook
	draft    notes.Draft
	before   string // the note, its lines joined in one
	about    string // what the difference is about
	prompt   prompt
}

func newNote(nav *navigator, b *notebook, d *model.Difference) *noteMode {
	before := oneLine(nav.doc.book.Mark(d).Note)
	return &noteMode{nav: nav, notebook: b, draft: nav.doc.book.Draft(d), before: before, about: subjectOf(d), prompt: newPrompt("note ", before, notes.MaxNote)}
}

func (m *noteMode) kind() kind { return inNote }

func (m *noteMode) sync(change) { m.prompt.fitBeside(&m.nav.term, m.hints()) }

func (m *noteMode) hints() [][2]string {
	return [][2]string{{m.nav.keys.name("keep-search"), "keep"}, {m.nav.keys.name("close"), "cancel"}}
}

func (m *noteMode) take(msg tea.Msg) answer {
	_, paste := msg.(tea.PasteMsg)
	if typed := m.prompt.typed(msg); m.prompt.full() && (paste || !typed) {
		m.nav.say("the note is full: the rest was dropped")
	}
	return taken
}

// accept keeps the note. One that is as it was keeps its lines.
func (m *noteMode) accept() bool {
	if m.prompt.text() == m.before {
		return m.cancel()
	}
	m.notebook.edit(m.nav.doc.book.WithDraft(m.draft, m.prompt.text(), m.nav.now()), step{what: "the note on " + m.about})
	m.nav.say("noted")
	return true
}

// cancel leaves the note as it was.
func (m *noteMode) cancel() bool {
	m.nav.say("the note is as it was")
	return true
}

func (m *noteMode) draw(rows []string) {
	rows[m.nav.screen.PromptRow()] = m.prompt.rowBeside(&m.nav.term, m.hints())
}

func (m *noteMode) cursor() *tea.Cursor {
	return m.prompt.cursor(&m.nav.term, m.nav.screen.PromptRow())
}
