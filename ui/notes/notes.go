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
	"maps"
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

// A PairDecision is a decision that holds about two sentences.
type PairDecision struct {
	Decision Decision
	Author   string // "" for the reader's own
	From, To model.SentenceRef
}

// A Book is everything marked in a story. It never changes, so that goroutines
// may share it.
type Book struct {
	story   *model.Story
	content content
	filed   content            // what of it is known to have been in the file
	past    map[string][]entry // by key: what it said before, which may be in the file too
	found   content            // of a book that Save returned: what the file held before

	decisions     map[sentences][]string // the keys of the entries about two sentences
	amended       []foundAmendment       // by key
	lostDecisions map[string]string      // by key of an entry: why it has no place

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
	for _, author := range b.authors(keys) {
		if m := b.markBy(author, keys); !m.Empty() {
			list = append(list, m)
		}
	}
	return list
}

func (b *Book) markBy(author string, keys []string) Mark {
	e, changed := b.by(author, keys)
	return Mark{author, e.State.Value, e.Note.Value, changed}
}

// authors returns the authors of entries in order, "" first.
func (b *Book) authors(keys []string) []string {
	var list []string
	for _, key := range keys {
		list = append(list, b.content.entries[key].Author)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// by puts together what an author says in entries about the same, and reports
// whether words of a live one have changed.
func (b *Book) by(author string, keys []string) (all entry, changed bool) {
	for _, key := range keys {
		if e := b.content.entries[key]; e.Author == author {
			all = all.later(e)
			changed = changed || e.live() && b.changed[key]
		}
	}
	return all, changed
}

// Decision returns the decision that holds about two sentences, and whose it is:
// the reader's own, or else the latest of others.
func (b *Book) Decision(from, to model.SentenceRef) (_ Decision, author string) {
	keys := b.decisions[pairOf(from, to)]
	var latest stamped[Decision]
	for _, by := range b.authors(keys) {
		e, _ := b.by(by, keys)
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

// Decisions returns the decisions that hold, by the sentences that they are about.
// From is of the article that comes first in the story.
func (b *Book) Decisions() []PairDecision {
	var list []PairDecision
	for _, pair := range slices.SortedFunc(maps.Keys(b.decisions), sentences.compare) {
		if d, author := b.Decision(pair[0], pair[1]); d != Undecided {
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
