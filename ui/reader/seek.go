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

func (m *seekMode) sync(change) { m.prompt.fitBeside(&m.nav.term, m.hints()) }

func (m *seekMode) hints() [][2]string {
	return [][2]string{{m.nav.keys.name("keep-search"), "keep"}, {m.nav.keys.name("close"), "show all"}}
}

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
	rows[m.nav.screen.PromptRow()] = m.prompt.rowBeside(&m.nav.term, m.hints())
}

func (m *seekMode) cursor() *tea.Cursor {
	return m.prompt.cursor(&m.nav.term, m.nav.screen.PromptRow())
}
