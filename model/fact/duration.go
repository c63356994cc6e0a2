package fact

import (
	"math"
	"strings"
)

// A unit of time is so many seconds long. That of months and years is a mean.
const (
	second  = 1.0
	minute  = 60 * second
	hour    = 60 * minute
	day     = 24 * hour
	week    = 7 * day
	month   = year / 12
	year    = 365.25 * day
	decade  = 10 * year
	century = 100 * year
)

// unitLength returns the length of a unit of time, in the singular or plural.
func unitLength(fold string) (float64, bool) {
	switch fold {
	case "centuries":
		return century, true
	case "summers", "winters":
		return year, true
	}
	length, ok := timeUnits[strings.TrimSuffix(fold, "s")]
	return length, ok
}

var timeUnits = map[string]float64{
	"second": second, "sec": second, "minute": minute, "min": minute, "hour": hour, "hr": hour, "day": day, "night": day, "week": week,
	"fortnight": 2 * week, "month": month, "year": year, "yr": year, "decade": decade, "century": century,
}

// A span of time is amount times unit, as the words give it.
type span struct {
	amount, step, unit float64
	vague              [2]float64 // of "several": the least and greatest amount; zero otherwise
	next               int        // the word after it
}

// durationStarters have the words with which a length of time can start.
const durationStarters = spelledNumberWords + ` a an the half quarter couple several few many fortnight yearlong monthlong weeklong daylong
seconds minutes hours days nights weeks months years decades centuries summers winters`

// durations read lengths of time, with the day or the time of day that they reach
// to.
type durations struct {
	timeWords
	spans spans
	reach *reaches
}

// readDuration reads 26 hours, half an hour, a year and a half, a fortnight,
// 90-day, several weeks; with ago, later and earlier, the day too.
func (r *durations) readDuration(i int) (phrase, bool) {
	if p, ok := r.readRaceTime(i); ok {
		return p, true
	}
	s, ok := r.spans.readSpan(i)
	if !ok {
		return phrase{}, false
	}
	p := phrase{first: i, last: s.next - 1}
	l := leanNone
	l, p.first = r.lean(i)
	p.Value = s.value(l)
	if r.phraseAt(s.next, "or", "so") {
		p.last = s.next + 1
		p.Value = s.value(leanAbout)
	}
	r.reach.orientDuration(&p, s)
	return p, true
}

// value returns the duration, in seconds.
func (s span) value(l leaning) Value {
	v := Value{Dimension: Duration, Step: s.step * s.unit, About: l == leanAbout || l == leanBelow || l == leanAbove}
	low, high := amountBounds(s.amount, s.step, l)
	if s.vague != [2]float64{} {
		low, high, v.About = s.vague[0], s.vague[1], true
		if l == leanAtMost {
			low, high = 0, math.Min(high, manyUnits)
		}
	}
	v.Low, v.High = low*s.unit, high*s.unit
	return v
}

// manyUnits is how many days at most are meant by "within days".
const manyUnits = 12

// readRaceTime reads 1:07:12 as hours, minutes and seconds.
func (r *durations) readRaceTime(i int) (phrase, bool) {
	if r.gap(i) != ":" || r.gap(i+1) != ":" {
		return phrase{}, false
	}
	total := 0.0
	for k := range 3 {
		n, _, _, ok := r.number(i + k)
		if !ok || !r.words[i+k].Numeral {
			return phrase{}, false
		}
		total = total*60 + n
	}
	return phrase{first: i, last: i + 2, Value: Value{Dimension: Duration, Low: total, High: total, Step: 1}}, true
}
