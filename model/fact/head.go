package fact

import (
	"strings"

	"triptych/model/lexicon"
	"triptych/model/text"
)

// nouns read what is counted.
type nouns struct{ numberWords }

var (
	ofThem       = text.WordSet(`them the those these his her its their whom which our`)
	thirdPersons = text.WordSet(`them whom which`)
)

// maxNounWords is how many words after a number are searched for its noun.
const maxNounWords = 4

// nounAfter returns the folded noun that the number ending at word at counts,
// and its word; empty and at if there is none.
func (r nouns) nounAfter(at int) (head string, last int) {
	last = at
	for j := at + 1; j < len(r.words) && j <= at+maxNounWords && (r.joined(j-1) || head == "usa" && r.gap(j-1) == ". "); j++ {
		w := r.words[j]
		if r.taken[j] || w.Numeral || !isWord(w.Fold) || endsNoun(w.Fold) || head != "" && (r.startsPredicate(j) || verbsInS()[w.Fold]) {
			break
		}
		if head != "" && lexicon.ClassOf(w.Fold).Has(lexicon.Adverb) || head == "" && isBareVerb(w.Fold) {
			break
		}
		if strings.HasSuffix(w.Fold, "ly") && len(w.Fold) > 4 && head != "" && !adjectivesInLy()[w.Fold] {
			break
		}
		if _, isBound := boundsAfter[w.Fold]; isBound && head == "" {
			break
		}
		head, last = w.Fold, j
		if isPluralNoun(w) {
			break
		}
	}
	return head, last
}

// isWord reports whether a folded word has letters alone: a noun, no sign.
func isWord(fold string) bool {
	return fold != "" && (fold[0] >= 'a' && fold[0] <= 'z' || fold[0] > 127)
}

// endsNoun reports whether a folded word is no part of what a number counts.
func endsNoun(fold string) bool {
	return text.IsFunction(fold) || lexicon.ClassOf(fold).Has(lexicon.Preposition|lexicon.Conjunction|lexicon.Auxiliary|lexicon.Pronoun)
}

// startsPredicate reports whether word j, after a noun, tells what happened to
// it: four men accused, 412 people hurt.
func (r nouns) startsPredicate(j int) bool {
	fold := r.words[j].Fold
	if verbNouns()[fold] {
		return false
	}
	if lexicon.ClassOf(r.words[j-1].Fold).Has(lexicon.Adjective) {
		return lexicon.ClassOf(fold).Has(lexicon.Verb) && !strings.HasSuffix(fold, "ed")
	}
	if strings.HasSuffix(fold, "ed") && !strings.Contains(fold, "-") || strings.HasSuffix(fold, "ing") && len(fold) > 5 && !nounsInIng()[fold] {
		return true
	}
	return lexicon.ClassOf(fold).Has(lexicon.Verb) && !strings.HasSuffix(fold, "s") || timeNouns()[fold] || predicates()[fold] != "" ||
		lexicon.ClassOf(fold).Has(lexicon.TimeWord)
}

// isPluralNoun reports whether the noun ends with this word: it is a plural, or
// one of the nouns that are both.
func isPluralNoun(w text.Word) bool {
	return !w.Capital && strings.HasSuffix(w.Fold, "s") && !strings.HasSuffix(w.Fold, "ss") && !strings.HasSuffix(w.Fold, "ous") || pluralNouns()[w.Fold]
}

// isBareVerb reports whether the word after a number is a verb that has the
// number for its subject: 64 died, eleven voted.
func isBareVerb(fold string) bool {
	return lexicon.ClassOf(fold).Has(lexicon.Verb) && !strings.HasSuffix(fold, "s") && !verbNouns()[fold] || strings.HasSuffix(fold, "ed") && predicates()[fold] == "" && lexicon.ClassOf(fold).Has(lexicon.Verb)
}

var (
	adjectivesInLy = text.WordSet(`quarterly weekly monthly yearly daily early elderly only family friendly deadly likely supply`)
	verbsInS       = text.WordSet(`includes says has means remains goes comes makes takes gives gets knows sees shows keeps leaves
begins holds brings sits stands loses pays meets leads becomes wins seeks feels wears faces wants tries believes happens
continues appears seems allows requires provides considers suggests expects opposes agrees states serves`)
	pluralNouns = text.WordSet(`people men women children police staff personnel crew dead feet teeth fish sheep geese mice cattle
patients personnel servicemen servicewomen firemen policemen gunmen fishermen clergymen horsemen workmen countrymen
aircraft spacecraft species`)
	nounsInIng = text.WordSet(`building buildings hearing hearings meeting meetings filing filings finding findings killing
killings shooting shootings bombing bombings drowning drownings landing landings crossing crossings sitting sittings
ruling rulings warning warnings wedding weddings dwelling dwellings painting paintings being beings housing parking
swimming mining fishing nursing training`)
	verbNouns = text.WordSet(`cut rise fall win draw loss run hold lead play plan talk work fire vote share charge arrest release
issue return support hand step drop cell attack demand block fight call change`)
)

// wholeOf returns the noun of the whole that a share is of: voters in 44 per cent
// of voters.
func (r nouns) wholeOf(last int) string {
	if r.fold(last+1) != "of" || !r.joined(last) {
		return ""
	}
	at := last + 1
	for ofThem()[r.fold(at+1)] || r.fold(at+1) == "all" {
		at++
	}
	head, _ := r.nounAfter(at)
	return head
}

// hasNounAfter reports whether the word after word i can be counted: dozens of
// people, but not dozens of them.
func (r nouns) hasNounAfter(i int) bool {
	return i+1 < len(r.words) && r.joined(i) && !text.IsFunction(r.words[i+1].Fold)
}

// sumNoun returns the noun that a sum of money describes: a £60 million loan.
func (r nouns) sumNoun(last int) string {
	if lexicon.ClassOf(r.fold(last + 1)).Has(lexicon.Verb) {
		return ""
	}
	head, _ := r.nounAfter(last)
	return head
}

// finish sets the noun of the fact and the share that "31 of its 128" is too.
func (r nouns) finish(q *quantity, f *Fact) {
	f.Head = q.head
	if f.Head == "" && f.Value.Dimension == Money {
		f.Head = r.sumNoun(f.Last)
	}
	if f.Value.Dimension == Share {
		f.Head = r.wholeOf(f.Last)
	}
	if q.hasOf && q.of > 0 && q.low <= q.of {
		share := q.low / q.of
		f.Also = append(f.Also, Value{Dimension: Share, Low: share, High: share, Written: share})
	}
}
