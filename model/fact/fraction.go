package fact

import (
	"triptych/model/text"
)

// fractions read shares that are told by whole numbers.
type fractions struct {
	numberWords
	measures measures
}

// fractionAt reads half, a quarter, two-thirds, one in five, nine out of ten, a
// fifth of; not the third day, and no quarter that has twelve weeks.
func (r fractions) fractionAt(i int) (amount, bool) {
	if a, ok := r.oneInAt(i); ok {
		return a, true
	}
	numerator, at := 1.0, i
	fold := r.fold(i)
	switch small, ok := text.SmallNumber(fold); {
	case fold == "half":
		return r.halfAt(i)
	case fold == "a":
		at = i + 1
	case ok && small < 20:
		numerator, at = small, i+1
	default:
		return amount{}, false
	}
	denominator, ok := fractionWords[r.fold(at)]
	if !ok || !r.joined(i) || r.taken[at] || numerator >= denominator {
		return amount{}, false
	}
	if plural := r.fold(at)[len(r.fold(at))-1] == 's'; plural != (numerator > 1) || !plural && !r.endsFraction(at) {
		return amount{}, false
	}
	return r.finishFraction(numerator/denominator, at), true
}

// halfAt reads half the votes, half of them; not half an hour, half past, or the
// first half.
func (r fractions) halfAt(i int) (amount, bool) {
	if r.fold(i+1) == "a" && r.joined(i) {
		if _, _, ok := r.measures.unitAt(i + 2); ok {
			return r.finishFraction(0.5, i), true
		}
	}
	switch next := r.fold(i + 1); next {
	case "staff", "mast", "sister", "brother", "baked", "open", "empty", "a", "an", "past", "hour", "time", "hours", "way", "term", "dozen", "marathon", "million":
		return amount{}, false
	}
	switch r.fold(i - 1) {
	case "first", "second", "a", "the", "and", "final", "opening", "other", "this", "each", "last", "better", "top":
		return amount{}, false
	}
	return r.finishFraction(0.5, i), true
}

// endsFraction reports whether "a third" at its last word is a share: a word
// that is counted does not follow.
func (r fractions) endsFraction(at int) bool {
	fold := r.fold(at)
	next := r.fold(at + 1)
	if fold == "quarter" {
		return next != "century" && !(next == "to" || next == "past") && !(next == "of" && (r.fold(at+2) == "an" || r.fold(at+3) == "century"))
	}
	return next == "" || !r.joined(at) || text.IsFunction(next) && next != "one"
}

// finishFraction makes the amount, with a million that it is a part of: a quarter
// of a million.
func (r fractions) finishFraction(value float64, last int) amount {
	a := amount{low: value, high: value, written: value, step: fractionStep, times: 1, last: last, fraction: true}
	if r.fold(last+1) == "of" && r.fold(last+2) == "a" {
		if m, ok := text.Magnitude(r.fold(last + 3)); ok && m >= 100 {
			a.scale(m)
			a.step, a.last, a.fraction = m*value, last+3, false
		}
	}
	return a
}

// fractionStep is the step between the shares that people name by fractions: who
// writes a quarter may mean 24 or 26 per cent.
const fractionStep = 0.05

// oneInAt reads one in five, nine out of ten, four homes in five, 3 in 10.
func (r fractions) oneInAt(i int) (amount, bool) {
	part, ok := r.wholeNumber(i)
	if !ok {
		return amount{}, false
	}
	at := i + 1
	if whole, ok := r.wholeNumber(at); ok && r.gap(i) == "/" && whole <= 10 && part < whole && !r.isDate(i) && r.gap(at) != "/" {
		return amount{low: part / whole, high: part / whole, written: part / whole, step: fractionStep, times: 1, last: at, fraction: true}, true
	}
	if f := r.fold(at); f != "in" && f != "out" && !text.IsFunction(f) && r.joined(i) {
		at++ // four homes in five
	}
	if !r.joined(at - 1) {
		return amount{}, false
	}
	switch {
	case r.fold(at) == "out" && r.fold(at+1) == "of":
		at += 2
	case r.fold(at) == "in" || r.fold(at) == "of" && r.fold(at+1) == "every":
		at++
	default:
		return amount{}, false
	}
	if r.fold(at) == "every" {
		at++
	}
	whole, ok := r.wholeNumber(at)
	if !ok || part >= whole || !wholes[whole] || r.isUnitAfter(at) {
		return amount{}, false
	}
	return amount{low: part / whole, high: part / whole, written: part / whole, step: fractionStep, times: 1, last: at, fraction: true}, true
}

// isDate reports whether the numbers parted by a slash at word i are a date such
// as 9/11 or 1/6, which is the name of an event.
func (r fractions) isDate(i int) bool {
	return r.gap(i-1) == "-" || r.fold(i+2) == "attacks" || r.fold(i+2) == "committee"
}

// wholes are the numbers that people name shares by: nine out of ten, but not 38
// out of 41.
var wholes = map[float64]bool{2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 9: true, 10: true, 12: true, 20: true, 100: true, 1000: true}

// isUnitAfter reports whether word i is followed by a noun of time or measure:
// three in 10 minutes is no share.
func (r fractions) isUnitAfter(i int) bool {
	next := r.fold(i + 1)
	_, _, isUnit := r.measures.unitAt(i + 1)
	return r.joined(i) && (timeNouns()[next] || isUnit)
}

var fractionWords = map[string]float64{
	"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
	"sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}

// timeNouns have values that are durations, ages or dates.
var timeNouns = text.WordSet(`second seconds minute minutes hour hours day days night nights week weeks weekend weekends
fortnight month months year years yr yrs hr hrs min mins decade decades century centuries summers winters season seasons
am pm gmt utc bst o'clock year-old years-old ago`)
