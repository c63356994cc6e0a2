package fact

import (
	"math"

	"triptych/model/text"
)

// pairs read scores and votes.
type pairs struct {
	numberWords
	amounts  *amounts
	measures measures
}

// pairAt reads scores and votes: 3-2; 21 to 4; 68 votes to 55; 7-5.
func (r *pairs) pairAt(i int) (Fact, bool) {
	a, ok := r.amounts.sideAt(i)
	if !ok {
		return Fact{}, false
	}
	at, named := a.last+1, false
	if f := r.fold(at); f == "vote" || f == "votes" {
		at, named = at+1, true
	}
	switch gap := r.gap(at - 1); {
	case r.fold(at) == "to" && r.joined(at-1) && r.joined(at):
		if f := r.fold(i - 1); f == "from" || f == "between" {
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
	b, ok := r.amounts.sideAt(at)
	if !ok || b.low != math.Trunc(b.low) || a.low != math.Trunc(a.low) {
		return Fact{}, false
	}
	return r.makePair(i, a, b, named)
}

// teamsAt reads the score of two teams: Harwick Town 3, Castle Dray 2.
func (r *pairs) teamsAt(i int) (Fact, bool) {
	if i == 0 || !r.words[i].Numeral || !r.inName[i-1] || r.gap(i-1) != " " || r.gap(i) != ", " {
		return Fact{}, false
	}
	at := i + 1
	for at < len(r.words) && r.inName[at] && r.gap(at) == " " {
		at++
	}
	if at == i+1 || at >= len(r.words) || !r.words[at].Numeral || r.gap(at) == " " && !text.IsFunction(r.fold(at+1)) {
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
func (r *pairs) makePair(first int, a, b amount, named bool) (Fact, bool) {
	last := b.last
	next := r.fold(last + 1)
	if next == "vote" || next == "votes" {
		last, named = last+1, true
	}
	if _, _, measured := r.measures.unitAt(last + 1); measured && r.joined(last) {
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

// isVoteContext reports whether the sentence is about a vote.
func (r *pairs) isVoteContext() bool { return r.context.vote.any(r.words, voteWords) }

var (
	voteWords = text.WordSet(`vote votes voted voting ballot ballots motion motions council councillors councilors committee jury
jurors panel court justices judges bench senate senators parliament assembly lawmakers legislators approved rejected amendment
arbitrators referendum ruling ruled resolution bill commissioners trustees supervisors tribunal favour`)
	pairNouns = text.WordSet(`defeat win victory loss draw lead decision majority vote ruling final scoreline aggregate record split
margin verdict thriller tie result triumph advantage in on at to against for with after over by`)
)
