package notes

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/notes/quote"
)

// An amendment is another difference in the place of one, in the form of a file.
type amendment struct {
	From *saying `json:"from,omitempty"` // nil where the analysis has none
	To   *saying `json:"to,omitempty"`   // nil for none
}

// A saying is a difference as a person made it.
type saying struct {
	Kind     model.Kind     `json:"kind"`
	Relation model.Relation `json:"relation"`
	Mentions []place        `json:"mentions"`
}

func (s *saying) places() []place {
	if s == nil {
		return nil
	}
	return s.Mentions
}

// key is the same for sayings of the same, whatever order their places come in; ""
// for none.
func (s *saying) key() string {
	if s == nil {
		return ""
	}
	key := []string{string(s.Kind), string(s.Relation)}
	for _, p := range slices.SortedFunc(slices.Values(s.Mentions), place.compare) {
		key = append(key, p.key())
	}
	return strings.Join(key, "\x00")
}

// check returns what is wrong with a saying of a file, which may be nil.
func (s *saying) check() error {
	switch {
	case s == nil:
	case !slices.Contains(model.Kinds(), s.Kind):
		return notAllowed("kind", s.Kind, model.Kinds())
	case !slices.Contains(model.Relations(), s.Relation):
		return notAllowed("relation", s.Relation, model.Relations())
	case len(s.Mentions) == 0 || len(s.Mentions) > maxMentions:
		return fmt.Errorf("it has %d mentions, which should be 1 to %d", len(s.Mentions), maxMentions)
	}
	return nil
}

// decision returns what is decided by an amendment that holds.
func (a *amendment) decision() Decision {
	switch {
	case a.From == nil:
		return Added
	case a.To == nil:
		return Rejected
	}
	return Changed
}

// describe says what the amendment makes, and of what: "conflict (date)", or
// "extra (name) instead of variant (name)".
func (a *amendment) describe() string {
	switch {
	case a.From == nil:
		return a.To.describe()
	case a.To == nil:
		return a.From.describe()
	}
	return a.To.describe() + " instead of " + a.From.describe()
}

func (s *saying) describe() string {
	return draw.Name(&model.Difference{Kind: s.Kind, Relation: s.Relation})
}

func (e entry) checkAmendment() error {
	a := e.Amendment
	switch {
	case e.Kind != "" || e.Relation != "" || e.Mentions != nil || e.Sentences != nil || e.State != stamped[State]{} || e.Note != stamped[string]{}:
		return errors.New("it has more than an amendment and a decision")
	case a == nil || a.From == nil && a.To == nil:
		return errors.New("it is about no difference")
	case e.Decision.Value != Undecided && e.Decision.Value != a.decision():
		return notAllowed("decision", e.Decision.Value, []Decision{a.decision()})
	}
	if err := a.From.check(); err != nil {
		return fmt.Errorf("from: %w", err)
	}
	if err := a.To.check(); err != nil {
		return fmt.Errorf("to: %w", err)
	}
	return nil
}

// sayingOf returns a difference in the form of a file; nil for one without mentions.
func (b *Book) sayingOf(d *model.Difference) *saying {
	if d == nil || len(d.Mentions) == 0 {
		return nil
	}
	s := &saying{Kind: d.Kind, Relation: d.Relation}
	for _, m := range d.Mentions[:min(len(d.Mentions), maxMentions)] {
		s.Mentions = append(s.Mentions, placeOf(b.story, m.Article, m.Span))
	}
	return s
}

// A foundAmendment is an amendment that holds, where its words stand now.
type foundAmendment struct {
	key string // of its entry
	model.Amendment
	outdone bool // another one about the same difference counts
}

// amend finds the words of an entry's amendment, or says why they have no place.
func (f *finder) amend(key string, e entry) (found foundAmendment, why string) {
	found.key = key
	was, before, _ := f.saying(e.Amendment.From)
	is, here, changed := f.saying(e.Amendment.To)
	found.Was, found.Is, found.Changed = was, is, changed
	const otherwise = "what is left of these words is no difference"
	switch to := e.Amendment.To; {
	case to == nil && len(was.Mentions) == 0:
		return found, f.why(e.Amendment.From.Mentions, before, otherwise)
	case to != nil && (len(is.Mentions) == 0 || found.Check(f.story) != nil):
		return found, f.why(to.Mentions, here, otherwise)
	}
	return found, ""
}

