package fact

import (
	"math"

	"triptych/model/text"
)

// clockWords read times of day that are spelled out.
type clockWords struct{ clockContext }

// readPastTo reads twenty to four, ten minutes past midnight, a quarter to five,
// half past nine.
func (r clockWords) readPastTo(i int) (clockTime, bool) {
	n, at, ok := r.minutesOfHour(i)
	if !ok {
		return clockTime{}, false
	}
	minutes := r.fold(at) == "minutes" || r.fold(at) == "minute"
	if minutes {
		at++
	} else if math.Mod(n, 5) != 0 {
		return clockTime{}, false
	}
	if !r.joined(at-1) || !r.joined(at) {
		return clockTime{}, false
	}
	w := r.fold(at)
	to := n != 30 && (w == "to" || w == "before" && minutes || w == "of" && n == 15)
	if !to && w != "past" && !(w == "after" && minutes) {
		return clockTime{}, false
	}
	base, twelve, next, ok := r.fullHour(at + 1)
	if !ok || to && !minutes && n != 15 && !r.spokenTime(i, next) {
		return clockTime{}, false
	}
	c := clockTime{next: next, twelve: twelve, rough: roughMinutes(int(n))}
	if to {
		n = -n
	}
	whole := float64(dayMinutes)
	if twelve {
		whole /= 2
	}
	c.minutes = math.Mod(base+n+whole, whole)
	return c, true
}

// minutesOfHour reads the minutes of a spoken time: twenty, a quarter, half.
func (r clockWords) minutesOfHour(i int) (n float64, next int, ok bool) {
	if r.fold(i) == "a" && r.fold(i+1) == "quarter" {
		i++
	}
	switch r.fold(i) {
	case "half":
		return 30, i + 1, true
	case "quarter":
		return 15, i + 1, true
	}
	n, _, next, ok = r.number(i)
	return n, next, ok && n >= 1 && n <= 59
}

// spokenTime reports whether "ten to four" is a time rather than a vote or a
// score.
func (r clockWords) spokenTime(i, next int) bool {
	switch r.fold(i - 1) {
	case "by", "beat", "from", "between", "of":
		return false
	}
	for k := i - 1; k >= 0 && k > i-7; k-- {
		if votingWords()[r.fold(k)] {
			return false
		}
	}
	return !r.words[i].Numeral && (r.endsClause(next-1) || r.timeFollows(next))
}

// fullHour reads the hour that minutes are counted from, in minutes.
func (r clockWords) fullHour(i int) (minutes float64, twelve bool, next int, ok bool) {
	switch r.fold(i) {
	case "midnight":
		return 0, false, i + 1, true
	case "noon", "midday":
		return dayMinutes / 2, false, i + 1, true
	}
	n, _, next, ok := r.number(i)
	if !ok || n < 1 || n > 12 || n != math.Trunc(n) || next > i+1 {
		return 0, false, i, false
	}
	if r.fold(next) == "o'clock" {
		next++
	}
	return math.Mod(n*60, dayMinutes/2), true, next, true
}

// readHourAlone reads six o'clock, nine in the evening, just after six, at four,
// half six.
func (r clockWords) readHourAlone(i int) (clockTime, bool) {
	if r.fold(i) == "half" && r.joined(i) && clockPrepositions()[r.fold(i-1)] {
		if base, twelve, next, ok := r.fullHour(i + 1); ok && twelve && next == i+2 && r.endsClause(next-1) && !r.words[i+1].Numeral {
			return clockTime{next: next, minutes: base + 30, twelve: true, rough: 10}, true
		}
		return clockTime{}, false
	}
	minutes, twelve, next, ok := r.fullHour(i)
	if !ok || !twelve {
		return clockTime{}, false
	}
	c := clockTime{next: next, minutes: minutes, twelve: true, rough: 15}
	if r.fold(next-1) == "o'clock" {
		return c, true
	}
	if r.timeFollows(next) && r.fold(next) != "on" && !r.words[next].Capital || r.hourByContext(i, next) {
		return c, true
	}
	return clockTime{}, false
}

// hourByContext reports whether the lone number at word i is an hour: at four,
// shortly before nine, about 10 on Tuesday.
func (r clockWords) hourByContext(i, next int) bool {
	if !r.endsClause(next-1) && !r.timeFollows(next) || !r.joined(i-1) {
		return false
	}
	follower := r.fold(next)
	if !r.joined(next - 1) {
		follower = ""
	}
	switch follower {
	case "of", "to", "or", "and", "per", "in", "a", "out", "from", "for", "more", "other", "others", "against", "%":
		return false
	}
	l, first := r.clockLean(i)
	if (l == leanBelow || l == leanAbove) && first < i && (r.fold(i-1) == "after" || r.fold(i-1) == "before") {
		return true
	}
	if r.timeFollows(next) && (l == leanAbout || r.fold(i-1) == "at") {
		return true
	}
	return r.fold(i-1) == "at" && !r.words[i].Numeral && r.fold(i) != "one" && (!r.joined(next-1) || next >= len(r.words) || r.fold(next) == "on" || r.fold(next) == "when" || r.fold(next) == "this")
}

// readNamedTime reads noon, midnight, dawn, the early hours.
func (r clockWords) readNamedTime(i int) (clockTime, bool) {
	next := i + 1
	if (r.fold(i) == "12" || r.fold(i) == "twelve") && r.joined(i) && (r.fold(next) == "noon" || r.fold(next) == "midnight") {
		i, next = next, next+1
	}
	switch r.fold(i) {
	case "midnight":
		return clockTime{next: next, minutes: 0, rough: 15}, r.gap(i) != "-"
	case "noon", "midday":
		return clockTime{next: next, minutes: dayMinutes / 2, rough: 15}, r.gap(i) != "-"
	case "dawn", "daybreak", "sunrise":
		return clockTime{next: next, minutes: 240, length: 210, rough: 90}, r.fold(i-1) != "the" && r.gap(i) != "-"
	case "dusk", "sunset", "nightfall":
		return clockTime{next: next, minutes: 960, length: 330, rough: 60}, r.fold(i-1) != "the" && r.gap(i) != "-"
	}
	switch {
	case r.phraseAt(i, "early", "hours"), r.phraseAt(i, "small", "hours"):
		return clockTime{next: i + 2, minutes: 0, length: 360, rough: 60}, true
	case r.phraseAt(i, "first", "light"):
		return clockTime{next: i + 2, minutes: 240, length: 210, rough: 60}, true
	case r.phraseAt(i, "mid", "afternoon"):
		return clockTime{next: i + 2, minutes: 840, length: 150, rough: 60}, true
	case r.phraseAt(i, "mid", "morning"):
		return clockTime{next: i + 2, minutes: 540, length: 150, rough: 60}, true
	}
	return clockTime{}, false
}

var votingWords = text.WordSet(`vote votes voted voting won lost lead led beat beaten defeated margin majority odds score panel split`)
