package reader

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/draw"
)

// A handMode is the columns while a person chooses words in them that differ, and
// how. They make a difference, or another one in the place of one that is corrected.
// Nothing is changed before it is kept.
type handMode struct {
	opaque
	wordCursor
	marker *marker
	before differenceID // that was selected
}

// newByHand lets a person correct a difference that is shown, nil for a new one.
func newByHand(r *Reader, d *model.Difference) *handMode {
	if d != nil {
		r.nav.showDifference(d)
	}
	m := &handMode{marker: r.marker, before: r.nav.view.selection}
	m.wordCursor = wordCursor{proposal: newProposal(r.nav.desk, d), nav: r.nav, columns: r.columns, cell: none, pressed: none}
	m.come()
	return m
}

func (m *handMode) kind() kind { return inHand }

// accept keeps what is chosen.
func (m *handMode) accept() bool {
	is := m.difference()
	if m.corrects != nil && m.corrects.SameThroughout(&is) {
		return m.cancel()
	}
	said := draw.Name(&is) + ", marked by hand"
	if m.corrects != nil {
		said = draw.Name(&is) + ", changed by hand"
	}
	m.keep(is, said)
	return true
}

// remove says that the difference corrected is none.
func (m *handMode) remove() {
	m.keep(model.Difference{}, draw.Name(m.corrects)+" removed: "+subjectOf(m.corrects))
}

func (m *handMode) keep(is model.Difference, said string) {
	n := m.nav
	m.restore()
	m.marker.notebook.edit(n.doc.book.WithAmendment(m.corrects, is, n.now()), step{what: said, was: idOf(m.corrects), is: idOf(&is)})
	m.marker.awaited = idOf(&is)
	n.say(fmt.Sprintf("%s; %s takes it back", said, n.keys.name("undo")))
}

// cancel leaves everything as it was.
func (m *handMode) cancel() bool {
	m.restore()
	m.nav.say("the differences are as they were")
	return true
}

// restore selects again what was selected before, however far was scrolled since.
func (m *handMode) restore() {
	if m.nav.doc.find(m.before) != none {
		m.nav.view.selection = m.before
	}
}

// anew begins a new difference in the place of correcting one.
func (m *handMode) anew() {
	m.proposal = newProposal(m.nav.desk, nil)
	m.come()
}

// sync goes by another analysis, and keeps the cursor on a screen of another size.
func (m *handMode) sync(changed change) {
	if changed.analysis {
		m.think()
	}
	if changed.layout {
		m.come()
		m.nav.motion.snap = true
		m.nav.columns.sync(change{}) // which may have to go on to the cursor
	}
}

// point scrolls as in the columns. A click on a word goes there and chooses it, or
// more, or lets go, as the key does.
func (m *handMode) point(mouse tea.Mouse) answer {
	focus := m.nav.view.focus
	m.columns.aim(mouse)
	if mouse.Button != tea.MouseLeft {
		return taken
	}
	if m.pressed = m.wordAt(mouse); m.pressed == none {
		if m.nav.view.focus != focus {
			m.come()
		}
		return taken
	}
	m.at().cursor, m.under, m.cell = m.pressed, m.pressed, none
	m.takeWord()
	return taken
}

// drag chooses the words from that on which the button went down to the one under
// the pointer.
func (m *handMode) drag(mouse tea.Mouse) {
	to := m.wordAt(mouse)
	if mouse.Button != tea.MouseLeft || m.pressed == none || to == none || to == m.under {
		return
	}
	m.under = to
	m.at().dragTo(m.pressed, to)
	m.think()
}

// correctFinding goes to the passages of the row selected, and lets the person correct
// its difference, or mark one.
func (r *Reader) correctFinding(m *findingsMode) {
	if m.enter() {
		r.stack = r.stack.without(m)
		r.open(newByHand(r, r.markable()))
	}
}
