// Package revision says exactly how one version of an article differs from another:
// which sentences came, went, changed or moved, and in those that changed which words.
// Nothing that was added or removed goes unsaid; the form of quotation marks and
// dashes, white space and other typography make no difference.
package revision

import (
	"triptych/model"
)

// An Op says what became of a stretch of text.
type Op uint8

// A stretch is in both versions, or in the old or the new one alone.
const (
	Same Op = iota
	Removed
	Added
)

// A Piece is a stretch of both versions: of a Same one the two differ in typography
// at most, and of the others one is empty.
type Piece struct {
	Op       Op
	Old, New string
}

// A Kind says what became of a sentence.
type Kind uint8

// A sentence was reworded, came, went, or stands elsewhere now.
const (
	Reworded Kind = iota
	New
	Gone
	Moved
)

// A Change is what became of one sentence, headline, or line of a table.
type Change struct {
	Kind     Kind
	Headline bool
	OldAt    model.Span // bytes of the old text or headline; of a New one empty, where it came in
	NewAt    model.Span // bytes of the new text or headline; of a Gone one empty, where it went
	Pieces   []Piece    // spell both; of a Moved one as it stands now
}

// A Script leads from one version of an article to another.
type Script struct {
	Old, New *model.Article
	Title    []Piece  // spell both headlines
	Text     []Piece  // spell both texts, sentence by sentence
	Changes  []Change // in the order of the new text, the headline's first
	Kept     int      // sentences that are the same
}

// Empty reports whether nothing changed but typography.
func (s *Script) Empty() bool { return len(s.Changes) == 0 }

// Count returns how many changes are of a kind.
func (s *Script) Count(k Kind) int {
	n := 0
	for _, c := range s.Changes {
		if c.Kind == k {
			n++
		}
	}
	return n
}

// Compare returns the script that leads from an old version to a new one.
func Compare(old, new *model.Article) *Script {
	s := &Script{Old: old, New: new}
	s.Title = wordsOf(old.Title, new.Title)
	if changed(s.Title) {
		kind := Reworded
		switch {
		case old.Title == "":
			kind = New
		case new.Title == "":
			kind = Gone
		}
		s.Changes = append(s.Changes, Change{Kind: kind, Headline: true, OldAt: model.Span{End: len(old.Title)}, NewAt: model.Span{End: len(new.Title)}, Pieces: s.Title})
	}
	s.compareTexts()
	return s
}

// Alike reports whether two texts differ in typography at most.
func Alike(a, b string) bool { return a == b || normal(a) == normal(b) }

// changed reports whether any words are not the same in both.
func changed(pieces []Piece) bool {
	for _, p := range pieces {
		if p.Op != Same {
			return true
		}
	}
	return false
}

// A unit is what is compared as a whole: a sentence with the white space after it, or
// a line of what is no prose.
type unit struct {
	model.Span
	key string // the same for what differs in typography at most; "" for white space alone
}
