package notes

import (
	"time"

	"triptych/model"
	"triptych/ui/notes/quote"
)

// amendments are those of a content that hold and have a place in its story, by key.
type amendments struct {
	story   *model.Story
	content content
	list    []foundAmendment
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
	case to == nil && len(was.Articles()) == 0:
		return found, f.why(e.Amendment.From.Mentions, before, otherwise)
	case to != nil && (len(is.Articles()) == 0 || found.Check(f.story) != nil):
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
		switch {
		case !ok:
		case p.Headline:
			d.TitleMentions = append(d.TitleMentions, model.Detail{SentenceRef: model.SentenceRef{Article: article, Sentence: model.InTitle}, Span: match.Span})
		default:
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

// bind takes in the amendment of an entry where it holds, or says why it has no place.
func (a *amendments) bind(f *finder, key string, e entry) (why string) {
	found, why := f.amend(key, e)
	if why == "" {
		a.list = append(a.list, found)
	}
	return why
}

// outdo finds out which of the amendments about one difference do not count.
func (a *amendments) outdo() {
	best := make(map[string]int) // by key of the difference
	for i := range a.list {
		f := &a.list[i]
		e := a.content.entries[f.key]
		about := e.Amendment.From.key()
		if about == "" {
			continue
		}
		o, taken := best[about]
		if f.outdone = taken && !e.outdoes(a.content.entries[a.list[o].key]); f.outdone {
			continue
		}
		if taken {
			a.list[o].outdone = true
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

// counting returns the amendments that count.
func (a *amendments) counting() (list []model.Amendment) {
	for _, f := range a.list {
		if !f.outdone {
			list = append(list, f.Amendment)
		}
	}
	return list
}

// with returns the content with one more amendment: what made the difference that it
// is about is taken back, and that amendment's difference is what the new one is
// about. An amendment to what was there in the first place is none.
func (a *amendments) with(was, is *model.Difference, at time.Time) content {
	next := a.content.clone()
	own := entry{Amendment: &amendment{From: sayingOf(a.story, was), To: sayingOf(a.story, is)}}
	for _, f := range a.list {
		if was == nil || !f.Is.Same(was) {
			continue
		}
		e := a.content.entries[f.key]
		own.Amendment.From = e.Amendment.From
		e.Decision = e.Decision.set(Undecided, at)
		next.entries[f.key] = e
	}
	if own.Amendment.From.key() != own.Amendment.To.key() {
		old := next.entries[own.key()]
		own.Decision = old.Decision.set(own.Amendment.decision(), at)
		next.entries[own.key()] = own
	}
	return next
}

// Amendments returns the amendments of differences that hold, as an input to the
// analysis. Of several that are about one difference the reader's own counts, or
// else the latest of others.
func (b *Book) Amendments() []model.Amendment { return b.amended.counting() }

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
	return b.with(b.amended.with(was, &is, at)).carried(b, was, &is)
}

// carried returns the book with what the reader says of one difference said of
// another one, which stands in its place.
func (b *Book) carried(before *Book, was, is *model.Difference) *Book {
	if was == nil || len(is.Articles()) == 0 || before.Mark(was).Empty() {
		return b
	}
	draft := before.Draft(is)
	draft.keys = before.marks[differenceKey(was)]
	return b.edit(draft, func(e entry) entry { return e })
}
