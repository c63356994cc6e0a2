package fact

import (
	"math"
)

// dayShares read the parts of days, months, years and the like.
type dayShares struct {
	calendarWords
	*anchor
	units    *dayUnits
	quarters *quarters
	relative *relativeUnits
}

// readDayPart reads a unit and the part of it that the words name: early March,
// the end of the year, mid-January, the second half of 2027.
func (r *dayShares) readDayPart(i int) (dayUnit, bool) {
	if d, ok := r.quarters.readQuarter(i); ok {
		d.first = i
		return d, true
	}
	if d, ok := r.readPartOfDay(i); ok {
		return d, true
	}
	from, to, at := r.unitShare(i)
	if at == i {
		return r.units.readDayUnit(i)
	}
	if at >= len(r.words) {
		return dayUnit{}, false
	}
	d, ok := r.units.readDayUnit(at)
	if !ok && r.fold(at-1) == "the" {
		d, ok = r.relative.steppedUnit(0, at, at)
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
func (r *dayShares) sideOfToday(d dayUnit, word string) dayUnit {
	if word == "earlier" {
		d.high = max(d.low, r.today-1)
	} else {
		d.low = r.today
	}
	return d
}

// readPartOfDay reads the night of March 10, the evening of Friday, Nov. 6.
func (r *dayShares) readPartOfDay(i int) (dayUnit, bool) {
	if !dayParts()[r.fold(i)] || r.fold(i+1) != "of" || !r.joined(i) || i+2 >= len(r.words) {
		return dayUnit{}, false
	}
	d, ok := r.units.readDayUnit(i + 2)
	if !ok || d.vague || d.low != d.high {
		return dayUnit{}, false
	}
	d.first, d.unit = i, r.fold(i)
	return d, true
}

// unitShare returns which share of the unit that follows the words at i name,
// and the word at which the unit starts; i if they name none.
func (r *dayShares) unitShare(i int) (from, to float64, at int) {
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

// numberedParts has in how many parts a unit is divided that are counted.
var numberedParts = map[string]int{"half": 2, "quarter": 4, "week": 4, "third": 3, "days": 5}

// numberedShare reads the first half of, the third quarter of, the first week of,
// the last days of.
func (r *dayShares) numberedShare(i int) (from, to float64, at int) {
	n, ok := ordinal(r.fold(i))
	last := r.fold(i) == "last"
	if !(ok && n <= 5) && !last || !r.joined(i) {
		return 0, 0, i
	}
	parts := numberedParts[r.fold(i+1)]
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
