package fact

import (
	"math"
	"strings"

	"triptych/model/text"
)

// reaches read what a length of time is counted from, and so the day or the time
// of day that it reaches to.
type reaches struct {
	timeWords
	*anchor
	clocks *clocks
	units  *dayUnits
}

// orientDuration adds the day to a duration that the words set against one: two
// years ago, for the past 15 weeks, four days after 9 March. What is set against
// an event alone stays a duration.
func (r *reaches) orientDuration(p *phrase, s span) {
	next := p.last + 1
	joined := r.joined(p.last)
	switch word := r.fold(next); {
	case joined && (word == "ago" || word == "hence" || word == "back" && r.endsClause(next)):
		p.last = next
		r.alsoFromToday(p, s, word != "hence")
	case joined && r.phraseAt(next, "from", "now"):
		p.last = next + 1
		r.alsoFromToday(p, s, false)
	case joined && (word == "before" || word == "after"):
		p.last = next
		r.alsoFromDay(p, s, word == "before")
		r.alsoFromClock(p, s, word == "before")
	case joined && (word == "later" || word == "earlier"):
		p.last = next
		r.alsoFromLastDay(p, s, word == "earlier")
	case joined && word == "time" && r.fold(p.first-1) == "in":
		p.last = next
		r.alsoFromToday(p, s, false)
	case r.reachesBack(p.first):
		r.alsoFromToday(p, s, true)
		r.coverToday(p)
	}
}

// coverToday widens the day of "in the past three months" to all days since.
func (r *reaches) coverToday(p *phrase) {
	the := r.fold(p.first-2) == "the" && (r.fold(p.first-1) == "past" || r.fold(p.first-1) == "last")
	if n := len(p.also); the && n > 0 && r.fold(p.first-3) != "for" {
		p.also[n-1].High = math.Max(p.also[n-1].High, float64(r.today))
		p.also[n-1].Step = p.also[n-1].High - p.also[n-1].Low + 1
	}
}

// reachesBack reports whether the words before word i say that a length ends
// now: for the past, first time in, has been closed for.
func (r *reaches) reachesBack(i int) bool {
	if w := r.fold(i - 1); (w == "past" || w == "last") && r.joined(i-1) && beforePast()[r.fold(i-2)] {
		return true
	}
	switch r.fold(i - 1) {
	case "in", "for":
	default:
		return false
	}
	for k := i - 2; k >= 0 && k > i-12 && !strings.ContainsAny(r.gap(k), ".;:"); k-- {
		w := r.fold(k)
		if r.fold(i-1) == "in" {
			if r.isExtreme(w) {
				return true
			}
			continue
		}
		if w == "has" || w == "have" {
			return true
		}
		if w == "to" || forTerms()[w] {
			return false
		}
	}
	return false
}

// isExtreme reports whether a word says that nothing has been like it for a
// time: first, worst, any, not.
func (r *reaches) isExtreme(w string) bool {
	_, isOrdinal := ordinal(w)
	return isOrdinal || strings.HasSuffix(w, "est") || w == "worst" || w == "best" || w == "any" || w == "not" || strings.HasSuffix(w, "n't")
}

// beforePast are the words before "last" and "past" that tell them from the verb
// and the preposition.
var beforePast = text.WordSet(`the for over in during within his her their its`)

// forTerms are participles after which "for" leads to a term that is set, not to
// one that has passed.
var forTerms = text.WordSet(`banned jailed sentenced suspended imprisoned excluded barred told given extended disqualified ordered
remanded detained adjourned scheduled planned`)

// alsoFromToday adds the day that lies the span before or after the anchor.
func (r *reaches) alsoFromToday(p *phrase, s span, back bool) {
	if r.known {
		p.also = append(p.also, s.shift(dayRange{r.today, r.today}, p.Value, back).value())
	}
}

// alsoFromDay adds the day that lies the span before or after the day that the
// next words name.
func (r *reaches) alsoFromDay(p *phrase, s span, back bool) {
	at := p.last + 1
	for r.fold(at) == "the" || r.fold(at) == "on" {
		at++
	}
	if at >= len(r.words) || at > p.last+3 {
		return
	}
	if d, ok := r.units.readDayUnit(at); ok && !d.vague {
		p.also = append(p.also, s.shift(d.dayRange, p.Value, back).value())
	}
}

// alsoFromClock adds the time of day that lies the span before or after the one
// that the next words name: half an hour before midnight, 50 minutes before its 9
// a.m. start.
func (r *reaches) alsoFromClock(p *phrase, s span, back bool) {
	if s.unit > hour || math.IsInf(p.High, 0) {
		return
	}
	at := p.last + 1
	if beforeClocks()[r.fold(at)] {
		at++
	}
	if at >= len(r.words) || !r.joined(at-1) {
		return
	}
	c, ok := r.clocks.readClockCore(at)
	if !ok {
		return
	}
	c.first = at
	v := r.clocks.includeDayPart(c).value(leanNone)
	if back {
		v.Low, v.High = v.Low-p.High/minute, v.High-p.Low/minute
	} else {
		v.Low, v.High = v.Low+p.Low/minute, v.High+p.High/minute
	}
	p.also = append(p.also, v)
}

var beforeClocks = text.WordSet(`its the their his her a`)

// alsoFromLastDay adds the day that lies the span before or after the last day
// that the sentence named.
func (r *reaches) alsoFromLastDay(p *phrase, s span, back bool) {
	for k := len(r.found) - 1; k >= 0; k-- {
		if v := r.found[k].Value; v.Dimension == Day && !v.Unbounded() && v.Unit != anyYear {
			p.also = append(p.also, s.shift(dayRange{int(v.Low), int(v.High)}, p.Value, back).value())
			return
		}
	}
}

// shift returns the days that lie a span before or after a day. Whoever counts in
// years may mean the calendar's or have rounded: nine years before March 2026 is
// any day of 2017, and half a year around that March.
func (s span) shift(from dayRange, length Value, back bool) dayRange {
	slack := math.Floor(s.slack() / day)
	low, high := math.Floor(length.Low/day), math.Ceil(length.High/day)
	if s.unit < day {
		low, high, slack = math.Floor(length.Low/day), math.Floor(length.High/day), 0
	}
	var d dayRange
	if back {
		d = dayRange{clampDay(float64(from.low) - high - slack), clampDay(float64(from.high) - low + slack)}
	} else {
		d = dayRange{clampDay(float64(from.low) + low - slack), clampDay(float64(from.high) + high + slack)}
	}
	if s.unit < month || s.step < 1 {
		return d
	}
	d = d.cover(s.wholeUnit(from, back, length.Low))
	if math.IsInf(length.High, 0) {
		return d
	}
	return d.cover(s.wholeUnit(from, back, length.High))
}

// slack returns by how much, in seconds, the writer of a span that is set
// against a day may have rounded it.
func (s span) slack() float64 {
	if s.unit <= day {
		return math.Min(s.amount/10, 3) * day
	}
	if s.unit <= 2*week {
		return 3 * day
	}
	return math.Max(s.step, roughness(s.amount, s.step)/2) * s.unit / 2
}

// wholeUnit returns the calendar month or year that lies a length before or after
// the first of the days.
func (s span) wholeUnit(from dayRange, back bool, length float64) dayRange {
	n := int(math.Round(length / s.unit))
	if back {
		n = -n
	}
	y, m := yearMonth(from.low)
	if s.unit == month {
		return monthRange(y, m+n)
	}
	years := n * int(math.Round(s.unit/year))
	return yearRange(y + years)
}
