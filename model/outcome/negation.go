package outcome

import (
	"strings"
	"sync"

	"triptych/model/lexicon"
	"triptych/model/text"
)

// A negator is words that deny what follows them in their clause.
type negator struct {
	words []patternWord
	that  bool // what they deny may be a clause of its own: "denied that", "no evidence that"
	back  bool // they deny the verb before them too: "found nothing"
}

// negators returns the negators by their first word. They are read on the first
// call.
var negators = sync.OnceValue(func() map[string][]negator {
	table := make(map[string][]negator)
	for _, group := range []struct {
		phrases string
		that    bool
		back    bool
	}{
		{plainNegators, false, false}, {backNegators, false, true}, {thatNegators, true, false}, {backThatNegators, true, true},
	} {
		for phrase := range strings.SplitSeq(group.phrases, ",") {
			n := negator{parsePhrase(phrase), group.that, group.back}
			for _, form := range n.words[0].forms {
				table[form] = append(table[form], n)
			}
		}
	}
	return table
})

const plainNegators = `=not, =never, =cannot, =without, fail to, fail in, refuse, decline to, unable to, unwilling to, yet to, stop|stopped short of, far
from, instead of, rather than, prevent from, stop from, keep|kept from, no longer, =hardly, =scarcely, impossible to, reluctant to, forget to,
lack, lack of, absence of, short of, avoid, abstain from, refrain from, free of, devoid of, reject, free from, too .. to, unlikely to`

const backNegators = `=no, =nobody, =none, =neither, =nor, =nothing, =nowhere, not a, not one, not a single, no one`

const thatNegators = `deny, denial, rule|ruled out, dispute, reject .. claim, reject .. allegation, reject .. suggestion, dismiss .. claim, dismiss .. allegation,
dismiss .. suggestion, not true, contrary to, refute, deny that, untrue, not .. think, not .. believe, doubt, exclude, cast doubt on, baseless`

const backThatNegators = `no evidence, no sign, no indication, no suggestion, no proof, no record, no question of, no reason to, no trace of, no hint,
no need, no risk of, no plan, nothing to suggest, nothing to indicate, nothing to show, nothing to say`

// isNegator reports whether a folded word denies by itself what follows.
func isNegator(fold string) bool { return plainWords()[fold] }

var plainWords = text.WordSet(`not never no nobody none neither nor nothing nowhere cannot without`)

// maxScope is how many words a negation reaches.
const maxScope = 14

// negate sets which word denies each word of the reading. What is denied twice is
// not denied: "never denied that".
func (r *reading) negate() {
	for i := 0; i < len(r.words); {
		n, last, ok := r.negatorAt(i)
		if !ok {
			i++
			continue
		}
		r.deny(n, i, last)
		i = last + 1
	}
}

// negatorAt returns the longest negator that begins at word i, and its last word.
func (r *reading) negatorAt(i int) (n negator, last int, ok bool) {
	w := &r.words[i]
	if r.isHarmless(i) {
		return n, 0, false
	}
	for _, candidate := range w.negators {
		if len(candidate.words) <= len(n.words) {
			continue
		}
		if end := r.matchEnd(candidate.words, i); end >= 0 {
			n, last, ok = candidate, end, true
		}
	}
	return n, last, ok
}

// isHarmless reports whether word i looks like a negator and denies nothing:
// "not only", "no doubt", "No. 5", "the No side", "No, she said".
func (r *reading) isHarmless(i int) bool {
	if !isNegator(r.words[i].fold) {
		return false
	}
	if i > 0 && r.words[i].fold == "no" && r.sentence.Words[i].Capital && !r.words[i].breaks {
		return true
	}
	if i+1 >= len(r.words) {
		return false
	}
	if r.words[i].fold == "no" && r.words[i+1].breaks {
		return true
	}
	next := r.words[i+1].fold
	return harmlessAfter()[next] || r.words[i].fold == "no" && r.sentence.Words[i+1].Numeral
}

var harmlessAfter = text.WordSet(`only just merely simply doubt fewer less more later sooner matter least solely but wonder`)

