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
	shows  differenceID // to be selected once it is taken back; the zero value for none
	change notes.Change
}

// A history is what the person decided since the story was opened, the latest last.
type history []step

// with returns the history with a step more.
func (h history) with(s step) history {
	if s.change.Empty() {
		return h
	}
	h = append(slices.Clip(h), s)
	return h[max(len(h)-mostSteps, 0):]
}

// undo takes back the last decision.
func (k *marker) undo() {
	n := k.notebook
	last := n.history[len(n.history)-1]
	n.history = n.history[:len(n.history)-1]
	said := "taken back: " + last.what
	switch b, undone := n.doc.book.Without(last.change, k.nav.now()); {
	case undone:
		n.take(b)
		k.awaited = last.shows
	default:
		said = "decided otherwise since, and left so: " + last.what
	}
	if more := len(n.history); more > 0 {
		said += fmt.Sprintf("; %d more", more)
	}
	k.nav.say(said)
}

// subjectOf says what a difference is about, to tell it from others.
func subjectOf(d *model.Difference) string {
	return cmp.Or(oneLine(d.About), draw.Kind(d.Kind))
}
