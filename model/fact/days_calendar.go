package fact

import (
	"strconv"
	"strings"
	"time"

	"triptych/model/text"
)

// dates read the days and months of the calendar.
type dates struct {
	calendarWords
	*anchor
	clause clauses
	years  years
}

// readMonthDate reads 22 June 2018, June 22, the 22nd of June, 22 and 23 June,
// June 2018, April next year, June.
func (r *dates) readMonthDate(i int) (dayUnit, bool) {
	if d, ok := r.readDayBeforeMonth(i); ok {
		return d, true
	}
	if d, ok := r.readDayOfMonth(i); ok {
		return d, true
	}
	month := r.month(i)
	if month == 0 {
		return dayUnit{}, false
	}
	first := 0
	if r.commaJoined(i) && r.gap(i) != ", " {
		first = r.dayNumber(i + 1)
	}
	if first == 0 {
		return r.withYear(0, 0, month, i+1)
	}
	last, next := r.lastDay(first, i+2)
	return r.withYear(first, last, month, next)
}

// lastDay returns the second day of June 3-5 and June 3 and 4, and the word after
// it; 0 and next if there is none.
func (r *dates) lastDay(first, next int) (last, after int) {
	at := next
	switch w := r.fold(next); {
	case r.ranged(next - 1):
	case r.joined(next-1) && (w == "to" || w == "and" || w == "through"):
		at++
	default:
		return 0, next
	}
	if n := r.dayNumber(at); n > first && !r.unitFollows(at) && r.month(at+1) == 0 {
		return n, at + 1
	}
	return 0, next
}

// readNumericDate reads 2021-03-04, 4.3.2021 and 03/04/2021, which is either of
// two days where both numbers can be months.
func (r *dates) readNumericDate(i int) (dayUnit, bool) {
	if !r.words[i].Numeral {
		return dayUnit{}, false
	}
	if fold := r.fold(i); strings.Count(fold, ".") == 2 {
		parts := strings.Split(fold, ".")
		return numericDate(parts[0], parts[1], parts[2], i+1)
	}
	switch sep := r.gap(i); {
	case sep != r.gap(i+1):
	case sep == "-" && len(r.fold(i)) == 4 && len(r.fold(i+1)) == 2:
		return numericDate(r.fold(i+2), r.fold(i+1), r.fold(i), i+3)
	case sep == "/" && len(r.fold(i+2)) == 4:
		d, ok := numericDate(r.fold(i), r.fold(i+1), r.fold(i+2), i+3)
		other, otherOK := numericDate(r.fold(i+1), r.fold(i), r.fold(i+2), i+3)
		if !ok {
			return other, otherOK
		}
		if otherOK {
			d.dayRange = d.cover(other.dayRange)
		}
		return d, true
	}
	return dayUnit{}, false
}

// numericDate returns the day of digits for a day, a month and a year.
func numericDate(day, month, year string, next int) (dayUnit, bool) {
	d, err1 := strconv.Atoi(day)
	m, err2 := strconv.Atoi(month)
	y, err3 := strconv.Atoi(year)
	if err1 != nil || err2 != nil || err3 != nil || d < 1 || d > 31 || m < 1 || m > 12 || y < 1000 || y > 2200 {
		return dayUnit{}, false
	}
	return oneDay(dayOf(y, time.Month(m), d), next), true
}

// unitFollows reports whether the number at word i counts something: June 3 and
// 12 people.
func (r *dates) unitFollows(i int) bool {
	return i+1 < len(r.words) && r.joined(i) && !r.words[i+1].Numeral && !text.IsFunction(r.fold(i+1))
}

// readDayBeforeMonth reads 22 June, 22 and 23 June, the 22nd of June.
func (r *dates) readDayBeforeMonth(i int) (dayUnit, bool) {
	dayNumber, end := r.dayNumber(i), 0
	if dayNumber == 0 {
		return dayUnit{}, false
	}
	at := i + 1
	if r.ranged(i) || r.joined(i) && (r.fold(at) == "and" || r.fold(at) == "to" || r.fold(at) == "until" || r.fold(at) == "or") {
		if !r.ranged(i) {
			at++
		}
		if end = r.dayNumber(at); end <= dayNumber {
			return dayUnit{}, false
		}
		at++
	}
	if r.fold(at) == "of" && r.joined(at-1) {
		at++
	}
	if !r.commaJoined(at-1) || strings.Contains(r.gap(at-1), ",") || r.month(at) == 0 {
		return dayUnit{}, false
	}
	return r.withYear(dayNumber, end, r.month(at), at+1)
}

