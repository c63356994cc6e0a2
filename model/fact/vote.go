package fact

import (
	"math"
	"strings"

	"triptych/model/text"
)

// pairAt reads scores and votes: 3-2; 21 to 4; 68 votes to 55; 7-5.
func (r *reader) pairAt(i int) (Fact, bool) {
	a, ok := r.sideAt(i)
	if !ok {
		return Fact{}, false
	}
	at, named := a.last+1, false
	if f := r.foldAt(at); f == "vote" || f == "votes" {
		at, named = at+1, true
	}
	switch gap := r.gap(at - 1); {
	case r.foldAt(at) == "to" && r.joined(at-1) && r.joined(at):
		if f := r.foldAt(i - 1); f == "from" || f == "between" {
			return Fact{}, false
		}
		named = named || r.isVoteContext()
		if at++; !named && gap != "-" { // a 40-to-39 lead
			return Fact{}, false
		}
	case gap == "-" || gap == "–" || gap == "\u2011":
	default:
		return Fact{}, false
	}
	b, ok := r.sideAt(at)
	if !ok || b.low != math.Trunc(b.low) || a.low != math.Trunc(a.low) {
		return Fact{}, false
	}
	return r.makePair(i, a, b, named)
}

// teamsAt reads the score of two teams: Harwick Town 3, Castle Dray 2.
func (r *reader) teamsAt(i int) (Fact, bool) {
	if i == 0 || !r.words[i].Numeral || !r.sentence.InName[i-1] || r.gap(i-1) != " " || r.gap(i) != ", " {
		return Fact{}, false
	}
	at := i + 1
	for at < len(r.words) && r.sentence.InName[at] && r.gap(at) == " " {
		at++
	}
	if at == i+1 || at >= len(r.words) || !r.words[at].Numeral || r.gap(at) == " " && !text.IsFunction(r.foldAt(at+1)) {
		return Fact{}, false
	}
	a, ok := r.wholeNumber(i)
	b, okB := r.wholeNumber(at)
	if !ok || !okB || max(a, b) > 200 {
		return Fact{}, false
	}
	v := Value{Dimension: Score, Low: max(a, b), High: max(a, b), Written: max(a, b), Second: min(a, b)}
	return r.fact(i, at, v), true
}

// makePair returns the score or vote of two sides, whose second may carry the
// word votes.
func (r *reader) makePair(first int, a, b amount, named bool) (Fact, bool) {
	last := b.last
	next := r.foldAt(last + 1)
	if next == "vote" || next == "votes" {
		last, named = last+1, true
	}
	if _, _, measured := r.unitAt(last + 1); measured && r.joined(last) {
		return Fact{}, false
	}
	spelled := !a.digits || !b.digits
	vote := named || r.isVoteContext()
	noun := r.joined(b.last) && isWord(next) && !endsNoun(next) && !pairNouns()[next] && !named
	switch {
	case spelled && !named && !vote:
		return Fact{}, false
	case noun && a.low < b.low, timeNouns()[next] && r.joined(b.last):
		return Fact{}, false // 50-60 people, 3-4 years
	case max(a.low, b.low) >= 1700 && !named || a.unit != "" || b.unit != "":
		return Fact{}, false
	}
	v := Value{Dimension: Score, Low: max(a.low, b.low), Second: min(a.low, b.low)}
	if vote {
		v.Dimension = Vote
	}
	v.High, v.Written = v.Low, v.Low
	return r.fact(first, last, v), true
}

// sideAt reads one side of a score: a whole number without sign and unit.
func (r *reader) sideAt(i int) (amount, bool) {
	if r.hasCurrencyBefore(i) {
		return amount{}, false
	}
	a, ok := r.amountAt(i)
	return a, ok && !a.fraction && !a.vague && a.unit == "" && a.times == 1
}

// isVoteContext reports whether the sentence is about a vote.
func (r *reader) isVoteContext() bool { return r.context.vote.any(r.words, voteWords) }

var (
	voteWords = text.WordSet(`vote votes voted voting ballot ballots motion motions council councillors councilors committee jury
jurors panel court justices judges bench senate senators parliament assembly lawmakers legislators approved rejected amendment
arbitrators referendum ruling ruled resolution bill commissioners trustees supervisors tribunal favour`)
	pairNouns = text.WordSet(`defeat win victory loss draw lead decision majority vote ruling final scoreline aggregate record split
margin verdict thriller tie result triumph advantage in on at to against for with after over by`)
)

// unanimousAt reads unanimously, and without a dissenting voice: a vote with
// nobody against.
func (r *reader) unanimousAt(i int) (Fact, bool) {
	v := Value{Dimension: Vote, Low: 1, High: math.Inf(1)}
	fold := r.foldAt(i)
	if strings.HasPrefix(fold, "unanimous") {
		return r.fact(i, i, v), true
	}
	if fold != "without" {
		return Fact{}, false
	}
	at := i + 1
	if r.foldAt(at) == "a" {
		at++
	}
	switch r.foldAt(at) {
	case "dissent", "opposition":
		return r.fact(i, at, v), true
	case "dissenting", "opposing", "single":
		if next := r.foldAt(at + 1); next == "voice" || next == "vote" || next == "dissent" {
			return r.fact(i, at+1, v), true
		}
	}
	return Fact{}, false
}

// noneAt reads none of, not one, and no deaths, where nothing else can be meant.
func (r *reader) noneAt(i int) (Fact, bool) {
	zero := Value{Dimension: Count}
	switch fold := r.foldAt(i); {
	case fold == "none", fold == "nobody" && r.saysOfNobody(i):
		return r.fact(i, i, zero), true
	case fold == "no" && r.foldAt(i+1) == "one" && r.saysOfNobody(i+1), fold == "not" && r.foldAt(i+1) == "one" && (r.foldAt(i+2) == "of" || r.hasNounAfter(i+1)):
		return r.fact(i, i+1, zero), true
	case fold == "zero" && r.joined(i) && !(i > 0 && r.words[i].Capital) && !timeNouns()[r.foldAt(i+1)]:
		head, last := r.nounAfter(i)
		f := r.fact(i, last, zero)
		f.Head = head
		return f, head != ""
	case fold == "no" && countedNothing()[r.foldAt(i+1)] && r.joined(i):
		f := r.fact(i, i+1, zero)
		f.Head = r.foldAt(i + 1)
		return f, true
	}
	return Fact{}, false
}

// singleAt reads a single vote, and both men.
func (r *reader) singleAt(i int) (Fact, bool) {
	n, at := 1.0, i
	switch {
	case r.foldAt(i) == "both":
		n = 2
	case r.foldAt(i) == "a" && r.foldAt(i+1) == "single":
		at = i + 1
	default:
		return Fact{}, false
	}
	head, last := r.nounAfter(at)
	if head == "" || timeNouns()[head] || emptyNouns()[head] || n == 2 && !isPluralNoun(r.words[last]) {
		return Fact{}, false
	}
	f := r.fact(i, last, Value{Dimension: Count, Low: n, High: n, Written: n, Step: 1})
	f.Head = head
	return f, true
}

// saysOfNobody reports whether a class of what happened to people follows: no one
// was hurt.
func (r *reader) saysOfNobody(i int) bool {
	for j := i + 1; j <= i+3 && j < len(r.words) && r.joined(j-1); j++ {
		if predicates()[r.words[j].Fold] != "" {
			return true
		}
	}
	return false
}

var countedNothing = text.WordSet(`injuries deaths fatalities casualties survivors arrests victims abstentions`)
