package reader

import (
	"fmt"
	"slices"
)

// The needs of commands: each reports whether a command works here and now, and
// says why not where it does not. They are asked for every frame, so that reasons
// are made only where they are wanted.

func needed(works bool, reason func() string) (bool, string) {
	if works {
		return true, ""
	}
	return false, reason()
}

// because returns a function that gives a reason which is always the same.
func because(reason string) func() string { return func() string { return reason } }

// lacks returns a function that says why there is nothing of some kind.
func lacks(r *Reader, what string) func() string {
	return func() string { return r.nav.doc.lacks(what) }
}

// differences says of those that are not shown how to show them.
func differences(r *Reader) (works bool, reason string) {
	doc := r.nav.doc
	return needed(doc.shown != nil && len(doc.shown.Differences) > 0, func() string { return notShown(r, "differences") })
}

func conflicts(r *Reader) (works bool, reason string) {
	doc := r.nav.doc
	return needed(doc.shown != nil && slices.ContainsFunc(doc.shown.Differences, isConflict), func() string { return notShown(r, "conflicts") })
}

// notShown says why there is nothing of some kind to go to.
func notShown(r *Reader, what string) string {
	whole := r.nav.doc.whole
	if whole == nil || len(whole.Differences) == 0 || what == "conflicts" && !slices.ContainsFunc(whole.Differences, isConflict) {
		return r.nav.doc.lacks(what)
	}
	return fmt.Sprintf("no %s are shown: %s changes the filter, %s the level", what, r.nav.keys.name("filter"), r.nav.keys.name("level"))
}

func anyDifferences(r *Reader) (works bool, reason string) {
	whole := r.nav.doc.whole
	return needed(whole != nil && len(whole.Differences) > 0, lacks(r, "differences"))
}

// anyFindings is anyDifferences, but for versions: what changed is listed, too.
func anyFindings(r *Reader) (works bool, reason string) {
	if r.nav.doc.versions && r.nav.doc.whole != nil {
		return true, ""
	}
	return anyDifferences(r)
}

func topics(r *Reader) (works bool, reason string) {
	return needed(r.nav.doc.topics() > 0, lacks(r, "topics"))
}

func jumped(r *Reader) (works bool, reason string) {
	return needed(len(r.nav.trail) > 0, because("there is no jump to go back from"))
}

func severalArticles(r *Reader) (works bool, reason string) {
	return needed(r.nav.doc.several(), because("there is one article only"))
}

func heldInStep(r *Reader) (works bool, reason string) {
	if works, reason := severalArticles(r); !works {
		return false, reason
	}
	if r.nav.doc.shown == nil {
		return false, r.nav.doc.lacks("topics")
	}
	return needed(r.nav.inStep(), func() string {
		return "the columns are not in step: " + r.nav.keys.name("scrolling") + " changes how they scroll"
	})
}

func toldElsewhere(r *Reader) (works bool, reason string) {
	if works, reason := heldInStep(r); !works {
		return false, reason
	}
	return needed(r.nav.view.peek || r.nav.toldElsewhere(), because("no column tells this elsewhere"))
}

func crowded(r *Reader) (works bool, reason string) {
	return needed(r.columns.crowded(), because("no other columns to start with: all articles have one, or they share no subject"))
}

func sentence(r *Reader) (works bool, reason string) {
	return needed(r.nav.here().Sentence >= 0, because("there is no sentence here"))
}

func chosenDifference(r *Reader) (works bool, reason string) {
	return needed(r.markable() != nil, func() string {
		if r.stack.find(inFindings) != nil {
			return "go to a difference first: none is selected in this table"
		}
		return "go to a difference first: " + r.nav.keys.name("next-difference") + " goes to the next, " +
			r.nav.keys.name("details") + " opens the details"
	})
}

func jumpedTo(r *Reader) (works bool, reason string) {
	return needed(r.nav.selected() != nil, func() string {
		return "go to a difference first: " + r.nav.keys.name("next-difference") + " goes to the next"
	})
}

func chosenFinding(r *Reader) (works bool, reason string) {
	if r.stack.fact() != nil || r.stack.edit() != nil {
		return true, ""
	}
	return chosenDifference(r)
}

func addressed(r *Reader) (works bool, reason string) {
	return needed(r.nav.doc.story.Articles[r.nav.view.focus].URL != "", func() string {
		return "no address of " + r.nav.doc.outlet(r.nav.view.focus) + " is known"
	})
}

func annotations(r *Reader) (works bool, reason string) {
	return needed(len(r.nav.doc.given) > 0, because("there are no annotations beside this story: the analysis is automatic"))
}

func otherStories(r *Reader) (works bool, reason string) {
	return needed(r.options.Around.Stories, because("this is the only story; add one with triptych add STORY SOURCE…"))
}

func keepable(r *Reader) (works bool, reason string) {
	return needed(r.options.Around.Keep != nil, because("there is nothing to keep: the story is kept already, or does not come from files and addresses"))
}

func otherReaders(r *Reader) (works bool, reason string) {
	return needed(r.room.room != nil, because("nobody else reads here: others join where triptych serve runs"))
}

// markableByHand asks for more than one article, and an analysis to which a
// difference can be added.
func markableByHand(r *Reader) (works bool, reason string) {
	if works, reason := severalArticles(r); !works {
		return false, reason
	}
	return needed(r.nav.doc.whole != nil, lacks(r, "differences"))
}

// correctable asks for a row of the findings, too.
func correctable(r *Reader) (works bool, reason string) {
	if works, reason := markableByHand(r); !works {
		return false, reason
	}
	return chosenFinding(r)
}

// ofHand makes a need of one of the mode in which words are chosen.
func ofHand(works func(*handMode) bool, reason string) need {
	return func(r *Reader) (bool, string) {
		m, ok := r.stack.find(inHand).(*handMode)
		return needed(ok && works(m), because(reason))
	}
}

func decided(r *Reader) (works bool, reason string) {
	return needed(len(r.notebook.history.done) > 0, because("there is nothing to take back: nothing was decided since the story was opened"))
}

func takenBack(r *Reader) (works bool, reason string) {
	return needed(len(r.notebook.history.undone) > 0, func() string {
		return "there is nothing to do again: " + r.nav.keys.name("undo") + " takes back the last decision"
	})
}

// held says nothing where there is nothing to let go of.
func held(r *Reader) (works bool, reason string) {
	return needed(r.nav.view.selection != differenceID{} || r.marker.chosen != nil, because(""))
}
