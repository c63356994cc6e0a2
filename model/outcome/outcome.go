// Package outcome reads what a sentence says came of something (convicted, did
// not fire, remains in his post) and tells which outcomes exclude one another:
// answers to one question of a table, and one word with and without negation.
package outcome

import (
	"cmp"
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

// Opposed returns how strongly two outcomes exclude one another, and why in
// words for the reader. They do if they are different answers to one question,
// or if one denies what the other affirms. They may if one denies
// something and the other affirms something else.
func Opposed(a, b Outcome) (how Strength, why string) {
	if how = opposition(&a, &b); how == None {
		return None, ""
	}
	why = `"` + a.Text + `" against "` + b.Text + `"`
	if a.Axis != "" {
		why = a.Axis + ": " + why
	}
	return how, why
}

func opposition(a, b *Outcome) Strength {
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

// A Pair is an outcome of one sentence and one of another, by their places in
// the lists given to Pairs, and how strongly they exclude one another.
type Pair struct {
	A, B   int
	How    Strength
	Shared int // see Shared
}

// Pairs returns the opposed outcomes of two sentences, the strongest first,
// among equals the longest, those that share most and verbs; of several at the same words the best.
func Pairs(a, b []Outcome) []Pair {
	var list []Pair
	for i := range a {
		for j := range b {
			if how := opposition(&a[i], &b[j]); how != None {
				list = append(list, Pair{A: i, B: j, How: how, Shared: Shared(a[i], b[j])})
			}
		}
	}
	slices.SortStableFunc(list, func(p, q Pair) int {
		length := func(p Pair) int { return a[p.A].core.length() + b[p.B].core.length() }
		verbs := func(p Pair) int { return count(a[p.A].verb) + count(b[p.B].verb) }
		return cmp.Or(cmp.Compare(q.How, p.How), cmp.Compare(length(q), length(p)), cmp.Compare(q.Shared, p.Shared),
			cmp.Compare(verbs(q), verbs(p)))
	})
	return dropRepeated(list, a, b)
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// maxGuesses is how many pairs of mere polarity there are for one denial.
const maxGuesses = 5

// dropRepeated leaves out the pairs whose two spans overlap those of a better
// one, and guesses beyond maxGuesses.
func dropRepeated(list []Pair, a, b []Outcome) []Pair {
	kept := list[:0]
	for _, p := range list {
		if p.How == Polarity && agree(a, b, p) {
			continue
		}
		guesses, repeated := 0, false
		for _, k := range kept {
			overA, overB := a[k.A].Overlaps(a[p.A].Span), b[k.B].Overlaps(b[p.B].Span)
			repeated = repeated || overA && overB
			if overA && a[p.A].Negated || overB && b[p.B].Negated {
				guesses++
			}
		}
		if !repeated && (p.How != Polarity || guesses < maxGuesses) {
			kept = append(kept, p)
		}
	}
	return kept
}

// agree reports whether the words of a pair answer one question in ways that can
// both be true.
func agree(a, b []Outcome, p Pair) bool {
	for i := range a {
		if a[i].Axis == "" || !a[i].Overlaps(a[p.A].Span) {
			continue
		}
		for j := range b {
			if b[j].Axis == a[i].Axis && b[j].Overlaps(b[p.B].Span) && opposition(&a[i], &b[j]) == None {
				return true
			}
		}
	}
	return false
}

// Shared returns how many words around two outcomes, and among their own words,
// are the same: whether they are about one thing.
func Shared(a, b Outcome) int {
	n := 0
	other := b.About()
	for _, stem := range a.About() {
		if slices.Contains(other, stem) {
			n++
		}
	}
	return n
}

// About returns the stems of the content words near the outcome, subject and
// object among them, each once. A word of the outcome's own is not among them if
// it is what the outcome says.
func (o Outcome) About() []string {
	if o.in == nil {
		return nil
	}
	var stems []string
	for i := max(0, o.First-aboutWindow); i <= min(len(o.in.words)-1, o.Last+aboutWindow); i++ {
		w := o.in.words[i]
		if w.content && w.topic != "" && (i < o.core.first || i > o.core.last) && !slices.Contains(stems, w.topic) {
			stems = append(stems, w.topic)
		}
	}
	return stems
}
