package notes

import (
	"maps"
	"slices"
	"time"

	"triptych/model"
)

// A PairDecision is a decision that holds about two sentences.
type PairDecision struct {
	Decision Decision
	Author   string // "" for the reader's own
	From, To model.SentenceRef
}

// decisions are those of a content about two sentences that the story has.
type decisions struct {
	story   *model.Story
	content content
	of      map[sentences][]string // the keys of the entries about two sentences
}

// bind takes in the decision of an entry, or says why it has no place.
func (d *decisions) bind(f *finder, key string, e entry) (why string) {
	from, ok := f.sentence(e.Sentences[0])
	to, okTo := f.sentence(e.Sentences[1])
	if !ok || !okTo || from.Article == to.Article {
		return f.why(e.Sentences, []bool{ok, okTo}, "both sentences are of one article now")
	}
	pair := pairOf(from, to)
	d.of[pair] = append(d.of[pair], key)
	return ""
}

// holding returns the decision that holds about two sentences, and whose it is: the
// reader's own, or else the latest of others.
func (d *decisions) holding(pair sentences) (_ Decision, author string) {
	keys := d.of[pair]
	var latest stamped[Decision]
	for _, by := range d.content.authors(keys) {
		e, _ := d.content.by(by, keys)
		switch {
		case e.Decision.Value == Undecided:
		case by == "":
			return e.Decision.Value, ""
		case e.Decision.Edited.After(latest.Edited):
			latest, author = e.Decision, by
		}
	}
	return latest.Value, author
}

// with returns the content with the reader's decision about two sentences.
func (d *decisions) with(pair sentences, decision Decision, at time.Time) content {
	own := entry{}
	for _, ref := range pair {
		own.Sentences = append(own.Sentences, placeOf(d.story, ref.Article, d.story.Sentence(ref).Span))
	}
	next := d.content.clone()
	for _, key := range d.of[pair] {
		e := d.content.entries[key]
		if e.Author == "" {
			own = own.later(e)
		} else if decision == Undecided && e.live() {
			e.Decision = e.Decision.set(Undecided, at)
			next.entries[key] = e
		}
	}
	if decision != own.Decision.Value {
		own.Decision = own.Decision.set(decision, at)
		next.entries[own.key()] = own
	}
	return next
}

// Decision returns the decision that holds about two sentences, and whose it is:
// the reader's own, or else the latest of others.
func (b *Book) Decision(from, to model.SentenceRef) (_ Decision, author string) {
	return b.decided.holding(pairOf(from, to))
}

// Decisions returns the decisions that hold, by the sentences that they are about.
// From is of the article that comes first in the story.
func (b *Book) Decisions() []PairDecision {
	var list []PairDecision
	for _, pair := range slices.SortedFunc(maps.Keys(b.decided.of), sentences.compare) {
		if d, author := b.decided.holding(pair); d != Undecided {
			list = append(list, PairDecision{d, author, pair[0], pair[1]})
		}
	}
	return list
}

// Corrections returns Decisions as an input to the analysis.
func (b *Book) Corrections() []model.Correction {
	var list []model.Correction
	for _, d := range b.Decisions() {
		list = append(list, model.Correction{From: d.From, To: d.To, Accept: d.Decision != Rejected})
	}
	return list
}

// WithDecision returns the book with the reader's decision about two sentences of
// different articles; Undecided takes back whatever decision holds, others' too.
// Sentences that are not there, or of one article, change nothing.
func (b *Book) WithDecision(from, to model.SentenceRef, d Decision, at time.Time) *Book {
	if (model.Correction{From: from, To: to}).Check(b.story) != nil {
		return b
	}
	return b.with(b.decided.with(pairOf(from, to), d, at))
}
