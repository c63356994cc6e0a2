package fact

import (
	"strings"
	"time"

	"triptych/model/text"
)

// relativeDays read days that are told by their distance from the anchor.
type relativeDays struct {
	calendarWords
	*anchor
}

// readRelativeDay reads yesterday, last night, this morning, tomorrow evening,
// and the next day, which only the text before can place.
func (r relativeDays) readRelativeDay(i int) (dayUnit, bool) {
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
func (r relativeDays) readUnplacedDay(i int) (dayUnit, bool) {
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

// relativeUnits read weeks, months, years and the like that are told by their
// distance from the anchor.
type relativeUnits struct {
	calendarWords
	*anchor
	clause  clauses
	dates   *dates
	seasons *seasons
}

// unitSteps has how many units after the present one a word tells of.
var unitSteps = map[string]int{"last": -1, "this": 0, "next": 1, "past": -1, "coming": 1, "same": 0, "current": 0}

// readRelativeUnit reads last month, this week, next year, the past decade,
// earlier this month, the weekend.
func (r *relativeUnits) readRelativeUnit(i int) (dayUnit, bool) {
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
	step, ok := unitSteps[r.fold(i)]
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
func (r *relativeUnits) readRecent(i int) (dayUnit, bool) {
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
func (r *relativeUnits) steppedUnit(step, at, first int) (dayUnit, bool) {
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
			d.dayRange, d.step = r.seasons.steppedSeason(months, step), 92
			return r.seasons.ownYear(d), true
		}
		return r.steppedMonth(d, step, at)
	}
	return d, true
}

// steppedMonth reads last June, next April 3, this May.
func (r *relativeUnits) steppedMonth(d dayUnit, step, at int) (dayUnit, bool) {
	if r.month(at) == 0 {
		return dayUnit{}, false
	}
	named, ok := r.dates.readMonthDate(at)
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
func (r *relativeUnits) weekend(step, next, first int) dayUnit {
	d := dayUnit{step: 7, next: next, first: first, vague: !r.known}
	if d.vague {
		return d
	}
	saturday := r.today - (weekday(r.today)+1)%7
	if step == 0 && weekday(r.today) != 6 && weekday(r.today) != 0 && (r.fold(first) == "this" || r.clause.direction(first) == future) {
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
