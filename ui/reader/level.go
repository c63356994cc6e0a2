package reader

import (
	"fmt"
	"slices"

	"triptych/model"
)

// nextLevel goes on to the next level of strictness.
func nextLevel(d *desk) {
	all := model.Levels()
	d.view.marked.level = all[(slices.Index(all, d.view.marked.level)+1)%len(all)]
	d.show()
	t := d.doc.tally()
	d.say(fmt.Sprintf("marked at the level %s: %s (%d of %d)", d.view.marked.level, levelMeaning(d.view.marked.level), t.all, len(d.doc.whole.Differences)-t.aside))
}

// levelMeaning says in a few words what is marked at a level.
func levelMeaning(l model.Level) string {
	switch l {
	case model.Facts:
		return "conflicts, and what differs in numbers, dates, names, places and quotations"
	case model.Telling:
		return "facts, certainty, attribution and wording"
	}
	return "every difference"
}
