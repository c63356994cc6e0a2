package reader

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
)

// nextLevel goes on to the next level of strictness, which is kept.
func (r *Reader) nextLevel() {
	d := r.nav.desk
	all := model.Levels()
	d.view.marked.level = all[(slices.Index(all, d.view.marked.level)+1)%len(all)]
	r.notebook.level.chosen = d.view.marked.level
	d.show()
	t := d.doc.tally()
	d.say(fmt.Sprintf("marked at the level %s: %s (%d of %d)", d.view.marked.level, levelMeaning(d.view.marked.level), t.all, len(d.doc.whole.Differences)-t.aside))
}

// levelMeaning says in a few words what is marked at a level.
func levelMeaning(l model.Level) string {
	switch l {
	case model.Facts:
		return "conflicts, and what differs in figures, dates, names, places and quotes"
	case model.Telling:
		return "facts, certainty, sources and wording"
	}
	return "every difference"
}

// A levelKeeper keeps the level that the person chose for the next reader, one save
// after the other.
type levelKeeper struct {
	keep    func(model.Level) error // nil to keep it no longer than the reader
	chosen  model.Level             // by the person in this reader; "" for none
	kept    model.Level             // that was tried to keep last
	keeping bool                    // one is on its way
}

// A levelKept brings what became of keeping a level.
type levelKept struct{ err error }

// save keeps the level where it is another than the one kept.
func (k *levelKeeper) save() tea.Cmd {
	if k.keep == nil || k.keeping || k.chosen == k.kept {
		return nil
	}
	k.keeping, k.kept = true, k.chosen
	keep, level := k.keep, k.chosen
	return func() tea.Msg { return levelKept{keep(level)} }
}

// end keeps at once what may not have been kept. A level is not worth an error to
// a person who has left.
func (k *levelKeeper) end() {
	if k.keep != nil && (k.keeping || k.chosen != k.kept) {
		_ = k.keep(k.chosen)
	}
}

// apply says why a level is not kept.
func (msg levelKept) apply(r *Reader) {
	r.notebook.level.keeping = false
	if msg.err != nil {
		r.nav.say("the level is not kept: " + msg.err.Error())
	}
}
