package reader

import (
	"triptych/model"
	"triptych/ui/notes"
)

// A firstLook is what happens once, when a story is first shown.
type firstLook struct {
	newcomer bool // a hint is shown, to who has not read this story before, until the first key
	restored bool // the place of the last time has been looked for
	chosen   bool // columns to start with have been chosen, or a key came first
	toured   bool // the tour has been started
}

// look goes to where the person was reading, chooses columns to start with
// and starts the tour, each once and as soon as it can.
func (f *firstLook) look(r *Reader) {
	position, known := r.nav.doc.book.Position()
	touring := len(r.options.Tour) > 0
	if !f.restored {
		f.restored = true
		if known && !touring {
			restore(r.nav, position)
		}
	}
	if r.nav.doc.shown == nil {
		return
	}
	if !f.chosen {
		f.chosen = true
		if !known && !touring && r.columns.crowded() {
			before := r.nav.message
			r.columns.showDiffering()
			if before != "" {
				r.nav.say(before + separator + r.nav.message)
			}
		}
	}
	if touring && !f.toured {
		f.toured = true
		r.open(newTour(r.nav, r.options.Tour, r.options.After != nil))
	}
}

// restore goes to where the person was reading the last time.
func restore(n *navigator, p notes.Position) {
	if p.Sentence == (model.SentenceRef{}) {
		return
	}
	for m := range scrollModes {
		if m.String() == p.ScrollMode {
			n.setScrollMode(m)
		}
	}
	pane := n.laidOut(p.Sentence.Article)
	n.focusOn(p.Sentence.Article)
	place := pane.lines.PlaceOf(p.Sentence.Sentence)
	if p.Sentence.Sentence == 0 {
		place = pane.lines.PlaceAt(0) // with the headline
	}
	n.moveTo(p.Sentence.Article, place)
	n.motion.snap = true
	if n.message == "" {
		n.say("back where you were reading: " + n.keys.name("start") + " goes to the start")
	}
}
