package reader

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"
)

// A departure ends the reader and leaves the program, once the book is in its file.
type departure struct {
	nav      *navigator
	notebook *notebook
	outbox   *outbox
	close    func()          // ends what runs beside the reader
	ctx      context.Context // of the reader
	saving   bool            // the last save is under way
	over     bool            // the person has left: there is nothing more to save
	lost     error           // what they lost by that
}

// leave leaves the program once the book, with where the person is reading, is in
// its file. What could not be saved it asks about, unless the person wants to leave
// at once.
func (d *departure) leave(atOnce bool) {
	switch {
	case d.notebook.store == nil:
		d.outbox.post(func() tea.Msg { return left{atOnce: atOnce} })
		return
	case d.saving && atOnce: // whoever asks twice does not want to wait
		d.quit(lost(d.nav.doc.book, errInterrupted))
		return
	case d.saving:
		return
	}
	d.saving = true
	d.nav.say("saving…")
	save := d.save()
	d.outbox.post(func() tea.Msg { return left{save(), atOnce} })
}

// save returns a function that saves the book, with where the person is reading,
// whether the reader has ended or not.
func (d *departure) save() func() saved {
	write := d.notebook.write(context.WithoutCancel(d.ctx), d.notebook.withPosition(&d.nav.view, d.nav.now()))
	return func() saved { return write().(saved) }
}

// quit ends the reader and leaves the program; lost is what the person loses by that.
func (d *departure) quit(lost error) {
	d.lost, d.over = lost, true
	d.close()
	d.outbox.post(tea.Quit)
}

// left brings what became of the last save before leaving.
type left struct {
	saved
	atOnce bool // the person does not want to be asked
}

// apply leaves, or asks where to write what could not be saved.
func (msg left) apply(r *Reader) {
	r.nav.say("")
	r.departure.saving = false
	if msg.book != nil {
		r.notebook.receive(msg.saved)
	}
	missing := lost(r.nav.doc.book, msg.err)
	if missing == nil || msg.atOnce {
		r.departure.quit(missing)
		return
	}
	r.departure.lost = missing
	r.nav.say(r.nav.doc.book.Unsaved().String() + " not saved: " + msg.err.Error())
	if !r.stack.has(inLeaving) {
		r.open(newLeaving(r))
	}
}

// errInterrupted is why something is not saved where the person did not wait.
var errInterrupted = errors.New("the program was ended before it could be")

// Quit leaves the program as the key for it does.
func (r *Reader) Quit() tea.Cmd {
	r.departure.leave(false)
	return r.effects()
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
	book, save := r.nav.doc.book, r.departure.save()
	return func() tea.Msg { return Saved{lost(book, save().err)} }
}

// Keep ends the reader for a program that has ended, and returns what the person
// lost. Unless they left by themselves, it saves the book with where they are
// reading, and waits until that is done. Messages must have ended before.
func (r *Reader) Keep() error {
	r.preferences.end()
	d := r.departure
	if d.over || r.notebook.store == nil {
		return d.lost
	}
	d.over = true
	_, _, err := r.notebook.store.Save(context.WithoutCancel(r.ctx), r.notebook.withPosition(&r.nav.view, r.nav.now()))
	d.lost = lost(r.nav.doc.book, err)
	return d.lost
}
