package fact

import "triptych/model/text"

// weekdays read the days of a week, with the week or the date that is told
// beside them.
type weekdays struct {
	calendarWords
	*anchor
	clause   clauses
	dates    *dates
	relative *relativeUnits
}

// readWeekday reads Tuesday, Tuesday night, last Friday, Sunday week, Monday, 25
// May, and the last Friday of June.
func (r *weekdays) readWeekday(i int) (dayUnit, bool) {
	if d, ok := r.readNthWeekday(i); ok {
		return d, true
	}
	at, which := i, ""
	if besideWeekdays()[r.fold(i)] && r.joined(i) {
		at, which = i+1, r.fold(i)
	}
	day, ok := r.weekdayName(at)
	if !ok {
		return dayUnit{}, false
	}
	if d, ok := r.datedWeekday(at); ok {
		d.first = i
		return d, true
	}
	d := dayUnit{step: 7, next: at + 1, first: i}
	if !r.known || which == "following" || which == "previous" {
		d.vague, d.unit = true, weekdayNames[day]
		return d, true
	}
	if week, ok := r.weekAfter(at + 1); ok && which == "" {
		d.low = week.low + 1 + (day+6)%7
		d.high, d.step, d.next = d.low, 1, week.next
		return d, true
	}
	d.low = r.placeWeekday(i, day, which)
	d.high = d.low
	return r.dayPart(r.weeksLater(d)), true
}

var besideWeekdays = text.WordSet(`last next this coming past following previous`)

// placeWeekday returns the weekday that "last", "next" or the tense tells. The
// day itself is the anchor's where the anchor has that weekday.
func (r *weekdays) placeWeekday(i, day int, which string) int {
	back := (weekday(r.today) - day + 7) % 7
	switch {
	case which == "last" || which == "past":
		return r.today - (back+6)%7 - 1
	case which == "next" || which == "coming":
		return r.today + (6-back)%7 + 1
	case back > 0 && r.clause.direction(i) == future:
		return r.today - back + 7
	}
	return r.today - back
}

// weeksLater reads the week of Sunday week and the Sunday after next, which are the
// same.
func (r *weekdays) weeksLater(d dayUnit) dayUnit {
	weeks, words := 0, 1
	switch {
	case r.fold(d.next) == "week":
		weeks = 1
	case r.fold(d.next) == "fortnight":
		weeks = 2
	case r.phraseAt(d.next, "after", "next") && r.endsClause(d.next+1):
		weeks, words = 1, 2
	}
	if weeks == 0 || !r.joined(d.next-1) {
		return d
	}
	if d.low < r.today {
		d.low += 7
	}
	d.low += 7 * weeks
	d.high, d.step, d.next = d.low, 1, d.next+words
	return d
}

// weekAfter reads the week of Tuesday of last week and Monday next week.
func (r *weekdays) weekAfter(i int) (dayUnit, bool) {
	if r.fold(i) == "of" {
		i++
	}
	if w := r.fold(i); w != "last" && w != "this" && w != "next" || !r.phraseAt(i+1, "week") || !r.joined(i-1) {
		return dayUnit{}, false
	}
	return r.relative.readRelativeUnit(i)
}

// datedWeekday reads Monday, 25 May and Wednesday, June 3.
func (r *weekdays) datedWeekday(at int) (dayUnit, bool) {
	next := at + 1
	if r.fold(next) == "the" {
		next++
	}
	if next >= len(r.words) || !r.commaJoined(at) {
		return dayUnit{}, false
	}
	d, ok := r.dates.readMonthDate(next)
	if day, _ := r.weekdayName(at); d.guessed && r.known && weekday(d.low) != day {
		d = d.onWeekday(day)
	}
	return d, ok && d.step == 1
}

// onWeekday returns the date in the year before or after, if it falls on the
// weekday there, since the year was guessed.
func (d dayUnit) onWeekday(day int) dayUnit {
	for _, years := range []int{-1, 1} {
		if moved := yearsLater(d.low, years); weekday(moved) == day {
			d.low, d.high = moved, moved
			return d
		}
	}
	return d
}

// readNthWeekday reads the last Friday of June and the first Monday in May.
func (r *weekdays) readNthWeekday(i int) (dayUnit, bool) {
	n, ok := ordinal(r.fold(i))
	last := r.fold(i) == "last"
	if !ok && !last || n > 5 {
		return dayUnit{}, false
	}
	day, ok := r.weekdayName(i + 1)
	if !ok || r.fold(i+2) != "of" && r.fold(i+2) != "in" {
		return dayUnit{}, false
	}
	at := r.skipOf(i, i+2)
	if at == i || at >= len(r.words) {
		return dayUnit{}, false
	}
	m, ok := r.dates.readMonthDate(at)
	if !ok {
		m, ok = r.relative.readRelativeUnit(at)
	}
	if !ok || m.vague || m.step < 28 || m.step > 31 {
		return dayUnit{}, false
	}
	d := dayUnit{step: 1, unit: m.unit, next: m.next}
	if m.unit == anyYear {
		d.dayRange = dayRange{m.low + 7*(n-1), m.low + 7*n - 1}
		if last {
			d.dayRange = dayRange{m.high - 6, m.high}
		}
		return d, true
	}
	d.low = m.low + (day-weekday(m.low)+7)%7 + 7*(n-1)
	if last {
		d.low = m.high - (weekday(m.high)-day+7)%7
	}
	d.high = d.low
	return d, true
}
