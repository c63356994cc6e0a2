package reader

import (
	"fmt"

	"triptych/model"
	"triptych/ui/notes"
)

// A linker takes what a person decides about pairs of sentences. The analysis is
// then made anew, since the book's corrections have changed.
type linker struct {
	nav      *navigator
	notebook *notebook
	chosen   *model.SentenceRef // the first of two to be linked by hand; nil for none
}

// judge says of the sentence compared and the one beside it that they belong
// together or that they do not, or takes that back.
func (l *linker) judge(c *columnsMode, decision notes.Decision) {
	from, to, ok := c.compared()
	if !ok {
		l.nav.say(fmt.Sprintf("no column beside the one that leads covers its sentence: %s chooses another", l.nav.keys.name("next-column")))
		return
	}
	l.decide(from, to, decision)
}

// letGo lets go of the sentence that was chosen to be linked, or else of the
// difference jumped to.
func (l *linker) letGo() {
	if l.chosen == nil {
		l.nav.letGo()
		return
	}
	l.chosen = nil
	l.nav.say("no sentence is chosen any more")
}

// decide says of two sentences that they belong together or that they do not, or
// takes that back.
func (l *linker) decide(from, to model.SentenceRef, decision notes.Decision) {
	if had, _ := l.nav.doc.book.Decision(from, to); had == decision || had == notes.Added && decision == notes.Accepted {
		decision = notes.Undecided
	}
	l.keep(from, to, decision)
}

// link joins two sentences by hand: the first time it chooses the one on the
// reading line, the second, at a sentence of another column, it says that they
// belong together.
func (l *linker) link() {
	here := l.nav.here()
	switch {
	case here.Sentence < 0:
		l.nav.say(l.nav.doc.lacks("sentences"))
	case l.chosen == nil:
		l.chosen = &here
		l.nav.say(fmt.Sprintf("chosen: %s. Go to the sentence of another column that belongs to it and press %s again; %s lets go",
			l.quote(here), l.nav.keys.name("link"), l.nav.keys.name("close")))
	case l.chosen.Article == here.Article:
		l.nav.say(fmt.Sprintf("that is the same article: %s goes to another column, and a scroll there makes it lead", l.nav.keys.name("next-column")))
	default:
		from := *l.chosen
		l.chosen = nil
		l.keep(from, here, notes.Added)
	}
}

// keep writes a decision into the book.
func (l *linker) keep(from, to model.SentenceRef, decision notes.Decision) {
	words := map[notes.Decision]string{notes.Rejected: "do not belong together"}[decision]
	if words == "" {
		words = "belong together"
	}
	l.nav.say(fmt.Sprintf("%s and %s %s", l.quote(from), l.quote(to), words))
	if decision == notes.Undecided {
		l.nav.say("the decision is taken back")
	}
	l.notebook.edit(l.nav.doc.book.WithDecision(from, to, decision, l.nav.now()))
}

// quote names a sentence by its outlet and first words.
func (l *linker) quote(ref model.SentenceRef) string {
	t := &l.nav.term
	return l.nav.doc.outlet(ref.Article) + " " + t.flat("“"+t.counter().Cut(l.nav.doc.story.SentenceText(ref), 30, "…")+"”")
}
