package fact

import (
	"strings"

	"triptych/model/text"
)

// A tense is the side of the anchor on which a day lies that the words alone do
// not place.
type tense int8

// The tenses.
const (
	past   tense = -1
	either tense = 0
	future tense = 1
)

// shareWords stand between a preposition and a month or day.
var shareWords = text.WordSet(`early mid late the of end start middle beginning`)

// clauseReach is how many words before or after a time may hold its verb.
const clauseReach = 16

// clauses tell on which side of the anchor a time of the sentence lies.
type clauses struct{ timeWords }

// direction returns on which side of the anchor the time whose first word is i
// lies, judging by the nearest verb of its clause.
func (r clauses) direction(i int) tense {
	first := i
	for shareWords()[r.fold(first-1)] {
		first--
	}
	switch r.fold(first - 1) {
	case "since", "last":
		return past
	case "by":
		if !r.owns(i) {
			return future
		}
	case "next", "coming", "until", "till", "through", "before", "starting", "beginning":
		return future
	}
	if s := r.tenseBefore(i); s != either {
		return s
	}
	return r.tenseAfter(i)
}

// tenseBefore looks for a verb before word i.
func (r clauses) tenseBefore(i int) tense {
	for k := i - 1; k >= 0 && k >= i-clauseReach; k-- {
		if endsTense(r.gap(k)) {
			return either
		}
		if s := r.verbTense(k); s != either {
			return s
		}
	}
	return either
}

// tenseAfter looks for a verb after word i.
func (r clauses) tenseAfter(i int) tense {
	for k := i + 1; k < len(r.words) && k <= i+clauseReach; k++ {
		if endsTense(r.gap(k - 1)) {
			return either
		}
		if s := r.verbTense(k); s != either {
			return s
		}
	}
	return either
}

// endsTense reports whether the verb of a clause has no say beyond the text
// between two words. The colon of 23:59 does not count.
func endsTense(gap string) bool {
	return strings.ContainsAny(gap, ";—–“”\"") || strings.Contains(gap, ": ")
}

// verbTense returns the side that word k tells if it is a verb, with the
// auxiliary before it.
func (r clauses) verbTense(k int) tense {
	w := r.fold(k)
	switch {
	case futureWords()[w], presentWords()[w] && (r.fold(k+1) == "on" || r.fold(k+1) == "in" || r.fold(k+1) == "at"):
		return future
	case w == "to" && r.isInfinitive(k), w == "set" && (r.fold(k+1) == "for" || r.fold(k+1) == "to"):
		return future
	case pastWords()[w]:
		return past
	case len(w) > 4 && strings.HasSuffix(w, "ed"):
		if r.auxiliaryBefore(k) {
			return future
		}
		return past
	}
	return either
}

// isInfinitive reports whether "to" at word k is that of "is to", "hopes to" and
// "due to be".
func (r clauses) isInfinitive(k int) bool {
	switch r.fold(k - 1) {
	case "is", "are", "due", "set", "expected", "scheduled", "plans", "plan", "hopes", "hope", "wants", "want", "going", "intends", "intend", "promised", "planned":
		return true
	}
	return false
}

// auxiliaryBefore reports whether will, to be and the like stand before the
// participle at word k: will be released, to be released.
func (r clauses) auxiliaryBefore(k int) bool {
	for at := k - 1; at >= 0 && at >= k-4; at-- {
		if w := r.fold(at); futureWords()[w] || w == "be" && r.fold(at-1) == "to" {
			return true
		}
	}
	return false
}

var futureWords = text.WordSet(`will shall won't he'll she'll we'll they'll it'll i'll you'll would due expected scheduled upcoming
forthcoming resumes reopens begins opens expires tomorrow`)

// presentWords are verbs of what is scheduled, where no noun of the same form can
// stand.
var presentWords = text.WordSet(`ends starts returns closes`)

var pastWords = text.WordSet(`was were had has have been did said told came went took made began ran fell rose hit struck found left met lost won
gave got became broke brought built bought caught drew drove fled flew grew heard held kept knew led paid put read rang sat saw sent
shot spoke stood swept told thought threw wrote sank sold spent stole wore died ago`)

// denied reports whether the clause before word i says not: will not reopen
// before, unlikely before.
func (r clauses) denied(i int) bool {
	for k := i - 1; k >= 0 && k > i-8 && r.joined(k); k-- {
		if w := r.fold(k); w == "not" || w == "unlikely" || w == "never" || w == "cannot" || strings.HasSuffix(w, "n't") {
			return true
		}
	}
	return false
}
