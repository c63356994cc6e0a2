package fact

import (
	"math"
	"strings"
	"time"
)

// The units of a Day say what Low and High alone do not.
//
// A day of a year that nothing tells is put into the year 4, a leap year, with
// the unit anyYear. A weekday of an unknown week is unbounded with its own name
// as the unit. A period, "from 2 to 15 March", is all of its days and not one of
// them. A part of the day, as in "Tuesday night", stands in the unit too. A day
// that is known by its weekday alone, and may be a week off, has a Step of 7 (so
// has a week); of other days Step is the number of days in the unit that the
// words name.
const (
	anyYear = "any year"
	period  = "period"
)

// unknownYear stands for a year that is not known.
const unknownYear = 4

// A dayRange is the first and the last day that words allow, in days since
// 1970-01-01.
type dayRange struct{ low, high int }

// value returns the days as a value.
func (d dayRange) value() Value {
	v := Value{Dimension: Day, Low: float64(d.low), High: float64(d.high), Step: float64(d.high - d.low + 1), About: true}
	if d.low <= -endOfDays {
		v.Low = math.Inf(-1)
	}
	if d.high >= endOfDays {
		v.High = math.Inf(1)
	}
	return v
}

// cover returns the days from the first to the last of all ranges.
func (d dayRange) cover(others ...dayRange) dayRange {
	for _, o := range others {
		d.low, d.high = min(d.low, o.low), max(d.high, o.high)
	}
	return d
}

// part returns the days between two shares of the range.
func (d dayRange) part(from, to float64) dayRange {
	n := float64(d.high - d.low + 1)
	return dayRange{d.low + int(math.Floor(from*n)), d.low + max(int(math.Ceil(to*n))-1, 0)}
}

// endOfDays bounds the days that are computed with, about a hundred thousand
// years either way.
const endOfDays = 40_000_000

func clampDay(d float64) int { return int(math.Max(-endOfDays, math.Min(endOfDays, d))) }

