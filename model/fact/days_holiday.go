package fact

import (
	"time"

	"triptych/model/text"
)

// holidayTable are days of the year that move, or that have a name of their own, with
// the function that finds them in a year. The longest names come first.
var holidayTable = []struct {
	words []string
	in    func(year int) int
}{
	{[]string{"easter", "sunday"}, easter}, {[]string{"easter", "monday"}, afterEaster(1)}, {[]string{"good", "friday"}, afterEaster(-2)},
	{[]string{"maundy", "thursday"}, afterEaster(-3)}, {[]string{"palm", "sunday"}, afterEaster(-7)}, {[]string{"ash", "wednesday"}, afterEaster(-46)},
	{[]string{"shrove", "tuesday"}, afterEaster(-47)}, {[]string{"ascension", "day"}, afterEaster(39)}, {[]string{"whit", "sunday"}, afterEaster(49)},
	{[]string{"whit", "monday"}, afterEaster(50)}, {[]string{"pentecost"}, afterEaster(49)},
	{[]string{"christmas", "eve"}, fixed(12, 24)}, {[]string{"christmas", "day"}, fixed(12, 25)}, {[]string{"boxing", "day"}, fixed(12, 26)},
	{[]string{"new", "year", "eve"}, fixed(12, 31)}, {[]string{"new", "year", "day"}, fixed(1, 1)}, {[]string{"epiphany"}, fixed(1, 6)},
	{[]string{"valentine", "day"}, fixed(2, 14)}, {[]string{"st", "patrick", "day"}, fixed(3, 17)}, {[]string{"st", "valentine", "day"}, fixed(2, 14)},
	{[]string{"may", "day"}, fixed(5, 1)}, {[]string{"independence", "day"}, fixed(7, 4)}, {[]string{"fourth", "of", "july"}, fixed(7, 4)},
	{[]string{"bastille", "day"}, fixed(7, 14)}, {[]string{"canada", "day"}, fixed(7, 1)}, {[]string{"australia", "day"}, fixed(1, 26)},
	{[]string{"anzac", "day"}, fixed(4, 25)}, {[]string{"halloween"}, fixed(10, 31)}, {[]string{"veterans", "day"}, fixed(11, 11)},
	{[]string{"all", "saints", "day"}, fixed(11, 1)}, {[]string{"remembrance", "sunday"}, nthWeekday(11, time.Sunday, 2)},
	{[]string{"thanksgiving", "day"}, nthWeekday(11, time.Thursday, 4)}, {[]string{"thanksgiving"}, nthWeekday(11, time.Thursday, 4)},
	{[]string{"labor", "day"}, nthWeekday(9, time.Monday, 1)}, {[]string{"memorial", "day"}, lastWeekday(5, time.Monday)},
	{[]string{"presidents", "day"}, nthWeekday(2, time.Monday, 3)}, {[]string{"martin", "luther", "king", "day"}, nthWeekday(1, time.Monday, 3)},
	{[]string{"advent", "sunday"}, advent}, {[]string{"easter"}, easter}, {[]string{"christmas"}, fixed(12, 25)},
	{[]string{"new", "year"}, fixed(1, 1)},
}

// holidays read the days that have names of their own.
type holidays struct {
	calendarWords
	*anchor
	clause clauses
	years  years
}

// readHoliday reads Good Friday, Easter 2027, Christmas Eve, Thanksgiving.
func (r *holidays) readHoliday(i int) (dayUnit, bool) {
	if !r.words[i].Capital && r.fold(i) != "new" {
		return dayUnit{}, false
	}
	for _, h := range holidayTable {
		if !r.holidayAt(i, h.words) {
			continue
		}
		d := dayUnit{step: 1, next: i + len(h.words)}
		name := h.words[0]
		if len(h.words) == 1 && r.fold(d.next) == "weekend" {
			name, d.next = "weekend", d.next+1
		}
		y, after := r.years.yearAfter(d.next)
		switch {
		case after > d.next:
			d.next = after
		case !r.known:
			d.unit = anyYear
		default:
			y = r.holidayYear(i, h.in)
		}
		d.dayRange = dayRange{h.in(y), h.in(y)}
		if d.unit == anyYear {
			d.dayRange = everyYear(h.in)
		}
		if len(h.words) == 1 && (name == "easter" || name == "christmas" || name == "weekend") {
			d.low, d.high, d.step = d.low-3, d.high+1, 4
		}
		return d, true
	}
	return dayUnit{}, false
}

// everyYear returns the days of the unknown year on which a holiday can be.
func everyYear(in func(int) int) dayRange {
	first := dayOf(unknownYear, 1, 1)
	d := dayRange{first + 366, first}
	for y := 2000; y < 2000+4*19; y++ {
		t := dateOf(in(y))
		at := dayOf(unknownYear, t.Month(), t.Day())
		d = d.cover(dayRange{at, at})
	}
	return d
}

// holidayAt reports whether word i starts the name of a holiday. "New Year" is
// one only after "the", where it is not the start of a longer name.
func (r *holidays) holidayAt(i int, words []string) bool {
	if !r.phraseAt(i, words...) {
		return false
	}
	if words[0] == "new" && len(words) == 2 {
		return beforeNewYear()[r.fold(i-1)] && r.joined(i-1) && r.endsClause(i+1)
	}
	return r.words[i].Capital
}

var beforeNewYear = text.WordSet(`the at over before after since until`)

// holidayYear returns the year of the holiday that is nearest to the anchor on
// the side that the words tell.
func (r *holidays) holidayYear(i int, in func(int) int) int {
	y := r.thisYear()
	best := y
	for _, other := range []int{y - 1, y + 1} {
		if distance(in(other), r.today) < distance(in(best), r.today) {
			best = other
		}
	}
	switch r.clause.direction(i) {
	case past:
		if in(best) > r.today+clearlyOff {
			return best - 1
		}
	case future:
		if in(best) < r.today-clearlyOff {
			return best + 1
		}
	}
	return best
}

// easter returns the Easter Sunday of a year of the Gregorian calendar, by the
// anonymous algorithm of 1876.
func easter(y int) int {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return dayOf(y, time.Month(n/31), n%31+1)
}

func afterEaster(days int) func(int) int {
	return func(y int) int { return easter(y) + days }
}

func fixed(m time.Month, d int) func(int) int {
	return func(y int) int { return dayOf(y, m, d) }
}

func nthWeekday(m time.Month, w time.Weekday, n int) func(int) int {
	return func(y int) int {
		first := dayOf(y, m, 1)
		return first + (int(w)-weekday(first)+7)%7 + 7*(n-1)
	}
}

func lastWeekday(m time.Month, w time.Weekday) func(int) int {
	return func(y int) int {
		last := dayOf(y, m+1, 1) - 1
		return last - (weekday(last)-int(w)+7)%7
	}
}

// advent returns the fourth Sunday before Christmas.
func advent(y int) int {
	christmas := dayOf(y, 12, 25)
	return christmas - (weekday(christmas)+6)%7 - 1 - 21
}
