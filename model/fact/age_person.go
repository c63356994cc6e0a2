package fact

import (
	"math"
	"strings"

	"triptych/model/text"
)

// personAges read the ages of people that no word for an age tells.
type personAges struct{ calendarWords }

// readAgeOfPerson reads the number of a girl of eight, a man of 36.
func (r personAges) readAgeOfPerson(i int) (phrase, bool) {
	if r.fold(i-1) != "of" || !agedPersons()[r.fold(i-2)] || !r.joined(i-1) || !r.joined(i-2) {
		return phrase{}, false
	}
	n, _, next, ok := r.number(i)
	if !ok || n > maxAge || n < 1 || next < len(r.words) && r.joined(next-1) && isPlural(r.fold(next)) {
		return phrase{}, false
	}
	return phrase{first: i, last: next - 1, Value: ageValue(n, n, year)}, true
}

// readAgeAfterName reads the number of Lee, 43, and of the captain, 52, who.
func (r personAges) readAgeAfterName(i int) (phrase, bool) {
	if i == 0 || !r.words[i].Numeral || r.words[i-1].Numeral {
		return phrase{}, false
	}
	if before := r.gap(i - 1); before != ", " && before != " (" && before != ",\n" {
		return phrase{}, false
	}
	n, step, next, ok := r.number(i)
	if !ok || step != 1 || n < 1 || n > maxAge || len(r.fold(i)) > 3 || r.month(i-1) > 0 {
		return phrase{}, false
	}
	named := r.words[i-1].Capital || r.parentBefore(i)
	if after := r.gap(i); !closesAge(after) && !((named || persons()[r.fold(i-1)]) && r.gap(i-1) == ", " && r.fold(next) == "and" && r.pairOfAges(next)) {
		return phrase{}, false
	}
	if !named && (!personNoun(r.fold(i-1)) && !r.appositionOf(i) || r.gap(i) == "." && next < len(r.words)) || r.month(next) > 0 {
		return phrase{}, false
	}
	if next < len(r.words) && r.words[next].Numeral {
		return phrase{}, false
	}
	p := phrase{first: i, last: next - 1, Value: ageValue(n, n, year)}
	if r.fold(next) == "and" && r.pairOfAges(next) {
		second, _, after, _ := r.number(next + 1)
		p.last = after - 1
		p.Value = ageValue(math.Min(n, second), math.Max(n, second), year)
	}
	return p, true
}

// readAgePredicate reads the number of who is 52, she was 19 when, now 52.
func (r personAges) readAgePredicate(i int) (phrase, bool) {
	if !r.words[i].Numeral || !r.joined(i-1) {
		return phrase{}, false
	}
	n, step, next, ok := r.number(i)
	if !ok || step != 1 || n < 1 || n > maxAge || !closesAge(r.gap(i)+".") && r.fold(next) != "when" || r.gap(i) == "-" {
		return phrase{}, false
	}
	if r.gap(i) == " " && r.fold(next) != "when" {
		return phrase{}, false
	}
	switch r.fold(i - 1) {
	case "is", "was", "turned":
		if w := r.fold(i - 2); w != "he" && w != "she" && w != "who" && !agedPersons()[w] {
			return phrase{}, false
		}
	case "now":
		if r.gap(i-2) != ", " || !closesAge(r.gap(i)) {
			return phrase{}, false
		}
	default:
		return phrase{}, false
	}
	return phrase{first: i, last: i, Value: ageValue(n, n, year)}, true
}

// readAgeWord reads teenager and octogenarian.
func (r personAges) readAgeWord(i int) (phrase, bool) {
	var low, high float64
	switch strings.TrimSuffix(r.fold(i), "s") {
	case "teenager":
		low, high = 13, 19
	case "septuagenarian":
		low, high = 70, 79
	case "octogenarian":
		low, high = 80, 89
	case "nonagenarian":
		low, high = 90, 99
	case "centenarian":
		low, high = 100, 109
	default:
		return phrase{}, false
	}
	return phrase{first: i, last: i, Value: ageValue(low, high, year)}, true
}

// appositionOf reports whether the number at word i stands where only an age can:
// the guard, 61, whose.
func (r personAges) appositionOf(i int) bool {
	if r.gap(i) != ", " || !afterAges()[r.fold(i+1)] {
		return false
	}
	for k := i - 2; k >= 0 && k > i-5 && r.joined(k); k-- {
		if w := r.fold(k); w == "the" || w == "a" || w == "an" || w == "his" || w == "her" || w == "their" {
			return true
		}
	}
	return false
}

var afterAges = text.WordSet(`who whose whom was is had has said told from died remains suffered`)

// parentBefore reports whether the words before word i are "father of two".
func (r personAges) parentBefore(i int) bool {
	return r.fold(i-2) == "of" && (r.fold(i-3) == "father" || r.fold(i-3) == "mother" || r.fold(i-3) == "grandmother" || r.fold(i-3) == "grandfather")
}

// pairOfAges reports whether "and" at word i leads to the second age of two:
// Luc and Mireille Daems, 74 and 72,
func (r personAges) pairOfAges(i int) bool {
	n, _, next, ok := r.number(i + 1)
	return ok && n <= maxAge && n >= 1 && r.joined(i-1) && r.joined(i) && closesAge(r.gap(next-1))
}

// closesAge reports whether the text after a number ends the apposition.
func closesAge(gap string) bool {
	return gap != "" && strings.ContainsRune(",.);:—", []rune(strings.TrimSpace(gap) + " ")[0])
}

// personNoun reports whether a word may be what somebody is called: captain,
// teacher, man.
func personNoun(fold string) bool {
	if persons()[fold] {
		return true
	}
	for _, ending := range []string{"er", "or", "ist", "ian", "man", "woman", "ain", "ant", "ent", "nurse", "pilot", "son"} {
		if strings.HasSuffix(fold, ending) && fold != "number" && fold != "over" && fold != "under" && fold != "percent" && fold != "after" {
			return true
		}
	}
	return false
}

// agedPersons are the words for a person whose age can follow "of": a father of
// three is not three.
var agedPersons = text.WordSet(`man woman boy girl child baby infant toddler teenager youth person lad lass`)

var persons = text.WordSet(`man woman boy girl child children baby infant toddler teenager teenagers people person adults women men girls boys
youth son daughter mother father brother sister husband wife widow widower pupil student victim suspect defendant players player
patients patient captain master mistress couple twins girlfriend boyfriend nephew niece cousin grandmother grandfather`)
