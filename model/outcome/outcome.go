// Package outcome reads what a sentence says came of something (convicted, did
// not fire, remains in his post) and tells which outcomes exclude one another:
// answers to one question of a table, and one word with and without negation.
package outcome

import (
	"slices"

	"triptych/model"
)

// An Outcome is something that a sentence affirms or denies.
type Outcome struct {
	model.Span         // bytes of the article's plain text: the words with their auxiliaries and negation
	First, Last int    // its words in the sentence, Last inclusive; at most maxSpanWords
	Text        string // the words as they are written

	Axis    string // the question of the table that it answers; empty for a word of no question
	Side    int    // which of the answers
	Word    string // the stem of a word of no question; empty for an answer
	Negated bool   // it is denied: "was not convicted", "none of the harpoons fired"

	Quoted   bool // it stands in a quotation
	Reported bool // its sentence says who said so
	Open     bool // it may or will be, or is asked: "could be convicted", "if", "plans to"

	rank Strength
	main bool      // if it is denied, the negation is about it before all
	verb bool      // it is one
	core wordRange // the words that say it
	in   *reading
}

// A wordRange is words of a sentence, last inclusive.
type wordRange struct{ first, last int }

func (w wordRange) length() int { return w.last - w.first + 1 }

// A Strength says how much two outcomes that oppose one another say about
// whether their sentences do.
type Strength uint8

// The strengths, the weakest first.
const (
	None     Strength = iota // they do not oppose one another
	Polarity                 // one denies something, the other affirms something else
	Hint                     // common words, or words that the negation may not be about
	Same                     // one verb or noun or one of its synonyms, once denied and once not
	Axis                     // different answers to one question
)

// String returns the name of the strength.
func (s Strength) String() string {
	return [...]string{"none", "polarity", "hint", "same word", "axis"}[s]
}

// Opposed returns how strongly two outcomes exclude one another. They do if they
// are different answers to one question, or if one denies what the other affirms.
// They may if one denies something and the other affirms something else.
func Opposed(a, b *Outcome) Strength {
	if a.Axis != b.Axis || a.Word != b.Word {
		return polarity(a, b)
	}
	differ := a.Negated != b.Negated
	if a.Side != b.Side {
		differ = !a.Negated && !b.Negated
	}
	if !differ {
		return None
	}
	return min(a.rank, b.rank)
}

// Why returns in words for the reader why two opposed outcomes exclude one
// another.
func Why(a, b *Outcome) string {
	why := `"` + a.Text + `" against "` + b.Text + `"`
	if a.Axis != "" {
		why = a.Axis + ": " + why
	}
	return why
}

// Alike reports whether two outcomes affirm the same, or deny it.
func Alike(a, b *Outcome) bool {
	return a.Axis == b.Axis && a.Word == b.Word && a.Side == b.Side && a.Negated == b.Negated
}

// polarity returns Polarity if one of two single words is what a negation is
// about and the other, which its sentence does not have, is affirmed.
func polarity(a, b *Outcome) Strength {
	if a.Negated {
		a, b = b, a
	}
	if a.Negated == b.Negated || !a.main || !b.main || a.Axis != "" || b.in.has(a.Word) {
		return None
	}
	return Polarity
}

// Shared returns how many words around two outcomes are the same: whether they
// are about one thing.
func Shared(a, b *Outcome) int { return countCommon(a.About(), b.About()) }

func countCommon(a, b []string) int {
	n := 0
	for _, stem := range a {
		if slices.Contains(b, stem) {
			n++
		}
	}
	return n
}

// About returns the stems of the content words near the outcome, subject and
// object among them, each once. A word of the outcome's own is not among them if
// it is what the outcome says.
func (o *Outcome) About() []string {
	if o.in == nil {
		return nil
	}
	first, last := max(0, o.First-aboutWindow), min(len(o.in.words)-1, o.Last+aboutWindow)
	stems := make([]string, 0, last-first+1)
	for i := first; i <= last; i++ {
		w := &o.in.words[i]
		if w.content && w.topic != "" && (i < o.core.first || i > o.core.last) && !slices.Contains(stems, w.topic) {
			stems = append(stems, w.topic)
		}
	}
	return stems
}
