package reader

import tea "charm.land/bubbletea/v2"

// A seekMode is the line in which the words are typed that findings must hold. The
// findings show at once what is left.
type seekMode struct {
	opaque
	nav      *navigator
	findings *findingsMode
	prompt   prompt
}

func newSeek(m *findingsMode) *seekMode {
	return &seekMode{nav: m.nav, findings: m, prompt: newPrompt("/", m.words, 200)}
}

func (m *seekMode) kind() kind { return inSeek }

func (m *seekMode) sync(change) { m.prompt.fit(m.nav.term.width / 3) }

func (m *seekMode) take(msg tea.Msg) answer {
	if m.prompt.typed(msg) {
		m.findings.seek(m.prompt.text())
	}
	return taken
}

// cancel shows all findings again.
func (m *seekMode) cancel() bool {
	m.findings.seek("")
	return true
}

func (m *seekMode) draw(rows []string) {
	t, key := &m.nav.term, m.nav.keys.name
	after := t.hint(key("keep-search"), "keep") + t.hint(key("close"), "show all")
	rows[m.nav.screen.PromptRow()] = m.prompt.row(t, after)
}

func (m *seekMode) cursor() *tea.Cursor {
	return m.prompt.cursor(&m.nav.term, m.nav.screen.PromptRow())
}