// saying finds the words of a saying, of each mention whether it is there, and
// whether some have changed. Words that stand in two sentences now are those in the
// first.
func (f *finder) saying(s *saying) (d model.Difference, here []bool, changed bool) {
	if s == nil {
		return d, nil, false
	}
	d.Kind, d.Relation = s.Kind, s.Relation
	for _, p := range s.Mentions {
		article, match, ok := f.find(p, quote.Detail)
		if ok {
			var m model.Detail
			if m, ok = f.within(article, match.Span); ok {
				d.Mentions = append(d.Mentions, m)
			}
		}
		here = append(here, ok)
		changed = changed || !ok || match.Changed
	}
	return d, here, changed
}

// within returns what of a span stands in the sentence in which it begins.
func (f *finder) within(article int, s model.Span) (model.Detail, bool) {
	a := &f.story.Articles[article]
	at := a.SentenceAt(s.Start)
	if at < 0 || a.Sentences[at].End <= s.Start {
		return model.Detail{}, false
	}
	s.End = min(s.End, a.Sentences[at].End)
	return model.Detail{SentenceRef: model.SentenceRef{Article: article, Sentence: at}, Span: s}, true
}

// Amendments returns the amendments of differences that hold, as an input to the
// analysis. Of several that are about one difference the reader's own counts, or
// else the latest of others.
func (b *Book) Amendments() []model.Amendment {
	var list []model.Amendment
	for _, f := range b.amended {
		if !f.outdone {
			list = append(list, f.Amendment)
		}
	}
	return list
}

// outdo finds out which of the amendments about one difference do not count.
func (b *Book) outdo() {
	best := make(map[string]int) // by key of the difference
	for i := range b.amended {
		f := &b.amended[i]
		e := b.content.entries[f.key]
		about := e.Amendment.From.key()
		if about == "" {
			continue
		}
		o, taken := best[about]
		if f.outdone = taken && !e.outdoes(b.content.entries[b.amended[o].key]); f.outdone {
			continue
		}
		if taken {
			b.amended[o].outdone = true
		}
		best[about] = i
	}
}

// outdoes reports whether an entry counts before another one about the same.
func (e entry) outdoes(o entry) bool {
	if own := e.Author == ""; own != (o.Author == "") {
		return own
	}
	return e.Decision.Edited.After(o.Decision.Edited)
}

// WithAmendment returns the book with another difference in the place of one of the
// analysis that the book was set on: was is nil for one that it does not have, and is
// has no mentions for none. What made was by hand is taken back, whoever made it, and
// what the reader says of was goes over to the other one. An amendment that does not
// fit the story changes nothing.
func (b *Book) WithAmendment(was *model.Difference, is model.Difference, at time.Time) *Book {
	a := model.Amendment{Is: is}
	if was != nil {
		a.Was = *was
	}
	if a.Check(b.story) != nil {
		return b
	}
	next := b.content.clone()
	own := entry{Amendment: &amendment{From: b.sayingOf(was), To: b.sayingOf(&is)}}
	for _, f := range b.amended {
		if was == nil || !f.Is.Same(was) {
			continue
		}
		e := b.content.entries[f.key]
		own.Amendment.From = e.Amendment.From
		e.Decision = e.Decision.set(Undecided, at)
		next.entries[f.key] = e
	}
	if own.Amendment.From.key() != own.Amendment.To.key() {
		old := next.entries[own.key()]
		own.Decision = old.Decision.set(own.Amendment.decision(), at)
		next.entries[own.key()] = own
	}
	return b.with(next).carried(b, was, &is)
}

// carried returns the book with what the reader says of one difference said of
// another one, which stands in its place.
func (b *Book) carried(before *Book, was, is *model.Difference) *Book {
	if was == nil || len(is.Mentions) == 0 || before.Mark(was).Empty() {
		return b
	}
	draft := before.Draft(is)
	draft.keys = before.marks[differenceKey(was)]
	return b.edit(draft, func(e entry) entry { return e })
}
