// Package notes keeps what a person marks in a story: what became of a
// difference, a note on it, decisions about counterparts, differences made or
// changed by hand, and where they were reading.
//
// A [Book] is all of that at one moment. It never changes: its With methods return
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
	"slices"

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

// A Decision is what a person says of two sentences of different articles, or of a
// difference: that it is none, or that there is one more.
type Decision string

// The decisions.
const (
	Undecided Decision = ""
	Accepted  Decision = "accepted" // they are counterparts, as the analysis found
	Rejected  Decision = "rejected" // they are not, whatever the analysis found
	Added     Decision = "added"    // they are counterparts, which the analysis did not find
	Changed   Decision = "changed"  // of a difference: it is another
)

// A Mark is what one person says of a difference.
type Mark struct {
	Author  string // "" for the reader's own
	State   State
	Note    string // any number of lines, harmless to a terminal
	Changed bool   // some of the words that it was made on have changed since
}

// Empty reports whether the mark says nothing.
func (m Mark) Empty() bool { return m.State == NoState && m.Note == "" }

// A Position is where a person was reading.
type Position struct {
	Sentence   model.SentenceRef // of the article that leads
	ScrollMode string            // as it was given
}

// A Book is everything marked in a story. It never changes, so that goroutines
// may share it.
type Book struct {
	story   *model.Story
	content content
	filed   content            // what of it is known to have been in the file
	past    map[string][]entry // by key: what it said before, which may be in the file too
	found   content            // of a book that Save returned: what the file held before

	decided       decisions
	amended       amendments
	lostDecisions map[string]string // by key of an entry: why it has no place

	// These are nil until On.
	analysis  *model.Analysis
	marks     map[string][]string // by key of a difference: the keys of entries
	changed   map[string]bool     // by key of an entry: some of its words have changed
	lostMarks map[string]string   // by key of an entry: why it has no place
}

// New returns a Book of the story in which nothing is marked.
func New(story *model.Story) *Book {
	return bind(story, newContent(), content{}, make(map[string][]entry))
}

// For returns the book of the same story after its articles changed: what was
// marked is found again by its words. It is not set on an analysis yet.
func (b *Book) For(story *model.Story) *Book {
	return bind(story, b.content, b.filed, b.past)
}

// Empty reports whether the book remembers nothing at all, not even that something
// was taken back.
func (b *Book) Empty() bool {
	return b.content.position.Edited.IsZero() && len(b.content.entries) == 0
}

// Mark returns what the reader says of a difference of the analysis that the book
// was set on with [Book.On].
func (b *Book) Mark(d *model.Difference) Mark { return b.markBy("", b.marks[differenceKey(d)]) }

// Marks returns what the reader and others say of a difference of the analysis,
// the reader's own first, then by author. None of them is empty.
func (b *Book) Marks(d *model.Difference) []Mark {
	keys := b.marks[differenceKey(d)]
	var list []Mark
	for _, author := range b.content.authors(keys) {
		if m := b.markBy(author, keys); !m.Empty() {
			list = append(list, m)
		}
	}
	return list
}

func (b *Book) markBy(author string, keys []string) Mark {
	e, live := b.content.by(author, keys)
	return Mark{author, e.State.Value, e.Note.Value, slices.ContainsFunc(live, func(key string) bool { return b.changed[key] })}
}

// Position returns where the reader was, and whether that is known. Where the
// sentence is gone, it is the one that stands in its place.
func (b *Book) Position() (Position, bool) {
	p := b.content.position
	article := articleOf(b.story, p.Article)
	if p.Edited.IsZero() || article < 0 || len(b.story.Articles[article].Sentences) == 0 {
		return Position{}, false
	}
	f := finder{story: b.story}
	ref, ok := f.sentence(p.place)
	if !ok {
		ref = model.SentenceRef{Article: article, Sentence: max(b.story.Articles[article].SentenceAt(p.Start), 0)}
	}
	return Position{Sentence: ref, ScrollMode: p.ScrollMode}, true
}
