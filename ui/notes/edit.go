package notes

import (
	"maps"
	"slices"
	"strings"
	"time"

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

// line returns the beginning of s as one harmless line of at most so many bytes.
func line(s string, most int) string { return text.SanitizeLine(text.Cut(text.SanitizeLine(s), most)) }

// A Draft is a note that is being written. It stays on the words of its difference
// whatever becomes of the analysis, of the articles and of the note meanwhile.
type Draft struct {
	about entry    // says nothing
	keys  []string // of the entries on the same difference
	seen  string   // the note as it was
}

// Draft begins a note on a difference of the analysis that the book was set on.
func (b *Book) Draft(d *model.Difference) Draft {
	about := entry{Kind: d.Kind, Relation: d.Relation, Mentions: placesOf(b.story, d)}
	return Draft{about, b.marks[differenceKey(d)], b.Mark(d).Note}
}

// WithState returns the book with the reader's state of a difference of the
// analysis that the book was set on; NoState takes it back.
func (b *Book) WithState(d *model.Difference, state State, at time.Time) *Book {
	return b.edit(b.Draft(d), func(e entry) entry {
		e.State = e.State.set(state, at)
		return e
	})
}

// WithNote returns the book with the reader's note on a difference of the analysis
// that the book was set on; an empty note takes it back. Of a note the first
// MaxNote bytes are kept, made harmless to a terminal.
func (b *Book) WithNote(d *model.Difference, note string, at time.Time) *Book {
	return b.WithDraft(b.Draft(d), note, at)
}

// WithDraft is WithNote for a note that was begun before. It replaces the note that
// there was then. If that is another one by now, because another window wrote it
// meanwhile, both texts are kept.
func (b *Book) WithDraft(d Draft, note string, at time.Time) *Book {
	note = text.Sanitize(strings.TrimSpace(text.Cut(text.Sanitize(note), MaxNote)))
	return b.edit(d, func(e entry) entry {
		mine := e.Note.set(note, at)
		if e.Note.Value != d.seen {
			mine = bothTexts(partsOf(stamped[string]{Value: d.seen}), nil, mine, e.Note)
		}
		e.Note = mine
		return e
	})
}

// edit changes the reader's own entry on a difference. One that was made on
// other words goes over to those of the draft.
func (b *Book) edit(d Draft, change func(entry) entry) *Book {
	e := d.about
	if len(e.Mentions) == 0 {
		return b // there are no words to find it by
	}
	next := b.content.clone()
	key, moved := e.key(), false
	for _, k := range d.keys {
		old := b.content.entries[k]
		if old.Author != "" {
			continue
		}
		e = e.later(old)
		if k != key && old.live() {
			moved = true
			old.State, old.Note, old.Earlier = old.State.next(""), old.Note.next(""), nil
			next.entries[k] = old
		}
	}
	if moved { // as late as what was taken back, and more than nothing
		e.State, e.Note = e.State.next(e.State.Value), e.Note.next(e.Note.Value)
	}
	before := e.later(b.content.entries[key])
	next.entries[key] = change(before).withEarlier(before)
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
// The results of several saves are merged in their order. It stays set on the
// analysis of b.
func (b *Book) Merge(saved *Book) *Book {
	merged, _ := b.merge(saved.found)
	next := *b.with(merged)
	next.filed = saved.filed
	return &next
}

// with returns a book of other content, set on the same analysis.
func (b *Book) with(c content) *Book {
	if c.equal(b.content) {
		return b
	}
	past := maps.Clone(b.past)
	for key, e := range b.content.entries {
		if !e.equal(c.entries[key]) {
			past[key] = append(slices.Clip(past[key]), e)
		}
	}
	next := bind(b.story, c, b.filed, past)
	if b.analysis != nil {
		next = next.On(b.analysis)
	}
	return next
}
