package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A leavingMode asks, before the person leaves, where to write what could not be
// saved. Who reads on a server has no files there, and is shown it to be copied.
type leavingMode struct {
	opaque
	nav    *navigator
	leave  *departure
	porter *porter
	prompt prompt
	remote bool
	box    *tea.Cursor // where what it shows then was drawn last
}

// elsewhere is the file that is offered for what could not be saved.
const elsewhere = "triptych-notes.json"

func newLeaving(r *Reader) *leavingMode {
	return &leavingMode{nav: r.nav, leave: r.departure, porter: r.porter, prompt: newPrompt("write to ", elsewhere, 4096), remote: r.room.room != nil}
}

func (m *leavingMode) kind() kind { return inLeaving }

func (m *leavingMode) sync(change) { m.prompt.fitBeside(&m.nav.term, m.hints()) }

func (m *leavingMode) hints() [][2]string {
	does := "write and quit"
	if m.remote {
		does = "copy to the terminal's clipboard"
	}
	key := m.nav.keys.name
	return [][2]string{{key("keep-search"), does}, {key("close"), "keep reading"}, {key("interrupt"), "quit without saving"}}
}

func (m *leavingMode) take(msg tea.Msg) answer {
	if !m.remote {
		m.prompt.typed(msg)
	}
	return taken
}

func (m *leavingMode) draw(rows []string) {
	t := &m.nav.term
	if !m.remote {
		rows[m.nav.screen.PromptRow()] = m.prompt.rowBeside(t, m.hints())
		return
	}
	var list []string
	width := max(1, min(t.width-4, 76))
	for line := range strings.Lines(m.nav.doc.book.UnsavedText()) {
		list = append(list, t.theme.Text.Styled(t.fit(strings.TrimRight(line, "\n"), width)))
	}
	keys := t.hintRows(m.hints(), width)
	list = list[:min(len(list), max(1, t.height-2-len(keys)))]
	m.box = t.overlay(rows, append(list, keys...), 0)
}

func (m *leavingMode) cursor() *tea.Cursor {
	if m.remote {
		return m.box
	}
	return m.prompt.cursor(&m.nav.term, m.nav.screen.PromptRow())
}

// accept writes what could not be saved to the file that was named, and leaves; or
// copies it to the terminal's clipboard.
func (m *leavingMode) accept() {
	switch {
	case m.remote:
		m.porter.clip(m.nav.doc.book.UnsavedText(), "what is not saved")
	case strings.TrimSpace(m.prompt.text()) == "":
		m.nav.say("name a file to write to")
	default:
		if err := m.nav.doc.book.SaveTo(m.prompt.text()); err != nil {
			m.nav.say(err.Error())
			return
		}
		m.leave.quit(nil)
	}
}
