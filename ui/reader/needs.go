package reader

// The needs of commands: each reports whether a command works here and now, and
// says why not where it does not.

func differences(r *Reader) (works bool, reason string) {
	shown, _ := r.nav.doc.differences()
	return shown > 0, r.nav.doc.lacks("differences")
}

func anyDifferences(r *Reader) (works bool, reason string) {
	_, all := r.nav.doc.differences()
	return all > 0, r.nav.doc.lacks("differences")
}

func topics(r *Reader) (works bool, reason string) {
	return r.nav.doc.topics() > 0, r.nav.doc.lacks("topics")
}

func jumped(r *Reader) (works bool, reason string) {
	return len(r.nav.trail) > 0, "there is no jump to go back from"
}

func severalArticles(r *Reader) (works bool, reason string) {
	return r.nav.doc.several(), "there is one article only"
}

func heldInStep(r *Reader) (works bool, reason string) {
	switch several, reason := severalArticles(r); {
	case !several:
		return false, reason
	case r.nav.doc.shown == nil:
		return false, r.nav.doc.lacks("topics")
	}
	return r.nav.inStep(), "the columns are not in step: " + r.nav.keys.name("scrolling") + " changes how they scroll"
}

func crowded(r *Reader) (works bool, reason string) {
	return r.columns.crowded(), "there are no columns to choose: all articles have one, or share no subject"
}

func sentence(r *Reader) (works bool, reason string) {
	return r.nav.here().Sentence >= 0, "there is nothing to copy here"
}

func chosenDifference(r *Reader) (works bool, reason string) {
	return r.markable() != nil, "go to a difference first: " + r.nav.keys.name("next-difference") + " goes to the next, " +
		r.nav.keys.name("details") + " opens the details"
}

func annotations(r *Reader) (works bool, reason string) {
	return r.nav.doc.annotated != nil, "there are no annotations beside this story: the analysis is automatic"
}

func otherStories(r *Reader) (works bool, reason string) {
	return r.options.Stories, "there is no other story here: triptych add STORY SOURCE… keeps one"
}

func otherReaders(r *Reader) (works bool, reason string) {
	return r.room.room != nil, "nobody else reads here: rooms are for readers on a server"
}

// held says nothing where there is nothing to let go of.
func held(r *Reader) (works bool, reason string) {
	return r.nav.view.selection != differenceID{} || r.marker.chosen != nil, ""
}
