package reader

import (
	"fmt"
	"slices"

	"triptych/model"
)

// nextLevel goes on to the next level of strictness, which is kept.
func (r *Reader) nextLevel() {
	d := r.nav.desk
	all := model.Levels()
	d.view.marked.level = all[(slices.Index(all, d.view.marked.level)+1)%len(all)]
	r.options.Habits.Level = d.view.marked.level
	r.notebook.preferences.choose("level", string(d.view.marked.level))
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
