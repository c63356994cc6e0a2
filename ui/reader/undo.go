package reader

import (
	"cmp"
	"fmt"
	"slices"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/notes"
)

// mostSteps is how many decisions can be taken back.
const mostSteps = 200

// A step is a decision of the person.
type step struct {
	what   string       // in words
	was    differenceID // to be selected once it is taken back; the zero value for none
	is     differenceID // … and once it is done again
	change notes.Change
}

// A history is what the person decided since the story was opened, and of that what
// was taken back since the last decision; the latest last.
type history struct{ done, undone []step }

// add takes in a decision, after which nothing can be done again.
func (h *history) add(s step) {
	if s.change.Empty() {
		return
	}
	h.done = append(slices.Clip(h.done), s)
	h.done, h.undone = h.done[max(len(h.done)-mostSteps, 0):], nil
}

// last takes the last step off a list, which must have one.
func last(list *[]step) step {
	end := len(*list) - 1
	s := (*list)[end]
	*list = slices.Clip((*list)[:end])
	return s
}

// undo takes back the last decision.
func (k *marker) undo() {
	h := &k.notebook.history
	s := last(&h.done)
	said := "decided otherwise since, and left so: " + s.what
	if k.change(s.change, s.was) {
		h.undone = append(h.undone, s)
		said = "taken back: " + s.what
	}
	if more := len(h.done); more > 0 {
		said += fmt.Sprintf("; %d more", more)
	}
	if len(h.undone) > 0 {
		said += fmt.Sprintf("; %s does it again", k.nav.keys.name("redo"))
	}
	k.nav.say(said)
}

// redo does again what was taken back last.
func (k *marker) redo() {
	h := &k.notebook.history
	s := last(&h.undone)
	said := "decided otherwise since, and left so: " + s.what
	if k.change(s.change.Reversed(), s.is) {
		h.done = append(h.done, s)
		said = "done again: " + s.what
	}
	if more := len(h.undone); more > 0 {
		said += fmt.Sprintf("; %d more", more)
	}
	k.nav.say(said)
}

// change takes a change of the book back, selects a difference once the analysis has
// it, and reports whether anything was changed.
func (k *marker) change(c notes.Change, shows differenceID) bool {
	b, changed := k.notebook.doc.book.Without(c, k.nav.now())
	if changed {
		k.notebook.take(b)
		k.awaited = shows
	}
	return changed
}

// subjectOf says what a difference is about, to tell it from others.
func subjectOf(d *model.Difference) string {
	return cmp.Or(oneLine(d.About), draw.Kind(d.Kind))
}