// deny marks the words from the negator at first to last to the end of its clause.
func (r *reading) deny(n negator, first, last int) {
	if negativeSubjects()[r.words[last].fold] {
		last = r.skipInsertion(last)
	}
	end, limited := r.scopeEnd(n, last)
	if limited {
		return
	}
	if twice := r.prefixedIn(last+1, end); twice >= 0 {
		r.toggle(twice, first)
		return
	}
	heads, far := 0, false
	for i := last + 1; i < end; i++ {
		if r.words[first].fold == "nor" {
			r.words[i].negator = first // it goes on with what neither began
		} else {
			r.toggle(i, first)
		}
		far = far || heads > 0 && lexicon.IsPreposition(r.words[i].fold)
		r.words[i].far = far && !r.words[i].verbal
		if r.words[i].plain && (heads == 0 || r.words[i].verbal) {
			r.words[i].head = true
			heads++
		}
	}
	if n.back {
		r.denyVerbBefore(first)
	}
}

// prefixedIn returns the verb among the words from first to before end that
// denies by its prefix, -1 for none. A negation of it denies nothing else: "no
// call went unanswered".
func (r *reading) prefixedIn(first, end int) int {
	for i := first; i < end; i++ {
		if r.words[i].affirmed != "" && r.words[i].verbal {
			return i
		}
	}
	return -1
}

func (r *reading) toggle(i, by int) {
	if r.words[i].negator >= 0 {
		by = -1
	}
	r.words[i].negator = by
}

// denyVerbBefore marks the verb of which a negator is the object: "had received
// no complaint", "knew of nothing".
func (r *reading) denyVerbBefore(negator int) {
	i := negator - 1
	if i >= 0 && lexicon.IsPreposition(r.words[i].fold) && !r.words[i+1].breaks {
		i--
	}
	for ; i >= 0 && r.words[i].verbal && !r.words[i+1].breaks; i-- {
		if r.words[i].negator < 0 {
			r.words[i].negator, r.words[i].head = negator, true
		}
	}
}

// scopeEnd returns the word before which the clause of a negation ends that has
// its last word at last. It is limited if what is denied holds only up to a time:
// "was not triggered until".
func (r *reading) scopeEnd(n negator, last int) (end int, limited bool) {
	verb := false
	for i := last + 1; i < len(r.words); i++ {
		w := &r.words[i]
		if w.breaks && !w.opening { // could not "confirm" it
			next, ok := r.skipAside(i)
			if !ok {
				return i, false
			}
			i, w = next, &r.words[next]
		}
		switch {
		case i-last > maxScope:
			return i, false
		case w.fold == "until" || w.fold == "till":
			return i, true
		case w.fold == "that" && !n.that, w.fold == "and" && verb, w.closes:
			return i, false
		}
		verb = verb || w.verbal
	}
	return len(r.words), false
}

// maxAside is how many words an aside such as "she said" has.
const maxAside = 5

// skipAside returns the word after an aside that says who spoke and begins at
// word i: "No one, she said, was hurt". It reports false if none does.
func (r *reading) skipAside(i int) (next int, ok bool) {
	for j := i; j <= i+maxAside && j < len(r.words); j++ {
		if j > i && r.words[j].breaks {
			return j, ok && (r.words[j].quote || !r.words[i].quote)
		}
		ok = ok || r.sentence.Classes[j].Has(lexicon.Reporting)
	}
	return i, false
}

// negativeSubjects end the negators after which an insertion may stand: "no one,
// including the president, is above the law".
var negativeSubjects = text.WordSet(`one nobody none neither`)

// maxInsertion is how many words an insertion between a subject and its verb has.
const maxInsertion = 8

// skipInsertion returns the last word of the insertion after word i, if a verb
// follows it; else i.
func (r *reading) skipInsertion(i int) int {
	if i+1 >= len(r.words) || !r.words[i+1].breaks {
		return i
	}
	for j := i + 2; j <= i+maxInsertion && j < len(r.words); j++ {
		if r.words[j].breaks {
			if r.words[j].verbal || r.sentence.Classes[j].Has(lexicon.Auxiliary) {
				r.words[j].breaks = false // it goes on with the subject
				return j - 1
			}
			break
		}
	}
	return i
}

// closers end the clause of a negation.
var closers = text.WordSet(`but because although though while whereas which who whom whose if whether when after before since
unless despite`)
