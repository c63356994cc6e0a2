package reader

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A leavingMode asks, before the person leaves, where to write what could not be
// saved. Who reads on a server has no files there, and is shown it to be copied.
type leavingMode struct {
	opaque
	nav    *navigator
	prompt prompt
	remote bool
}

// elsewhere is the file that is offered for what could not be saved.
const elsewhere = "triptych-notes.json"

func newLeaving(nav *navigator, remote bool) *leavingMode {
	label := nav.doc.book.Unsaved().String() + " not saved. Write to: "
	return &leavingMode{nav: nav, prompt: newPrompt(label, elsewhere, 4096), remote: remote}
}

func (m *leavingMode) kind() kind { return inLeaving }

// sync leaves room for the label before the line and the keys after it.
func (m *leavingMode) sync(change) {
	m.prompt.fit(m.nav.term.width - m.nav.term.counter().Width(m.prompt.label) - 58)
}

func (m *leavingMode) take(msg tea.Msg) answer {
	if !m.remote {
		m.prompt.typed(msg)
	}
	return taken
}

func (m *leavingMode) draw(rows []string) {
	t, key := &m.nav.term, m.nav.keys.name
	after := t.hint(key("close"), "read on") + t.hint(key("interrupt"), "quit without")
	if !m.remote {
		rows[m.nav.screen.PromptRow()] = m.prompt.row(t, t.hint(key("keep-search"), "write and quit")+after)
		return
	}
	var list []string
	width := max(1, min(t.width-4, 76))
	for line := range strings.Lines(m.nav.doc.book.UnsavedText()) {
		list = append(list, t.theme.Text.Styled(t.fit(strings.TrimRight(line, "\n"), width)))
	}
	list = list[:min(len(list), max(1, t.height-3))]
	t.overlay(rows, append(list, t.cut(t.hint(key("keep-search"), "copy to the terminal's clipboard")+after, width)), 0)
}

func (m *leavingMode) cursor() *tea.Cursor {
	if m.remote {
		return nil
	}
	return m.prompt.cursor(&m.nav.term, m.nav.screen.PromptRow())
}

// left brings what became of the last save before leaving.
type left struct {
	saved
	atOnce bool // the person does not want to be asked
}

// Quit leaves the program as the key for it does.
func (r *Reader) Quit() tea.Cmd {
	r.leave(false)
	return r.effects()
}

// leave leaves the program once the book, with where the person is reading, is in
// its file. What could not be saved it asks about, unless the person wants to leave
// at once.
func (r *Reader) leave(atOnce bool) {
	if r.notebook.store == nil {
		r.post(func() tea.Msg { return left{atOnce: atOnce} })
		return
	}
	save := r.notebook.write(context.WithoutCancel(r.ctx), r.notebook.withPosition(&r.nav.view, r.nav.now()))
	r.post(func() tea.Msg { return left{save().(saved), atOnce} })
}

func (msg left) apply(r *Reader) {
	if msg.book != nil {
		r.notebook.receive(msg.saved)
	}
	if lost := r.nav.doc.book.Unsaved(); msg.err != nil && lost.Any() {
		r.lost = fmt.Errorf("%s not saved: %w", lost, msg.err)
		if !msg.atOnce {
			r.nav.say(msg.err.Error())
			r.open(newLeaving(r.nav, r.room.room != nil))
			return
		}
	}
	r.end()
	r.post(tea.Quit)
}

// saveElsewhere writes what could not be saved to the file that was named, and
// quits; or copies it to the terminal's clipboard.
func (r *Reader) saveElsewhere() {
	m, ok := r.stack.find(inLeaving).(*leavingMode)
	switch {
	case !ok:
	case m.remote:
		r.clip(m.nav.doc.book.UnsavedText(), "what is not saved")
	default:
		if err := m.nav.doc.book.SaveTo(m.prompt.text()); err != nil {
			r.nav.say(err.Error())
			return
		}
		r.lost = nil
		r.end()
		r.post(tea.Quit)
	}
}

// end ends what runs beside the reader.
func (r *Reader) end() {
	r.cancel()
	if r.room.room != nil {
		r.room.room.Leave()
	}
}

// Leave ends the reader without leaving the program. The command saves the book;
// its message is a Notice where that fails.
func (r *Reader) Leave() tea.Cmd {
	r.end()
	if r.notebook.store == nil {
		return nil
	}
	return func() tea.Msg {
		if err := r.Keep(); err != nil {
			return Notice("not saved: " + err.Error())
		}
		return nil
	}
}

// Keep saves the book with where the person is reading, and waits until that is
// done. It is for a program that has ended, and whose reader takes no more
// messages.
func (r *Reader) Keep() error {
	if r.notebook.store == nil {
		return nil
	}
	_, _, err := r.notebook.store.Save(context.WithoutCancel(r.ctx), r.notebook.withPosition(&r.nav.view, r.nav.now()))
	return err
}

// Lost says, once the program has ended, what the person lost by leaving; nil for
// nothing.
func (r *Reader) Lost() error { return r.lost }

// Unsaved reports whether something the person marked could not be saved so far.
func (r *Reader) Unsaved() bool { return r.notebook.unsaved().Any() }
