package fact

import (
	"strings"
	"time"

	"triptych/model/text"
)

// readWeekday reads Tuesday, Tuesday night, last Friday, Sunday week, Monday, 25
// May, and the last Friday of June.
func (r *timeReader) readWeekday(i int) (dayUnit, bool) {
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
func (r *timeReader) placeWeekday(i, day int, which string) int {
	back := (weekday(r.today) - day + 7) % 7
	switch {
	case which == "last" || which == "past":
		return r.today - (back+6)%7 - 1
	case which == "next" || which == "coming":
		return r.today + (6-back)%7 + 1
	case back > 0 && r.direction(i) == future:
		return r.today - back + 7
	}
	return r.today - back
}

// weeksLater reads the week of Sunday week, which is the Sunday after the next.
func (r *timeReader) weeksLater(d dayUnit) dayUnit {
	weeks := map[string]int{"week": 1, "fortnight": 2}[r.fold(d.next)]
	if weeks == 0 || !r.joined(d.next-1) {
		return d
	}
	if d.low < r.today {
		d.low += 7
	}
	d.low += 7 * weeks
	d.high, d.step, d.next = d.low, 1, d.next+1
	return d
}

// weekAfter reads the week of Tuesday of last week and Monday next week.
func (r *timeReader) weekAfter(i int) (dayUnit, bool) {
	if r.fold(i) == "of" {
		i++
	}
	if w := r.fold(i); w != "last" && w != "this" && w != "next" || !r.phraseAt(i+1, "week") || !r.joined(i-1) {
		return dayUnit{}, false
	}
	return r.readRelativeUnit(i)
}

// datedWeekday reads Monday, 25 May and Wednesday, June 3.
func (r *timeReader) datedWeekday(at int) (dayUnit, bool) {
	next := at + 1
	if r.fold(next) == "the" {
		next++
	}
	if next >= len(r.words) || !r.commaJoined(at) {
		return dayUnit{}, false
	}
	d, ok := r.readMonthDate(next)
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

// weekdayName returns the weekday that word i names; Wed, Sun and Sat are names
// of days only with a full stop or a number after them.
func (r *timeReader) weekdayName(i int) (int, bool) {
	if i >= len(r.words) || i < 0 || !r.words[i].Capital {
		return 0, false
	}
	fold := r.words[i].Fold
	n, ok := weekdays[strings.TrimSuffix(fold, "s")]
	if !ok {
		n, ok = weekdays[fold]
	}
	if len(fold) < 6 && !strings.HasSuffix(fold, "day") && !r.dotAfter(i) && r.dayNumber(i+1) == 0 {
		return 0, false
	}
	return n, ok
}

// readNthWeekday reads the last Friday of June and the first Monday in May.
func (r *timeReader) readNthWeekday(i int) (dayUnit, bool) {
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
	m, ok := r.readMonthDate(at)
	if !ok {
		m, ok = r.readRelativeUnit(at)
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

// readRelativeDay reads yesterday, last night, this morning, tomorrow evening,
// and the next day, which only the text before can place.
func (r *timeReader) readRelativeDay(i int) (dayUnit, bool) {
	if d, ok := r.readUnplacedDay(i); ok {
		return d, true
	}
	var offset int
	d := dayUnit{step: 1, next: i + 1}
	switch w := r.fold(i); {
	case w == "yesterday":
		offset = -1
	case w == "today":
	case w == "tonight":
		d.unit = "night"
	case w == "tomorrow":
		offset = 1
	case r.phraseAt(i, "last", "night"), r.phraseAt(i, "last", "evening"):
		offset, d.unit, d.next = -1, r.fold(i+1), i+2
	case w == "this" && r.joined(i) && dayParts()[r.fold(i+1)]:
		d.unit, d.next = r.fold(i+1), i+2
	case w == "overnight":
		offset, d.unit = -1, "night"
	default:
		return d, false
	}
	d.low = r.today + offset
	d.high, d.vague = d.low, !r.known
	if d.unit == "" {
		d = r.dayPart(d)
	}
	return d, true
}

// readUnplacedDay reads the next day, the day before, the following morning.
func (r *timeReader) readUnplacedDay(i int) (dayUnit, bool) {
	w := r.fold(i)
	the := r.fold(i-1) == "the" && r.joined(i-1)
	switch {
	case r.phraseAt(i, "day", "before", "yesterday"):
		d := oneDay(r.today-2, i+3)
		d.vague = !r.known
		return d, true
	case r.phraseAt(i, "day", "after", "tomorrow"):
		d := oneDay(r.today+2, i+3)
		d.vague = !r.known
		return d, true
	case the && (w == "next" || w == "following" || w == "previous" || w == "same") && r.joined(i) && unplacedUnits()[r.fold(i+1)]:
		return dayUnit{step: 1, vague: true, next: i + 2}, true
	case (the || w == "evening") && unplacedUnits()[w] && r.joined(i) && (r.fold(i+1) == "before" || r.fold(i+1) == "after"):
		return dayUnit{step: 1, vague: true, next: i + 2}, true
	}
	return dayUnit{}, false
}

var unplacedUnits = text.WordSet(`day morning afternoon evening night week month year spring summer autumn winter`)

// readRelativeUnit reads last month, this week, next year, the past decade,
// earlier this month, the weekend.
func (r *timeReader) readRelativeUnit(i int) (dayUnit, bool) {
	if r.fold(i) == "weekend" && r.fold(i-1) == "the" {
		return r.weekend(0, i+1, i), true
	}
	if d, ok := r.readRecent(i); ok {
		return d, true
	}
	if w := r.fold(i); (w == "year" || w == "month") && r.fold(i+1) == "end" && r.joined(i) {
		d, ok := r.steppedUnit(0, i, i)
		d.dayRange, d.next, d.vague = d.part(0.7, 1), i+2, !r.known
		return d, ok
	}
	step, ok := map[string]int{"last": -1, "this": 0, "next": 1, "past": -1, "coming": 1, "same": 0, "current": 0}[r.fold(i)]
	if !ok || !r.joined(i) || i+1 >= len(r.words) {
		return dayUnit{}, false
	}
	if r.words[i+1].Capital && r.month(i+1) == 0 {
		return dayUnit{}, false // the name of a programme
	}
	d, ok := r.steppedUnit(step, i+1, i)
	if d.vague = d.vague || ok && (!r.known || r.fold(i) == "same"); d.vague {
		d.dayRange = dayRange{}
	}
	return d, ok
}

// readRecent reads recent weeks and the coming months.
func (r *timeReader) readRecent(i int) (dayUnit, bool) {
	w := r.fold(i)
	if w != "recent" && w != "coming" || !r.joined(i) || !strings.HasSuffix(r.fold(i+1), "s") {
		return dayUnit{}, false
	}
	length, ok := unitLength(r.fold(i + 1))
	if !ok || length < day {
		return dayUnit{}, false
	}
	reach := int(manyUnits * length / day)
	d := dayUnit{dayRange: dayRange{r.today, r.today + reach}, step: float64(reach), next: i + 2, vague: !r.known}
	if w == "recent" {
		d.dayRange = dayRange{r.today - reach, r.today}
	}
	return d, true
}

// steppedUnit returns the unit that word at names, step units after the one that
// the anchor is in. Months and seasons by name are the last or next of the name.
func (r *timeReader) steppedUnit(step, at, first int) (dayUnit, bool) {
	y, m := yearMonth(r.today)
	d := dayUnit{next: at + 1, first: first}
	switch w := r.fold(at); w {
	case "week":
		monday := r.today - (weekday(r.today)+6)%7 + 7*step
		d.dayRange, d.step = dayRange{monday - 1, monday + 6}, 7
	case "weekend":
		return r.weekend(step, at+1, first), true
	case "financial", "fiscal":
		if r.fold(at+1) != "year" || !r.joined(at) {
			return dayUnit{}, false
		}
		d.dayRange, d.step, d.next = yearRange(y+step).cover(yearRange(y+step-1), yearRange(y+step+min(step, 0))), 365, at+2
	case "fortnight":
		d.dayRange, d.step = dayRange{r.today, r.today}.cover(dayRange{r.today + 14*step, r.today + 14*step}), 14
	case "month":
		d.dayRange, d.step = monthRange(y, m+step), 30
	case "quarter":
		d.dayRange, d.step = monthsRange(y, (m-1)/3*3+1+3*step, 3), 91
	case "year":
		d.dayRange, d.step = yearRange(y+step), 365
	case "decade":
		d.dayRange, d.step = dayRange{yearRange(y + 10*step).low, yearRange(y + 10*step).high}.cover(dayRange{r.today, r.today}), 3652
	case "century":
		d.dayRange, d.step = dayRange{yearRange((y/100 + step) * 100).low, yearRange((y/100+step)*100 + 99).high}, 36525
	default:
		if months := seasonMonths(w); months > 0 {
			d.dayRange, d.step = r.steppedSeason(months, step), 92
			return r.ownYear(d), true
		}
		return r.steppedMonth(d, step, at)
	}
	return d, true
}

// steppedMonth reads last June, next April 3, this May.
func (r *timeReader) steppedMonth(d dayUnit, step, at int) (dayUnit, bool) {
	if r.month(at) == 0 {
		return dayUnit{}, false
	}
	named, ok := r.readMonthDate(at)
	named.first = d.first
	if !ok || !r.known || !named.guessed {
		return named, ok
	}
	y, m := yearMonth(r.today)
	month := r.month(at)
	if step < 0 && month >= m || step > 0 && month <= m {
		y += step
	}
	if named.step > 1 {
		named.dayRange = monthRange(y, month)
		return named, true
	}
	day := dayOf(y, time.Month(month), dateOf(named.low).Day())
	named.dayRange = dayRange{day, day}
	return named, true
}

// weekend returns the Saturday and Sunday of the weekend step weeks after the
// one that is meant by "the weekend".
func (r *timeReader) weekend(step, next, first int) dayUnit {
	d := dayUnit{step: 7, next: next, first: first, vague: !r.known}
	if d.vague {
		return d
	}
	saturday := r.today - (weekday(r.today)+1)%7
	if step == 0 && weekday(r.today) != 6 && weekday(r.today) != 0 && (r.fold(first) == "this" || r.direction(first) == future) {
		saturday += 7
	}
	if step > 0 {
		saturday += 7
	}
	d.dayRange = dayRange{saturday, saturday + 1}
	if step < 0 && weekday(r.today)%6 == 0 { // said on a weekend
		d.low -= 7
	}
	return d
}

var weekdayNames = [...]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

var weekdays = map[string]int{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
}
