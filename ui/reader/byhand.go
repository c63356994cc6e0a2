package reader

import (
	"cmp"
	"fmt"
	"slices"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/draw"
)

// A handMode is the columns while a person chooses words in them that differ, and
// how. They make a difference, or another one in the place of one that is corrected.
// Nothing is changed before it is kept.
type handMode struct {
	opaque
	nav      *navigator
	columns  *columnsMode
	marker   *marker
	hands    []*hand           // by article
	corrects *model.Difference // nil for a new one
	asked    model.Difference  // the kind and the relation that the person asked for; "" for the likely ones
	guess    model.Difference  // the words chosen, with the kind and relation that they are likely to have
	cell     int               // in which rows are gone up and down, none until that begins
	pressed  int               // the word on which the button of the mouse went down, none for none
	under    int               // the word that the pointer came to last since then
	before   differenceID      // that was selected
}

// newByHand lets a person correct a difference that is shown, nil for a new one. One
// that only headlines show has no words of the articles to correct.
func newByHand(r *Reader, d *model.Difference) *handMode {
	if d != nil && len(d.Mentions) == 0 {
		d = nil
	}
	m := &handMode{nav: r.nav, columns: r.columns, marker: r.marker, cell: none, pressed: none}
	if d != nil {
		m.show(d)
	}
	m.before = m.nav.view.selection
	m.begin(d)
	return m
}

// show shows the difference in every column, unless that is so.
func (m *handMode) show(d *model.Difference) {
	n := m.nav
	i := slices.IndexFunc(n.doc.shown.Differences, func(o model.Difference) bool { return o.Same(d) })
	if i < 0 || n.doc.index.ids[i] == n.view.selection {
		return
	}
	n.remember(n.position())
	n.walk = walk{}
	n.toDifference(i, n.view.leader)
}

// begin begins with the words, kind and relation of a difference, nil for none.
func (m *handMode) begin(d *model.Difference) {
	story := m.nav.doc.story
	m.corrects, m.asked = nil, model.Difference{}
	if d != nil {
		copied := *d
		m.corrects, m.asked.Kind, m.asked.Relation = &copied, d.Kind, d.Relation
	}
	m.hands = make([]*hand, len(story.Articles))
	for i := range m.hands {
		var kept []model.Detail
		if d != nil {
			kept = d.MentionsIn(i)
		}
		m.hands[i] = newHand(story, i, kept)
	}
	m.think()
	m.come()
}

func (m *handMode) kind() kind { return inHand }

// at returns the hand in the focused column.
func (m *handMode) at() *hand { return m.hands[m.nav.view.focus] }

// words returns all words chosen, by article.
func (m *handMode) words() []model.Detail {
	var list []model.Detail
	for _, h := range m.hands {
		list = append(list, h.details()...)
	}
	return list
}

// think brings what the words are likely to be in line with them.
func (m *handMode) think() {
	words := m.words()
	if m.guess = (model.Difference{Mentions: words}); len(words) > 0 {
		m.guess.Kind, m.guess.Relation = analyze.Guess(m.nav.doc.story, words)
	}
}

// relations returns those that the words can have.
func (m *handMode) relations() []model.Relation { return m.nav.doc.whole.RelationsOf(m.guess.Mentions) }

// difference returns what would be kept: without mentions where no words are chosen.
func (m *handMode) difference() model.Difference {
	d := m.guess
	d.Kind = cmp.Or(m.asked.Kind, d.Kind)
	can := m.relations()
	for _, r := range []model.Relation{m.asked.Relation, m.guess.Relation} {
		if slices.Contains(can, r) {
			d.Relation = r
			return d
		}
	}
	if len(can) > 0 {
		d.Relation = can[0]
	}
	return d
}

// nextRelation goes on to the next relation that the words can have.
func (m *handMode) nextRelation() {
	can := m.relations()
	m.asked.Relation = can[(slices.Index(can, m.difference().Relation)+1)%len(can)]
}

// nextKind goes on to the next kind.
func (m *handMode) nextKind() {
	all := model.Kinds()
	m.asked.Kind = all[(slices.Index(all, m.difference().Kind)+1)%len(all)]
}

// accept keeps what is chosen.
func (m *handMode) accept() bool {
	is := m.difference()
	if m.corrects != nil && m.corrects.Same(&is) {
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
	m.marker.notebook.edit(n.doc.book.WithAmendment(m.corrects, is, n.now()), step{what: said, shows: idOf(m.corrects)})
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
func (m *handMode) anew() { m.begin(nil) }

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

// drop lets go of the words of the focused column.
func (m *handMode) drop() {
	m.at().drop()
	m.think()
}

// takeWord chooses the word at the cursor, or what it is part of, or lets go.
func (m *handMode) takeWord() {
	m.at().take(m.nav.doc.story)
	m.think()
}

// extend chooses a word more, or less.
func (m *handMode) extend(step int) {
	m.at().extend(step)
	m.cell = none
	m.think()
	m.reveal()
}

// correctFinding goes to the passages of the row selected, and lets the person correct
// its difference, or mark one.
func (r *Reader) correctFinding(m *findingsMode) {
	if m.enter() {
		r.stack = r.stack.without(m)
		r.open(newByHand(r, r.markable()))
	}
}