// dayOf returns the number of a day, counted from 1970-01-01.
func dayOf(y int, m time.Month, d int) int {
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// dateOf returns the day that has the number.
func dateOf(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// yearMonth returns the year and the month of a day.
func yearMonth(day int) (int, int) {
	t := dateOf(day)
	return t.Year(), int(t.Month())
}

// monthRange returns the days of a month; the months before and after a year's
// twelve are those of its neighbours.
func monthRange(y, m int) dayRange { return monthsRange(y, m, 1) }

// monthsRange returns the days of n months.
func monthsRange(y, m, n int) dayRange {
	return dayRange{dayOf(y, time.Month(m), 1), dayOf(y, time.Month(m+n), 1) - 1}
}

func yearRange(y int) dayRange { return monthsRange(y, 1, 12) }

// weekday returns the weekday of a day, 0 for Sunday.
func weekday(day int) int { return ((day+4)%7 + 7) % 7 }

// A dayUnit is a day, month, season, year and so on that the words name, without
// what leans on it.
type dayUnit struct {
	dayRange
	step    float64
	unit    string
	guessed bool // the year is the nearest one
	vague   bool // nothing tells which day it is; the range is empty
	next    int  // the word after it
	first   int  // the first word, if words before the one asked about belong to it
}

func (d dayUnit) value() Value {
	v := Value{Dimension: Day, Low: float64(d.low), High: float64(d.high), Step: d.step, Unit: d.unit}
	if d.vague {
		v.Low, v.High = math.Inf(-1), math.Inf(1)
	}
	return v
}

// dayStarters have the words with which a day, month, season or year can start.
const dayStarters = `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
early mid middle late start beginning end opening closing final earlier later
last next this previous following coming past same current recent year month day night morning afternoon evening week
january february march april may june july august september october november december
jan feb mar apr jun jul aug sept sep oct nov dec
sunday monday tuesday wednesday thursday friday saturday sun mon tue tues wed thu thur thurs fri sat
sundays mondays tuesdays wednesdays thursdays fridays saturdays
yesterday today tonight tomorrow overnight spring summer autumn winter fall weekend q1 q2 q3 q4 h1 h2 ad fiscal
easter good christmas boxing new thanksgiving valentine halloween labor memorial independence palm ash shrove whit pentecost
ascension advent epiphany remembrance st bastille anzac australia canada presidents veterans martin maundy
nineties eighties seventies sixties fifties forties thirties twenties`

// days read days, months, seasons and years with the words that lean on them.
type days struct {
	calendarWords
	clause  clauses
	shares  *dayShares
	periods *periods
}

func newDays(words calendarWords, a *anchor, units *dayUnits) *days {
	shares := &dayShares{words, a, units, units.quarters, units.relative}
	return &days{words, clauses(words), shares, &periods{words, shares}}
}

// readDay reads a day, month, season or year with the words that lean on it:
// since 2015, by the end of June, not before Easter, from 2 to 15 March.
func (r *days) readDay(i int) (phrase, bool) {
	d, ok := r.shares.readDayPart(i)
	if !ok {
		return phrase{}, false
	}
	d = r.periods.extendRange(d)
	p := phrase{first: min(i, d.first), last: d.next - 1, Value: d.value()}
	if r.takesArticle(p.first) {
		p.first--
	}
	r.boundDay(&p)
	return p, true
}

// takesArticle reports whether "the" before word i belongs to the day: the
// summer, the 12th, the 1990s; but not in the 1974 flood, the April 7 meeting.
func (r *days) takesArticle(i int) bool {
	if r.fold(i-1) != "the" || !r.joined(i-1) || i-1 < r.free {
		return false
	}
	_, isOrdinal := ordinal(r.fold(i))
	return isOrdinal || !r.words[i].Capital && !r.words[i].Numeral || strings.HasSuffix(r.fold(i), "0s")
}

// boundDay widens the day by what the words before it say: by, before, after,
// not before, about.
func (r *days) boundDay(p *phrase) {
	l, first := r.dayLean(p.first)
	if l == leanNone && r.fold(p.first-1) == "the" && r.endsClause(p.last) {
		l, first = r.dayLean(p.first - 1)
	}
	if l == leanNone {
		l, first = r.lean(p.first)
		if w := r.fold(p.first - 1); w == "over" || w == "within" || w == "inside" || w == "under" || w == "beyond" || r.fold(first) == "up" {
			l, first = leanNone, p.first
		}
	}
	switch l {
	case leanBefore:
		p.Low, p.High = math.Inf(-1), p.Low
	case leanAtMost, leanBelow:
		p.Low = math.Inf(-1)
	case leanAfter:
		p.Low, p.High = p.High, math.Inf(1)
	case leanAtLeast, leanAbove:
		p.High = math.Inf(1)
	case leanAbout:
		p.Low, p.High, p.About = p.Low-p.Step/2, p.High+p.Step/2, true
	}
	if l != leanNone {
		p.first = first
	}
	if next := p.last + 1; r.phraseAt(next, "at", "the", "earliest") {
		p.last, p.High = next+2, math.Inf(1)
	} else if r.phraseAt(next, "at", "the", "latest") {
		p.last, p.Low = next+2, math.Inf(-1)
	}
}

// dayLean returns how a preposition before word i makes a day lean.
func (r *days) dayLean(i int) (leaning, int) {
	if i-1 < r.free || !r.joined(i-1) {
		return leanNone, i
	}
	switch r.fold(i - 1) {
	case "before":
		if r.clause.denied(i - 1) {
			return leanAtLeast, i - 1
		}
		if r.fold(i) == "end" || r.phraseAt(i, "the", "end") {
			return leanAtMost, i - 1
		}
		return leanBefore, i - 1
	case "by":
		if r.owns(i) {
			return leanNone, i
		}
		return leanAtMost, i - 1
	case "after":
		if r.fold(i) == "overnight" {
			return leanNone, i
		}
		return leanAfter, i - 1
	case "since", "until", "till", "through", "from", "between":
		return leanEdge, i - 1
	}
	return leanNone, i
}
