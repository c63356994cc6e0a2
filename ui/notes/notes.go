// Package notes keeps what a person marks in a story: what became of a
// difference, a note on it, decisions about counterparts, and where they were
// reading.
//
// A [Book] is all of that at one moment. It never changes: its With methods give
// another one, so that one may be saved while the next is made. A [Store] is the
// file of a story, one readable JSON object. Places are kept by the words that
// stand there and found again when an article is edited; what is not found stays
// in the file and is listed by [Book.Lost].
//
// Every value has the time at which it was set, a value taken back too. A Book
// knows what was in the file when it was read, so that what several windows save
// is merged as versions of a text are: see [Store.Save].
package notes

import (
	"maps"
	"slices"
	"time"

	"triptych/model"
)

// A State is what a person decided of a difference. Files have it as a verdict.
type State string

const (
	NoState  State = ""          // open
	Verified State = "verified"  // it is so
	ToCheck  State = "to check"  // somebody must look at it
	SetAside State = "set aside" // it does not matter
)

// States returns all states in the order in which a key goes through them.
func States() []State { return []State{NoState, Verified, ToCheck, SetAside} }

// A Decision is what a person says of two sentences of different articles.
type Decision string

// The decisions.
const (
	Undecided Decision = ""
	Accepted  Decision = "accepted" // they are counterparts, as the analysis found
	Rejected  Decision = "rejected" // they are not, whatever the analysis found
	Added     Decision = "added"    // they are counterparts, which the analysis did not find
)

// A Mark is what one person says of a difference.
type Mark struct {
	Author  string // "" for the reader's own
	State   State
	Note    string // any number of lines, harmless to a terminal
	Edited  time.Time
	Changed bool // some of the words that it was made on are others now
}

// Empty tells whether the mark says nothing.
func (m Mark) Empty() bool { return m.State == NoState && m.Note == "" }

// A Position is where a person was reading.
type Position struct {
	Sentence model.SentenceRef // of the article that leads
	Way      string            // the way of scrolling, as it was given
}

// A Judged is a decision that holds about two sentences.
type Judged struct {
	Decision Decision
	Author   string // "" for the reader's own
	From, To model.SentenceRef
}

// A Book is everything marked in a story. It never changes, so that goroutines
// may share it.
type Book struct {
	story   *model.Story
	content content
	filed   content // what of it is known to have been in the file
	found   content // of a book that Save returned: what the file held before

	pairs     map[sentences][]string // the keys of the decisions about two sentences
	lostPairs []Lost

	analysis  *model.Analysis     // nil until On
	marks     map[string][]string // by key of a difference: the keys of marks
	changed   map[string]bool     // by key of a mark
	lostMarks []Lost
}

// New gives a Book of the story in which nothing is marked.
func New(story *model.Story) *Book { return bind(story, content{}) }

// For gives the book of the same story after its articles changed: what was
// marked is found again by its words. It is not set on an analysis yet.
func (b *Book) For(story *model.Story) *Book {
	next := bind(story, b.content)
	next.filed = b.filed
	return next
}

// Empty tells whether the book remembers nothing at all, not even that something
// was taken back.
func (b *Book) Empty() bool {
	return b.content.position.Edited.IsZero() && len(b.content.marks) == 0 && len(b.content.pairs) == 0
}

// Mark gives what the reader says of a difference of the analysis that the book
// was set on with [Book.On]; an empty mark for nothing.
func (b *Book) Mark(d *model.Difference) Mark { return b.markBy("", keyOf(d)) }

// Marks lists what the reader and others say of a difference of the analysis,
// the reader's own first, then by author. None of them is empty.
func (b *Book) Marks(d *model.Difference) []Mark {
	at := keyOf(d)
	authors := make(map[string]bool)
	for _, key := range b.marks[at] {
		authors[b.content.marks[key].Author] = true
	}
	var list []Mark
	for _, author := range slices.Sorted(maps.Keys(authors)) {
		if m := b.markBy(author, at); !m.Empty() {
			list = append(list, m)
		}
	}
	return list
}

// markBy puts together what an author says of a difference.
func (b *Book) markBy(author, at string) Mark {
	m := Mark{Author: author}
	var state stamped[State]
	var note stamped[string]
	for _, key := range b.marks[at] {
		e := b.content.marks[key]
		if e.Author != author {
			continue
		}
		state, note = state.or(e.State), note.or(e.Note)
		m.Changed = m.Changed || e.live() && b.changed[key]
	}
	m.State, m.Note = state.Value, note.Value
	m.Edited = markEntry{State: state, Note: note}.edited()
	return m
}

// Decision gives the decision that holds about two sentences, and whose it is:
// the reader's own, or else the latest of others.
func (b *Book) Decision(from, to model.SentenceRef) (Decision, string) {
	byAuthor := make(map[string]stamped[Decision])
	for _, key := range b.pairs[unordered(from, to)] {
		e := b.content.pairs[key]
		byAuthor[e.Author] = byAuthor[e.Author].or(e.Decision)
	}
	if own := byAuthor[""]; own.Value != Undecided {
		return own.Value, ""
	}
	var latest stamped[Decision]
	by := ""
	for _, author := range slices.Sorted(maps.Keys(byAuthor)) {
		if d := byAuthor[author]; d.Value != Undecided && (by == "" || d.Edited.After(latest.Edited)) {
			latest, by = d, author
		}
	}
	return latest.Value, by
}

// Decisions lists the decisions that hold, by the sentences that they are about.
// From is of the article that comes first in the story.
func (b *Book) Decisions() []Judged {
	var list []Judged
	for _, pair := range slices.SortedFunc(maps.Keys(b.pairs), sentences.compare) {
		if d, author := b.Decision(pair[0], pair[1]); d != Undecided {
			list = append(list, Judged{d, author, pair[0], pair[1]})
		}
	}
	return list
}

// Corrections gives the same as an input to the analysis.
func (b *Book) Corrections() []model.Correction {
	var list []model.Correction
	for _, d := range b.Decisions() {
		list = append(list, model.Correction{From: d.From, To: d.To, Accept: d.Decision != Rejected})
	}
	return list
}

// Position gives where the reader was, and whether that is known. Where the
// sentence is gone, it is the one that stands in its place.
func (b *Book) Position() (Position, bool) {
	p := b.content.position
	article := b.article(p.Article)
	if p.Edited.IsZero() || article < 0 || len(b.story.Articles[article].Sentences) == 0 {
		return Position{}, false
	}
	f := finder{story: b.story}
	ref, ok := f.sentence(p.place)
	if !ok {
		ref = model.SentenceRef{Article: article, Sentence: max(b.story.Articles[article].SentenceAt(p.Start), 0)}
	}
	return Position{Sentence: ref, Way: p.Way}, true
}