// readDayOfMonth reads the 12th, and the second of this month.
func (r *dates) readDayOfMonth(i int) (dayUnit, bool) {
	n, ok := ordinal(r.fold(i))
	if !ok || n > 31 || r.fold(i-1) != "the" || !r.joined(i-1) || !r.known {
		return dayUnit{}, false
	}
	y, m := yearMonth(r.today)
	next := i + 1
	switch {
	case r.phraseAt(next, "of", "this", "month"), r.phraseAt(next, "of", "the", "month"):
		next += 3
	case r.phraseAt(next, "of", "last", "month"):
		next, m = next+3, m-1
	case r.phraseAt(next, "of", "next", "month"):
		next, m = next+3, m+1
	case r.words[i].Numeral && n > 3 && (r.fold(i-2) == "on" || r.fold(i-2) == "until" || r.fold(i-2) == "since") && (r.endsClause(i) && r.fold(next) != "of"):
		return r.dayNearest(y, m, n, next), true
	default:
		return dayUnit{}, false
	}
	return oneDay(dayOf(y, time.Month(m), n), next), true
}

// dayNearest returns the nth day of the month nearest to the anchor.
func (r *dates) dayNearest(y, m, n, next int) dayUnit {
	best := dayOf(y, time.Month(m), n)
	for _, other := range []int{m - 1, m + 1} {
		if d := dayOf(y, time.Month(other), n); distance(d, r.today) < distance(best, r.today) {
			best = d
		}
	}
	return oneDay(best, next)
}

func distance(a, b int) int { return max(a-b, b-a) }

// withYear completes a day or month with the year that follows it, or else with
// the one that brings it nearest to the anchor.
func (r *dates) withYear(from, to, month, next int) (dayUnit, bool) {
	y, after := r.years.yearAfter(next)
	d := dayUnit{next: after, step: 1}
	switch {
	case after > next:
	case !r.known:
		y, d.unit, d.guessed = unknownYear, anyYear, true
	default:
		y, d.guessed = r.nearestYear(next-1, month, from), true
	}
	if from == 0 {
		d.dayRange, d.step = monthRange(y, month), 30
		return d, true
	}
	first := dayOf(y, time.Month(month), from)
	d.dayRange = dayRange{first, first}
	if to > 0 {
		d.high = dayOf(y, time.Month(month), to)
		if d.unit == "" {
			d.unit = period
		}
		return d, true
	}
	return r.dayPart(d), true
}

// nearestYear returns the year in which a month, or a day of it, is nearest to
// the anchor on the side that the words tell: last May, since May, will reopen in
// May.
func (r *dates) nearestYear(at, month, dayNumber int) int {
	y := r.thisYear()
	middle := func(y int) int {
		if dayNumber > 0 {
			return dayOf(y, time.Month(month), dayNumber)
		}
		d := monthRange(y, month)
		return (d.low + d.high) / 2
	}
	best := y
	for _, other := range []int{y - 1, y + 1} {
		if distance(middle(other), r.today) < distance(middle(best), r.today) {
			best = other
		}
	}
	switch first := r.monthFirst(at); r.clause.direction(first) {
	case past:
		if off := middle(best) - r.today; off > clearlyOff || off > surelyOff && r.fold(first-1) == "in" && r.clause.tenseBefore(first) == past {
			best--
		}
	case either:
		if middle(best)-r.today > 2*clearlyOff {
			best--
		}
	case future:
		if off := r.today - middle(best); off > clearlyOff || off > surelyOff && r.clause.tenseBefore(first) == future {
			best++
		}
	}
	return best
}

// clearlyOff is how many days a date without a year must be from the anchor for
// the tense of its clause to move it a year. The tense is guessed, and dates
// near an article's own are what articles tell most.
const clearlyOff = 75

// surelyOff is clearlyOff where a verb says that something will be, which is told
// by fewer and plainer words than what was, or was in a month.
const surelyOff = 40

// monthFirst returns the first word of a date that ends at word i.
func (r *dates) monthFirst(i int) int {
	for i > 0 && (r.month(i) > 0 || r.dayNumber(i) > 0) && (r.month(i-1) > 0 || r.dayNumber(i-1) > 0) && r.commaJoined(i-1) {
		i--
	}
	return i
}
