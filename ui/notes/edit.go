package notes

import (
	"strings"
	"time"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
)

// Limits on what a book takes, in bytes but for mentions.
const (
	MaxNote       = 16 << 10
	maxTexts      = 4 * MaxNote // of a note that keeps what several windows wrote
	maxAuthor     = 200
	maxScrollMode = 100

	maxMentions = 1000 // of one difference
)

// cut returns the beginning of s that has at most so many bytes.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// line returns the beginning of s as one harmless line of at most so many bytes.
func line(s string, most int) string { return text.SanitizeLine(cut(text.SanitizeLine(s), most)) }

// WithState returns the book with the reader's state of a difference of the
// analysis that the book was set on; NoState takes it back.
func (b *Book) WithState(d *model.Difference, v State, at time.Time) *Book {
	return b.edit(d, func(e entry) entry {
		e.State = e.State.set(v, at)
		return e
	})
}

// WithNote returns the book with the reader's note on a difference of the analysis
// that the book was set on; an empty note takes it back. Of a note the first
// MaxNote bytes are kept, made harmless to a terminal.
func (b *Book) WithNote(d *model.Difference, note string, at time.Time) *Book {
	return b.AmendNote(d, b.Mark(d).Note, note, at)
}

// AmendNote is WithNote for a person who began to write when the note was the text
// seen, which this one replaces. Where the note says something else by now,
// because another window wrote it meanwhile, both texts are kept.
func (b *Book) AmendNote(d *model.Difference, seen, note string, at time.Time) *Book {
	note = text.Sanitize(strings.TrimSpace(cut(text.Sanitize(note), MaxNote)))
	return b.edit(d, func(e entry) entry {
		mine := e.Note.set(note, at)
		if e.Note.Value != seen {
			mine = bothTexts(stamped[string]{Value: seen}, mine, e.Note)
		}
		e.Note = mine
		return e
	})
}

// edit changes the reader's own entry on a difference. One that was made on
// other words goes over to those that stand there now.
func (b *Book) edit(d *model.Difference, change func(entry) entry) *Book {
	if len(d.Mentions) == 0 {
		return b // there are no words to find it by
	}
	e := entry{Kind: d.Kind, Relation: d.Relation}
	for _, m := range d.Mentions[:min(len(d.Mentions), maxMentions)] {
		e.Mentions = append(e.Mentions, placeOf(b.story, m.Article, m.Span))
	}
	next := b.content.clone()
	key, moved := e.key(), false
	for _, k := range b.marks[differenceKey(d)] {
		old := b.content.entries[k]
		if old.Author != "" {
			continue
		}
		e = e.later(old)
		if k != key && old.live() {
			moved = true
			old.State, old.Note = old.State.next(""), old.Note.next("")
			next.entries[k] = old
		}
	}
	if moved { // as late as what was taken back, and more than nothing
		e.State, e.Note = e.State.next(e.State.Value), e.Note.next(e.Note.Value)
	}
	next.entries[key] = change(e.later(b.content.entries[key]))
	return b.with(next)
}

// WithDecision returns the book with the reader's decision about two sentences of
// different articles; Undecided takes back whatever decision holds, others' too.
// Sentences that are not there, or of one article, change nothing.
func (b *Book) WithDecision(from, to model.SentenceRef, d Decision, at time.Time) *Book {
	if (model.Correction{From: from, To: to}).Check(b.story) != nil {
		return b
	}
	pair := pairOf(from, to)
	own := entry{}
	for _, ref := range pair {
		own.Sentences = append(own.Sentences, placeOf(b.story, ref.Article, b.story.Sentence(ref).Span))
	}
	next := b.content.clone()
	for _, key := range b.decisions[pair] {
		e := b.content.entries[key]
		if e.Author == "" {
			own = own.later(e)
		} else if d == Undecided && e.live() {
			e.Decision = e.Decision.set(Undecided, at)
			next.entries[key] = e
		}
	}
	if d != own.Decision.Value {
		own.Decision = own.Decision.set(d, at)
		next.entries[own.key()] = own
	}
	return b.with(next)
}

// WithPosition returns the book with where the reader is. A sentence that is not
// there changes nothing.
func (b *Book) WithPosition(p Position, at time.Time) *Book {
	ref := p.Sentence
	if ref.Article < 0 || ref.Article >= len(b.story.Articles) ||
		ref.Sentence < 0 || ref.Sentence >= len(b.story.Articles[ref.Article].Sentences) {
		return b
	}
	next := *b
	next.content.position = positionEntry{
		place:      placeOf(b.story, ref.Article, b.story.Sentence(ref).Span),
		ScrollMode: line(p.ScrollMode, maxScrollMode),
		Edited:     stamped[string]{Edited: b.content.position.Edited}.set("", at).Edited,
	}
	return &next
}

// Merge returns the book with what [Store.Save] found in the file, where saved is
// what Save returned for an earlier state of this book: edits made meanwhile stay.
// It stays set on the analysis of b.
func (b *Book) Merge(saved *Book) *Book {
	merged, _ := merge(b.filed, b.content, saved.found)
	next := *b.with(merged)
	next.filed = saved.filed
	return &next
}

// with returns a book of other content, set on the same analysis.
func (b *Book) with(c content) *Book {
	if c.equal(b.content) {
		return b
	}
	next := bind(b.story, c, b.filed)
	if b.analysis != nil {
		next = next.On(b.analysis)
	}
	return next
}
