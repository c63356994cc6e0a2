package fact

import (
	"math"
	"strings"

	"triptych/model/text"
)

// unnumbered reads words that say as much as a number: none, both, unanimously.
type unnumbered struct {
	numberWords
	nouns nouns
}

// unanimousAt reads unanimously, and without a dissenting voice: a vote with
// nobody against.
func (r unnumbered) unanimousAt(i int) (Fact, bool) {
	v := Value{Dimension: Vote, Low: 1, High: math.Inf(1)}
	fold := r.fold(i)
	if strings.HasPrefix(fold, "unanimous") {
		return r.fact(i, i, v), true
	}
	if fold != "without" {
		return Fact{}, false
	}
	at := i + 1
	if r.fold(at) == "a" {
		at++
	}
	switch r.fold(at) {
	case "dissent", "opposition":
		return r.fact(i, at, v), true
	case "dissenting", "opposing", "single":
		if next := r.fold(at + 1); next == "voice" || next == "vote" || next == "dissent" {
			return r.fact(i, at+1, v), true
		}
	}
	return Fact{}, false
}

// noneAt reads none of, not one, and no deaths, where nothing else can be meant.
func (r unnumbered) noneAt(i int) (Fact, bool) {
	zero := Value{Dimension: Count}
	switch fold := r.fold(i); {
	case fold == "none", fold == "nobody" && r.saysOfNobody(i):
		return r.fact(i, i, zero), true
	case fold == "no" && r.fold(i+1) == "one" && r.saysOfNobody(i+1), fold == "not" && r.fold(i+1) == "one" && (r.fold(i+2) == "of" || r.nouns.hasNounAfter(i+1)):
		return r.fact(i, i+1, zero), true
	case fold == "zero" && r.joined(i) && !(i > 0 && r.words[i].Capital) && !timeNouns()[r.fold(i+1)]:
		head, last := r.nouns.nounAfter(i)
		f := r.fact(i, last, zero)
		f.Head = head
		return f, head != ""
	case fold == "no" && countedNothing()[r.fold(i+1)] && r.joined(i):
		f := r.fact(i, i+1, zero)
		f.Head = r.fold(i + 1)
		return f, true
	}
	return Fact{}, false
}

// singleAt reads a single vote, and both men.
func (r unnumbered) singleAt(i int) (Fact, bool) {
	n, at := 1.0, i
	switch {
	case r.fold(i) == "both":
		n = 2
	case r.fold(i) == "a" && r.fold(i+1) == "single":
		at = i + 1
	default:
		return Fact{}, false
	}
	head, last := r.nouns.nounAfter(at)
	if head == "" || timeNouns()[head] || emptyNouns()[head] || n == 2 && !isPluralNoun(r.words[last]) {
		return Fact{}, false
	}
	f := r.fact(i, last, Value{Dimension: Count, Low: n, High: n, Written: n, Step: 1})
	f.Head = head
	return f, true
}

// saysOfNobody reports whether a class of what happened to people follows: no one
// was hurt.
func (r unnumbered) saysOfNobody(i int) bool {
	for j := i + 1; j <= i+3 && j < len(r.words) && r.joined(j-1); j++ {
		if predicates()[r.words[j].Fold] != "" {
			return true
		}
	}
	return false
}

var countedNothing = text.WordSet(`injuries deaths fatalities casualties survivors arrests victims abstentions`)
