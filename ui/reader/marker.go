package reader

import (
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/ui/notes"
	"triptych/ui/theme"
)

// A marker writes into the book what a person decides about differences, and about
// pairs of sentences. After the latter the analysis is made anew, since the book's
// corrections have changed.
type marker struct {
	nav      *navigator
	notebook *notebook
	chosen   *model.SentenceRef // the first of two to be linked by hand; nil for none
	awaited  differenceID       // made by hand: to be selected once the analysis has it
}

// cycleState goes on to the next state of a difference.
func (k *marker) cycleState(d *model.Difference) {
	all := notes.States()
	next := all[(slices.Index(all, k.nav.doc.book.Mark(d).State)+1)%len(all)]
	what := fmt.Sprintf("“%s” on %s", next, subjectOf(d))
	k.nav.say("the difference is no longer marked")
	switch next {
	case notes.NoState:
		what = "no mark on " + subjectOf(d)
	case notes.Verified, notes.ToCheck:
		k.nav.say(fmt.Sprintf("the difference is marked: %s", next))
	case notes.SetAside:
		k.nav.say(fmt.Sprintf("the difference is set aside, without a mark from here on: %s takes that back", k.nav.keys.name("verdict")))
	}
	k.notebook.edit(k.nav.doc.book.WithState(d, next, k.nav.now()), step{what: what})
}

// judge says of the sentence compared and the one beside it that they belong
// together or that they do not, or takes that back.
func (k *marker) judge(c *columnsMode, decision notes.Decision) {
	from, to, ok := c.compared()
	if !ok {
		k.nav.say(fmt.Sprintf("no column beside the one that leads covers its sentence: %s chooses another", k.nav.keys.name("next-column")))
		return
	}
	k.decide(from, to, decision)
}

// arrive selects the difference that is awaited, which is shown as long as it is
// selected, and says what leaves it out otherwise.
func (k *marker) arrive() {
	id, n := k.awaited, k.nav
	if _, there := n.doc.index.numbers[id]; id == (differenceID{}) || !there {
		return
	}
	k.awaited = differenceID{}
	n.letGo()
	n.view.selection = id
	n.show()
	if without := k.leftOutBy(n.doc.index.numbers[id]); without != "" {
		n.say(strings.TrimPrefix(n.message+"; "+without, "; "))
	}
}

// leftOutBy says what leaves a difference of the whole analysis out once it is selected
// no longer; "" where nothing does.
func (k *marker) leftOutBy(difference int) string {
	n := k.nav
	d, by := &n.doc.whole.Differences[difference], n.doc.by
	switch {
	case by.shows(choices(), d, n.doc.index.marks[difference].State):
		return ""
	case !by.level.Includes(d.Level):
		return fmt.Sprintf("the level %s leaves it out once you go on: %s changes the level", by.level, n.keys.name("level"))
	}
	return fmt.Sprintf("the filter leaves it out once you go on: %s changes the filter", n.keys.name("filter"))
}

// letGo lets go of the sentence that was chosen to be linked, or else of the
// difference jumped to.
func (k *marker) letGo() {
	if k.chosen == nil {
		k.nav.letGo()
		return
	}
	k.chosen = nil
	k.nav.say("linking is cancelled")
}

// decide says of two sentences that they belong together or that they do not, or
// takes that back.
func (k *marker) decide(from, to model.SentenceRef, decision notes.Decision) {
	if had, _ := k.nav.doc.book.Decision(from, to); had == decision || had == notes.Added && decision == notes.Accepted {
		decision = notes.Undecided
	}
	k.keep(from, to, decision)
}

// link joins two sentences by hand: the first time it chooses the one on the
// reading line, the second, at a sentence of another column, it says that they
// belong together.
func (k *marker) link() {
	here := k.nav.here()
	switch {
	case here.Sentence < 0:
		k.nav.say(k.nav.doc.lacks("sentences"))
	case k.chosen == nil:
		k.chosen = &here
		k.nav.say(fmt.Sprintf("chosen: %s. Go to the sentence of another column that belongs to it and press %s again; %s lets go",
			k.quote(here), k.nav.keys.name("link"), k.nav.keys.name("close")))
	case k.chosen.Article == here.Article:
		k.nav.say(fmt.Sprintf("that is the same article: %s goes to another column, and a scroll there makes it lead", k.nav.keys.name("next-column")))
	default:
		from := *k.chosen
		k.chosen = nil
		k.keep(from, here, notes.Added)
	}
}

// keep writes a decision into the book.
func (k *marker) keep(from, to model.SentenceRef, decision notes.Decision) {
	words := map[notes.Decision]string{notes.Rejected: "do not belong together"}[decision]
	if words == "" {
		words = "belong together"
	}
	said := fmt.Sprintf("%s and %s %s", k.quote(from), k.quote(to), words)
	k.nav.say(said)
	if decision == notes.Undecided {
		said = fmt.Sprintf("no decision on %s and %s", k.quote(from), k.quote(to))
		k.nav.say("the decision is taken back")
	}
	k.notebook.edit(k.nav.doc.book.WithDecision(from, to, decision, k.nav.now()), step{what: said})
}

// quote names a sentence by its outlet and first words.
func (k *marker) quote(ref model.SentenceRef) string {
	t := &k.nav.term
	return k.nav.doc.outlet(ref.Article) + " " + t.flat("“"+t.counter().Cut(k.nav.doc.story.SentenceText(ref), 30, "…")+"”")
}

// describe says what this reader and others say of a difference.
func describe(b *notes.Book, d *model.Difference) string {
	var words []string
	for _, m := range b.Marks(d) {
		var parts []string
		if m.State != notes.NoState {
			parts = append(parts, string(m.State))
		}
		if m.Note != "" {
			parts = append(parts, "note: "+oneLine(m.Note))
		}
		if m.Changed {
			parts = append(parts, "the words have changed since")
		}
		said := strings.Join(parts, ", ")
		if m.Author != "" {
			said = m.Author + ": " + said
		}
		words = append(words, said)
	}
	return strings.Join(words, separator)
}

// markWords says in a word or two what a mark says.
func markWords(m notes.Mark) string {
	switch {
	case m.State != notes.NoState && m.Note != "":
		return string(m.State) + ", note"
	case m.State != notes.NoState:
		return string(m.State)
	case m.Note != "":
		return "note"
	}
	return ""
}

// markGlyph returns the glyph of a mark, "" where it says nothing.
func markGlyph(m notes.Mark, g *theme.Glyphs) string {
	switch {
	case m.State == notes.Verified:
		return g.Verified
	case m.State == notes.ToCheck:
		return g.ToCheck
	case m.State == notes.SetAside:
		return g.SetAside
	case m.Note != "":
		return g.Noted
	}
	return ""
}
