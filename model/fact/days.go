package fact

import (
	"math"
	"strings"
	"time"

	"triptych/model/text"
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

// readDay reads a day, month, season or year with the words that lean on it:
// since 2015, by the end of June, not before Easter, from 2 to 15 March.
func (r *timeReader) readDay(i int) (phrase, bool) {
	d, ok := r.readDayPart(i)
	if !ok {
		return phrase{}, false
	}
	d = r.extendRange(d)
	p := phrase{first: min(i, d.first), last: d.next - 1, Value: d.value()}
	if r.takesArticle(p.first) {
		p.first--
	}
	r.boundDay(&p)
	return p, true
}

// takesArticle reports whether "the" before word i belongs to the day: the
// summer, the 12th, the 1990s; but not in the 1974 flood, the April 7 meeting.
func (r *timeReader) takesArticle(i int) bool {
	if r.fold(i-1) != "the" || !r.joined(i-1) || i-1 < r.free {
		return false
	}
	_, isOrdinal := ordinal(r.fold(i))
	return isOrdinal || !r.words[i].Capital && !r.words[i].Numeral || strings.HasSuffix(r.fold(i), "0s")
}

// boundDay widens the day by what the words before it say: by, before, after,
// not before, about.
func (r *timeReader) boundDay(p *phrase) {
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
func (r *timeReader) dayLean(i int) (leaning, int) {
	if i-1 < r.free || !r.joined(i-1) {
		return leanNone, i
	}
	switch r.fold(i - 1) {
	case "before":
		if r.denied(i - 1) {
			return leanAtLeast, i - 1
		}
		if r.fold(i) == "end" || r.phraseAt(i, "the", "end") {
			return leanAtMost, i - 1
		}
		return leanBefore, i - 1
	case "by":
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

// denied reports whether the clause before word i says not: will not reopen
// before, unlikely before.
func (r *timeReader) denied(i int) bool {
	for k := i - 1; k >= 0 && k > i-8 && r.joined(k); k-- {
		if w := r.fold(k); w == "not" || w == "unlikely" || w == "never" || w == "cannot" || strings.HasSuffix(w, "n't") {
			return true
		}
	}
	return false
}

// extendRange joins the unit with a second one that ends a period: from 1968 to
// 1972, 16 to 19 March, January and February, 2014-15.
func (r *timeReader) extendRange(d dayUnit) dayUnit {
	at := d.next
	if at >= len(r.words) || d.vague {
		return d
	}
	switch word := r.fold(at); {
	case r.ranged(at - 1):
	case r.joined(at-1) && (word == "to" || word == "through" || word == "until" || word == "till"):
		at++
	case r.joined(at-1) && word == "and" && (r.fold(d.first-1) == "between" || d.step < 100):
		at++
	default:
		return d
	}
	if year := r.shortYear(d, at); year > 0 {
		d.high, d.unit, d.next = yearRange(year).high, period, at+1
		return d
	}
	if r.fold(at) == "the" {
		at++
	}
	end, ok := dayUnit{}, false
	if at < len(r.words) {
		end, ok = r.readDayPart(at)
	}
	if !ok || end.vague || end.first < at || end.unit == anyYear && d.unit != anyYear {
		return d
	}
	if end.unit != anyYear && d.unit == anyYear {
		d.unit = ""
	}
	start, end := alignRange(d, end)
	if end.high < start.low || r.fold(at-1) == "and" && r.fold(d.first-1) != "between" && end.low > start.high+1 {
		return d
	}
	d = start
	d.high, d.step, d.next = end.high, max(d.step, end.step), end.next
	if d.unit != anyYear {
		d.unit = period
	}
	return d
}

// alignRange moves the end of a range that was guessed into the week or year of
// the other: Friday and Saturday, December to February, May to November last year.
func alignRange(d, end dayUnit) (dayUnit, dayUnit) {
	switch {
	case d.step == 7 && end.step == 7:
		for end.low < d.low {
			end.low, end.high = end.low+7, end.high+7
		}
	case d.guessed && !end.guessed:
		for d.low > end.low {
			d.low, d.high = yearsLater(d.low, -1), yearsLater(d.high, -1)
		}
		for yearsLater(d.low, 1) <= end.low {
			d.low, d.high = yearsLater(d.low, 1), yearsLater(d.high, 1)
		}
	case end.guessed:
		for end.low < d.low {
			end.low, end.high = yearsLater(end.low, 1), yearsLater(end.high, 1)
		}
	}
	return d, end
}

// yearsLater returns the same date of another year.
func yearsLater(day, years int) int { return dayOf(dateOf(day).AddDate(years, 0, 0).Date()) }

// shortYear returns the year that word at ends a range with: 2014-15.
func (r *timeReader) shortYear(d dayUnit, at int) int {
	if d.step < 365 || d.step > 366 || len(r.fold(at)) != 2 || !r.ranged(at-1) {
		return 0
	}
	n, _, _, ok := r.number(at)
	if y, _ := yearMonth(d.low); ok && int(n) > y%100 {
		return y/100*100 + int(n)
	}
	return 0
}

// readDayPart reads a unit and the part of it that the words name: early March,
// the end of the year, mid-January, the second half of 2027.
func (r *timeReader) readDayPart(i int) (dayUnit, bool) {
	if d, ok := r.readQuarter(i); ok {
		d.first = i
		return d, true
	}
	if d, ok := r.readPartOfDay(i); ok {
		return d, true
	}
	from, to, at := r.unitShare(i)
	if at == i {
		return r.readDayUnit(i)
	}
	if at >= len(r.words) {
		return dayUnit{}, false
	}
	d, ok := r.readDayUnit(at)
	if !ok && r.fold(at-1) == "the" {
		d, ok = r.steppedUnit(0, at, at)
		d.vague = !r.known
	}
	if !ok {
		return dayUnit{}, false
	}
	d.first = i
	if d.vague {
		return d, true
	}
	if d.low == d.high { // early Tuesday, late on Friday
		if d.unit != "" {
			return d, true
		}
		if to < 1 {
			d.unit = "morning"
		} else if from > 0 {
			d.unit = "night"
		}
		return d, true
	}
	if w := r.fold(i); r.known && d.low <= r.today && r.today <= d.high && (w == "earlier" || w == "later") {
		return r.sideOfToday(d, w), true
	}
	step := d.step * (to - from)
	d.dayRange, d.step = d.part(from, to), step
	return d, true
}

// sideOfToday returns what is before or after the anchor of the unit around it:
// earlier this month, later this year.
func (r *timeReader) sideOfToday(d dayUnit, word string) dayUnit {
	if word == "earlier" {
		d.high = max(d.low, r.today-1)
	} else {
		d.low = r.today
	}
	return d
}

// readPartOfDay reads the night of March 10, the evening of Friday, Nov. 6.
func (r *timeReader) readPartOfDay(i int) (dayUnit, bool) {
	if !dayParts()[r.fold(i)] || r.fold(i+1) != "of" || !r.joined(i) || i+2 >= len(r.words) {
		return dayUnit{}, false
	}
	d, ok := r.readDayUnit(i + 2)
	if !ok || d.vague || d.low != d.high {
		return dayUnit{}, false
	}
	d.first, d.unit = i, r.fold(i)
	return d, true
}

// unitShare returns which share of the unit that follows the words at i name,
// and the word at which the unit starts; i if they name none.
func (r *timeReader) unitShare(i int) (from, to float64, at int) {
	at = i + 1
	of := false
	switch r.fold(i) {
	case "early":
		from, to = 0, 0.42
	case "opening", "final", "closing":
		if w := r.fold(at); w != "days" && w != "weeks" && w != "months" {
			return 0, 0, i
		}
		from, to, of = 0, 0.25, true
		if r.fold(i) != "opening" {
			from, to = 0.75, 1
		}
	case "start", "beginning":
		from, to, of = 0, 0.3, true
	case "mid":
		from, to = 0.27, 0.73
	case "middle":
		from, to, of = 0.27, 0.73, true
	case "late":
		from, to = 0.6, 1
	case "end", "close":
		from, to, of = 0.7, 1, true
	case "earlier":
		from, to = 0, 1
	case "later":
		from, to = 0, 1
	default:
		return r.numberedShare(i)
	}
	for _, w := range []string{"days", "weeks", "part", "months"} {
		if r.fold(at) == w && r.joined(at-1) {
			at++
			break
		}
	}
	if of && r.fold(at) != "of" {
		return 0, 0, i
	}
	return from, to, r.skipOf(i, at)
}

// skipOf returns the word after "of the", "in" or "on" at word at, or i if
// something else parts the words.
func (r *timeReader) skipOf(i, at int) int {
	if !r.joined(at - 1) {
		return i
	}
	if w := r.fold(at); w == "of" || w == "in" || w == "on" {
		at++
	}
	if r.fold(at) == "the" {
		at++
	}
	if !r.joined(at - 1) {
		return i
	}
	return at
}

// numberedShare reads the first half of, the third quarter of, the first week of,
// the last days of.
func (r *timeReader) numberedShare(i int) (from, to float64, at int) {
	n, ok := ordinal(r.fold(i))
	last := r.fold(i) == "last"
	if !(ok && n <= 5) && !last || !r.joined(i) {
		return 0, 0, i
	}
	parts := map[string]int{"half": 2, "quarter": 4, "week": 4, "third": 3, "days": 5}[r.fold(i+1)]
	if parts == 0 || n > parts+1 {
		return 0, 0, i
	}
	if last {
		n = parts
	}
	at = r.skipOf(i, i+2)
	if w := r.fold(i + 2); at == i || at == i+2 && w != "last" && w != "next" && w != "this" && !r.words[min(at, len(r.words)-1)].Numeral {
		return 0, 0, i
	}
	if r.fold(i+1) == "week" && last {
		return 0.72, 1, at
	}
	if r.fold(i+1) == "week" {
		return math.Min(0.23*float64(n-1), 0.9), math.Min(0.26*float64(n), 1), at
	}
	return float64(n-1) / float64(parts), float64(n) / float64(parts), at
}

// readDayUnit reads one day, week, month, season or year.
func (r *timeReader) readDayUnit(i int) (dayUnit, bool) {
	for _, read := range [...]func(*timeReader, int) (dayUnit, bool){
		(*timeReader).readNumericDate, (*timeReader).readHoliday, (*timeReader).readWeekday, (*timeReader).readMonthDate, (*timeReader).readRelativeDay,
		(*timeReader).readRelativeUnit, (*timeReader).readSeason, (*timeReader).readQuarter, (*timeReader).readYear, (*timeReader).readDecade,
	} {
		if d, ok := read(r, i); ok {
			if d.first == 0 {
				d.first = i
			}
			return d, true
		}
	}
	return dayUnit{}, false
}

// oneDay returns a unit of one day.
func oneDay(day, next int) dayUnit { return dayUnit{dayRange: dayRange{day, day}, step: 1, next: next} }

// dayPart reads the morning of "Tuesday morning" and "late on Tuesday" into the
// unit.
func (r *timeReader) dayPart(d dayUnit) dayUnit {
	if w := r.fold(d.next); r.joined(d.next-1) && dayParts()[w] {
		d.unit, d.next = w, d.next+1
	}
	return d
}

var dayParts = text.WordSet(`morning afternoon evening night`)
