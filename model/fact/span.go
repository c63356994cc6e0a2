package fact

import (
	"math"
	"strconv"
	"strings"

	"triptych/model/text"
)

// spans read amounts of time.
type spans struct{ timeWords }

// readSpan reads an amount of time without what leans on it.
func (r spans) readSpan(i int) (span, bool) {
	for _, read := range [...]func(spans, int) (span, bool){
		spans.readFraction, spans.readVague, spans.readAmountRange, spans.readUnits, spans.readLong,
	} {
		if s, ok := read(r, i); ok {
			return s, true
		}
	}
	return span{}, false
}

// readFraction reads half an hour, a half hour, three quarters of an hour, two-thirds
// of a year.
func (r spans) readFraction(i int) (span, bool) {
	at := i
	if r.fold(at) == "a" {
		at++
	}
	s := span{step: 0.5}
	numerator, parts := 1.0, fractionWords[r.fold(at)]
	if n, ok := text.SmallNumber(r.fold(at)); ok && parts == 0 && r.joined(at) {
		numerator, parts = n, fractionWords[r.fold(at+1)]
		at++
	}
	if parts == 0 || numerator >= parts {
		return s, false
	}
	s.amount, s.step = numerator/parts, 1/parts
	at++
	if !r.joined(at - 1) {
		return s, false
	}
	if r.fold(at) == "of" {
		at++
	} else if s.amount != 0.5 {
		return s, false
	}
	if a := r.fold(at); a == "a" || a == "an" {
		at++
	} else if s.amount != 0.5 {
		return s, false
	}
	unit, ok := unitLength(r.fold(at))
	s.unit, s.next = unit, at+1
	return s, ok && r.joined(at-1)
}

// readVague reads several weeks, a few days, a couple of hours, and the bare
// "days" of "for days".
func (r spans) readVague(i int) (span, bool) {
	s := span{step: 1}
	at := i
	switch {
	case r.phraseAt(i, "a", "few"):
		s.vague, at = [2]float64{2, 7}, i+2
	case r.phraseAt(i, "a", "couple", "of"):
		s.vague, at = [2]float64{1.5, 3}, i+3
	case r.phraseAt(i, "couple", "of"):
		s.vague, at = [2]float64{1.5, 3}, i+2
	case r.fold(i) == "several" || r.fold(i) == "few":
		s.vague, at = [2]float64{2, 11}, i+1
	case r.fold(i) == "many":
		s.vague, at = [2]float64{4, math.Inf(1)}, i+1
	case r.isBareUnit(i):
		s.vague = [2]float64{2, math.Inf(1)}
	default:
		return s, false
	}
	unit, ok := unitLength(r.fold(at))
	s.unit, s.next = unit, at+1
	return s, ok && strings.HasSuffix(r.fold(at), "s") && (at == i || r.joined(at-1))
}

// isBareUnit reports whether word i is a plural such as hours that stands for
// some of them: for hours, weeks later.
func (r spans) isBareUnit(i int) bool {
	if !strings.HasSuffix(r.fold(i), "s") {
		return false
	}
	if r.joined(i-1) && bareUnitPrepositions()[r.fold(i-1)] {
		return true
	}
	return r.joined(i) && relationWords()[r.fold(i+1)] && !text.IsFunction(r.fold(i+1)) && (i == 0 || !r.joined(i-1) || text.IsFunction(r.fold(i-1)))
}

// readAmountRange reads two to three weeks, 10 or 12 years, 12-14 months.
func (r spans) readAmountRange(i int) (span, bool) {
	low, _, at, ok := r.number(i)
	if !ok || at >= len(r.words) {
		return span{}, false
	}
	if w := r.fold(at); r.joined(at-1) && (w == "to" || w == "or" || w == "and" && r.fold(i-1) == "between") {
		at++
	} else if !r.ranged(at - 1) {
		return span{}, false
	}
	high, step, next, ok := r.number(at)
	if !ok || high <= low || !r.joined(next-1) {
		return span{}, false
	}
	unit, ok := unitLength(r.fold(next))
	return span{amount: high, step: step, unit: unit, vague: [2]float64{low, high}, next: next + 1}, ok && r.countable(next)
}

// readUnits reads 26 hours, a year, five years and six months, an hour and a
// half, 67 minutes 12 seconds.
func (r spans) readUnits(i int) (span, bool) {
	s, ok := r.readCounted(i)
	if !ok {
		return s, false
	}
	at := s.next
	switch {
	case r.phraseAt(at, "and", "a", "half"):
		s.amount, s.step, s.next = s.amount+0.5, 0.5, at+3
		return s, r.joined(at - 1)
	case r.phraseAt(at, "and", "a", "quarter"):
		s.amount, s.step, s.next = s.amount+0.25, 0.25, at+3
		return s, r.joined(at - 1)
	case r.fold(at) == "and":
		at++
	}
	rest, ok := r.readCounted(at)
	if !ok || rest.unit >= s.unit || !r.commaJoined(at-1) || rest.amount*rest.unit >= s.unit {
		return s, true
	}
	total := s.amount*s.unit + rest.amount*rest.unit
	return span{amount: total / rest.unit, step: 1, unit: rest.unit, next: rest.next}, true
}

