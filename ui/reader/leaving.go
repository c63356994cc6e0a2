package reader

import (
	"context"
	"errors"
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
	box    *tea.Cursor // where what it shows then was drawn last
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
	m.prompt.fit(m.nav.term.width - m.nav.term.counter().Width(m.prompt.label) - 74)
}

func (m *leavingMode) take(msg tea.Msg) answer {
	if !m.remote {
		m.prompt.typed(msg)
	}
	return taken
}

func (m *leavingMode) draw(rows []string) {
	t, key := &m.nav.term, m.nav.keys.name
	after := t.hint(key("close"), "keep reading") + t.hint(key("interrupt"), "quit without saving")
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
	m.box = t.overlay(rows, append(list, t.cut(t.hint(key("keep-search"), "copy to the terminal's clipboard")+after, width)), 0)
}

func (m *leavingMode) cursor() *tea.Cursor {
	if m.remote {
		return m.box
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
	switch {
	case r.notebook.store == nil:
		r.post(func() tea.Msg { return left{atOnce: atOnce} })
		return
	case r.notebook.last && atOnce: // whoever asks twice does not want to wait
		r.lost = lost(r.nav.doc.book, errInterrupted)
		r.quit()
		return
	case r.notebook.last:
		return
	}
	r.notebook.last = true
	r.nav.say("saving…")
	save := r.notebook.write(context.WithoutCancel(r.ctx), r.notebook.withPosition(&r.nav.view, r.nav.now()))
	r.post(func() tea.Msg { return left{save().(saved), atOnce} })
}

func (msg left) apply(r *Reader) {
	r.nav.say("")
	r.notebook.last = false
	if msg.book != nil {
		r.notebook.receive(msg.saved)
	}
	r.lost = lost(r.nav.doc.book, msg.err)
	if r.lost != nil && !msg.atOnce {
		r.nav.say(msg.err.Error())
		if !r.stack.has(inLeaving) {
			r.open(newLeaving(r.nav, r.room.room != nil))
		}
		return
	}
	r.quit()
}

// errInterrupted is why something is not saved where the person did not wait.
var errInterrupted = errors.New("the program was ended before it could be")

// quit ends the reader and leaves the program.
func (r *Reader) quit() {
	r.notebook.closed = true
	r.Close()
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
	case strings.TrimSpace(m.prompt.text()) == "":
		r.nav.say("name a file to write to")
	default:
		if err := m.nav.doc.book.SaveTo(m.prompt.text()); err != nil {
			r.nav.say(err.Error())
			return
		}
		r.lost = nil
		r.quit()
	}
}

// Saved is the message of [Reader.Save].
type Saved struct {
	Err error // what would be lost if the reader were closed now; nil for nothing
}

// Save saves the book, with where the person is reading, for whoever wants to put
// another reader in this one's place. The reader goes on.
func (r *Reader) Save() tea.Cmd {
	if r.notebook.store == nil {
		return func() tea.Msg { return Saved{} }
	}
	book, save := r.nav.doc.book, r.notebook.write(context.WithoutCancel(r.ctx), r.notebook.withPosition(&r.nav.view, r.nav.now()))
	return func() tea.Msg { return Saved{lost(book, save().(saved).err)} }
}

// Keep ends the reader for a program that has ended, and returns what the person
// lost. Unless they left by themselves, it saves the book with where they are
// reading, and waits until that is done. Messages must have ended before.
func (r *Reader) Keep() error {
	r.notebook.preferences.end()
	if r.notebook.closed || r.notebook.store == nil {
		return r.lost
	}
	r.notebook.closed = true
	_, _, err := r.notebook.store.Save(context.WithoutCancel(r.ctx), r.notebook.withPosition(&r.nav.view, r.nav.now()))
	r.lost = lost(r.nav.doc.book, err)
	return r.lost
}
