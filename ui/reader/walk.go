package reader

import (
	"fmt"
	"slices"

	"triptych/model"
	"triptych/ui/draw"
)

// A walk leads through differences in the order of one article, which stays the
// same while the walk leads through those that this article lacks.
type walk struct {
	on     bool
	leader int
	what   walkedThrough // on the last step
}

// walkedThrough is what a walk stops at: all, conflicts, or the kind that it names.
type walkedThrough string

const (
	anyDifference walkedThrough = ""
	onlyConflicts walkedThrough = "conflict"
)

// kind returns the kind that a walk stops at, "" where it is not one of them.
func (w walkedThrough) kind() model.Kind {
	if w == onlyConflicts {
		return ""
	}
	return model.Kind(w)
}

// String names what is walked through, as in "the first conflict", "the first of the
// figures".
func (w walkedThrough) String() string {
	switch {
	case w.kind() != "":
		return "of the " + draw.Kinds(w.kind())
	case w == anyDifference:
		return "difference"
	}
	return string(w)
}

// none says that there is nothing to stop at, as in "no conflict".
func (w walkedThrough) none() string {
	if w.kind() != "" {
		return "none " + w.String()
	}
	return "no " + w.String()
}

// stops reports whether a walk stops at a difference.
func (w walkedThrough) stops(d *model.Difference) bool {
	switch {
	case w.kind() != "":
		return d.Kind == w.kind()
	case w == onlyConflicts:
		return isConflict(*d)
	}
	return true
}

func isConflict(d model.Difference) bool { return d.Relation == model.Conflict }

// nextDifference goes on in the walk through the differences shown, or those of
// them that are conflicts, which there must be: those of the leader by where it has
// them, then those that it lacks. It goes round at the ends.
func nextDifference(n *navigator, step int, what walkedThrough) {
	if !n.walk.on {
		n.lead(n.view.focus)
	}
	n.remember(n.position())
	leader := walkLeader(n)
	order, own := walkOrder(n.doc.shown, leader)
	at := slices.Index(order, n.doc.find(n.view.selection))
	if !n.walk.on || at < 0 {
		at = walkStart(n, order[:own], step)
	}
	at = walkStep(n, order, at, step, what)
	n.walk = walk{on: true, leader: leader, what: what}
	if at >= own {
		n.say(lackedBy(n.doc, leader))
	}
	n.toDifference(order[at], leader)
}

// nextAlike goes on to the next difference of the kind of the one jumped to, which
// there must be.
func nextAlike(n *navigator, step int) {
	nextDifference(n, step, walkedThrough(n.selected().Kind))
}

// lackedBy says that an article has no part in a difference.
func lackedBy(d *document, article int) string {
	if draw.IsCertain(d.whole.Origin) {
		return d.outlet(article) + " does not have this"
	}
	return draw.NoMatch(d.whole.Origin) + " in " + d.outlet(article)
}

// walkLeader returns the article in whose order a walk leads.
func walkLeader(n *navigator) int {
	if n.walk.on {
		return n.walk.leader
	}
	return n.view.leader
}

// walkOrder returns the differences of an analysis in the order of an article, and
// how many of them are its own.
func walkOrder(a *model.Analysis, article int) (order []int, own int) {
	seen := make([]bool, len(a.Differences))
	for _, m := range ownMentions(a, article) {
		if !seen[m.Difference] {
			seen[m.Difference] = true
			order = append(order, m.Difference)
		}
	}
	own = len(order)
	for i, d := range a.Differences {
		if !seen[i] && len(d.Articles()) > 0 {
			order = append(order, i)
		}
	}
	return order, own
}

// ownMentions returns the mentions of an article by place, and of its headline only
// those of differences that its text has no words of.
func ownMentions(a *model.Analysis, article int) []model.Mention {
	var list []model.Mention
	for _, m := range a.TitleMentions(article) {
		if len(a.Differences[m.Difference].MentionsIn(article)) == 0 {
			list = append(list, m)
		}
	}
	return append(list, a.Mentions(article)...)
}

// walkStart returns the place in the order of the leader's own from which a step
// leads to the first at the reading line or after it, or to the last before it.
func walkStart(n *navigator, own []int, step int) int {
	at := 0
	leader := &n.doc.story.Articles[n.view.leader]
	for at < len(own) && leader.Place(firstMention(&n.doc.shown.Differences[own[at]], n.view.leader)).Start < n.view.anchor {
		at++
	}
	return at - max(step, 0)
}

// walkStep returns where in the order the next stop of a walk is.
func walkStep(n *navigator, order []int, at, step int, what walkedThrough) int {
	for range order {
		switch at += step; {
		case at >= len(order):
			n.say(fmt.Sprintf("back at the first %s", what))
			at = 0
		case at < 0:
			n.say(fmt.Sprintf("back at the last %s", what))
			at = len(order) - 1
		}
		if what.stops(&n.doc.shown.Differences[order[at]]) {
			break
		}
	}
	return at
}

// standing says which of how many the difference jumped to is, and what is counted:
// conflicts where the walk goes through them alone.
func standing(n *navigator, selected int) (at, of int, what walkedThrough) {
	if n.walk.on {
		what = n.walk.what
	}
	order, _ := walkOrder(n.doc.shown, walkLeader(n))
	for _, i := range order {
		if what.stops(&n.doc.shown.Differences[i]) {
			if of++; i == selected {
				at = of
			}
		}
	}
	return at, of, what
}

// nextTopic goes to where the focused article next takes up a shared topic, or to
// where it took up the one before.
func nextTopic(n *navigator, step int) {
	article := n.view.focus
	n.lead(article)
	for s := n.view.sentence + step; s >= 0 && s < len(n.panes[article].lines.Starts); s += step {
		if n.doc.opensTopic(article, s) {
			n.remember(n.position())
			n.letGo()
			n.jump(article, n.panes[article].lines.PlaceOf(s))
			return
		}
	}
	n.say("no topic further " + map[bool]string{true: "down", false: "up"}[step > 0])
}