// readCounted reads a number and a unit, with "and a half" between them.
func (r spans) readCounted(i int) (span, bool) {
	n, step, at, ok := r.number(i)
	if !ok {
		if s, ok := r.readGlued(i); ok {
			return s, true
		}
		return r.readOne(i)
	}
	if r.joined(at-1) && r.phraseAt(at, "and", "a", "half") {
		n, step, at = n+0.5, 0.5, at+3
	}
	if moreWords()[r.fold(at)] && r.joined(at-1) {
		at++
	}
	unit, isUnit := unitLength(r.fold(at))
	if !isUnit || !(r.joined(at-1) || strings.HasSuffix(r.gap(at-1), "½ ") || strings.HasSuffix(r.gap(at-1), "½-")) || !r.countable(at) {
		return span{}, false
	}
	return span{amount: n, step: step, unit: unit, next: at + 1}, true
}

// moreWords may stand between a number and its unit.
var moreWords = text.WordSet(`more full further whole additional consecutive straight long extra`)

// readGlued reads 2hrs and 20min.
func (r spans) readGlued(i int) (span, bool) {
	if i >= len(r.words) || !r.words[i].Numeral {
		return span{}, false
	}
	fold := r.words[i].Fold
	at := strings.IndexFunc(fold, func(c rune) bool { return c < '0' || c > '9' })
	if at < 1 || at > 4 || !gluedUnits()[fold[at:]] {
		return span{}, false
	}
	n, _ := strconv.Atoi(fold[:at])
	unit, _ := unitLength(fold[at:])
	return span{amount: float64(n), step: 1, unit: unit, next: i + 1}, true
}

var gluedUnits = text.WordSet(`hr hrs min mins sec secs yr yrs`)

// countable reports whether the unit at word i is one of time: second is one
// only in the plural or after a hyphen, and 3 May and a year-old are none.
func (r spans) countable(i int) bool {
	if fold := r.fold(i); fold == "second" || fold == "min" || fold == "sec" || fold == "minute" {
		return r.gap(i-1) == "-" || r.fold(i-1) == "one" || r.fold(i-1) == "a"
	}
	return true
}

// readOne reads a year, an hour, where it is a length and not a rate.
func (r spans) readOne(i int) (span, bool) {
	article := i
	if wholeWords()[r.fold(i+1)] && r.joined(i) {
		i++
	}
	unit, ok := unitLength(r.fold(i + 1))
	if w := r.fold(article); !ok || !r.joined(i) || w != "a" && w != "an" && !(w == "the" && r.phraseBefore(i, "within")) || strings.HasSuffix(r.fold(i+1), "s") {
		return span{}, false
	}
	if r.fold(i+1) == "second" {
		return span{}, false
	}
	if r.fold(i+1) == "fortnight" || r.fold(i+1) == "decade" || r.fold(i+1) == "century" || article < i || r.lengthBefore(i) || r.lengthAfter(i+2) {
		if r.fold(i+2) == "long" && r.joined(i+1) {
			return span{amount: 1, step: 1, unit: unit, vague: longAmounts, next: i + 3}, true
		}
		return span{amount: 1, step: 1, unit: unit, next: i + 2}, true
	}
	return span{}, false
}

var wholeWords = text.WordSet(`full whole good entire solid`)

// longAmounts are the months that may be called month-long.
var longAmounts = [2]float64{0.75, 1.35}

// lengthBefore reports whether the word before i makes "a year" a length.
func (r spans) lengthBefore(i int) bool {
	return i > 0 && r.joined(i-1) && lengthWords()[r.fold(i-1)]
}

// lengthAfter reports whether word i makes the "a year" before it a length.
func (r spans) lengthAfter(i int) bool {
	return r.joined(i-1) && (relationWords()[r.fold(i)] || r.fold(i) == "long" || r.phraseAt(i, "and", "a", "half") ||
		r.phraseAt(i, "and", "a", "quarter") || r.phraseAt(i, "or", "so") || r.fold(i) == "and" && isSmallNumber(r.fold(i+1)))
}

// readLong reads week-long, yearlong and a lone fortnight.
func (r spans) readLong(i int) (span, bool) {
	fold := r.fold(i)
	if unit, ok := unitLength(strings.TrimSuffix(fold, "long")); ok && strings.HasSuffix(fold, "long") {
		return span{amount: 1, step: 1, unit: unit, vague: longAmounts, next: i + 1}, true
	}
	if fold == "fortnight" {
		return span{amount: 1, step: 1, unit: 2 * week, next: i + 1}, true
	}
	return span{}, false
}

var bareUnitPrepositions = text.WordSet(`for within in after over lasted took take takes spent`)

// relationWords set a length against a time.
var relationWords = text.WordSet(`ago later earlier before after previously hence`)

var lengthWords = text.WordSet(`for in within after over than nearly almost about around roughly least most under during
throughout inside took take takes taken lasted last spent spend served waited lasting only just barely leanNone up to
approximately some every another of give gives gave given need needs wait allowed allow last lasts after entire whole full`)
