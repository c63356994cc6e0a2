package fact

import (
	"math"
	"strings"
)

// The units of a Clock say what its minutes count from. A time whose words do
// not tell morning from afternoon is within the first twelve hours, with
// twelveHours in its unit. A time in a zone of known distance is turned into
// universal time; one "New York time" of an unknown one is elsewhere; the others
// are in the time of the place that is reported from.
const (
	universal   = "utc"
	elsewhere   = "elsewhere"
	twelveHours = "12 hours"
)

// dayMinutes is the length of a day in minutes.
const dayMinutes = 24 * 60

// A clockTime is a time of day as it is written.
type clockTime struct {
	first, next int     // its words, without what leans on it
	minutes     float64 // after midnight
	length      float64 // of a part of the day, such as the early hours; 0 for a point
	twelve      bool    // morning or afternoon is not known yet
	rough       float64 // the minutes that a writer who says "about" may be off
}

// clockStarters have the words with which a time of day can start.
const clockStarters = spelledNumberWords + ` a half quarter noon midday midnight dawn daybreak sunrise dusk sunset nightfall early small first mid`

// clocks read times of day, with what leans on them and their zones.
type clocks struct {
	clockContext
	zones   zones
	readers []func(int) (clockTime, bool) // in the order in which they are tried
}

func newClocks(words calendarWords, a *anchor) *clocks {
	context := clockContext{words}
	digits, spoken := clockDigits{context}, clockWords{context}
	return &clocks{context, zones{words.timeWords, a}, []func(int) (clockTime, bool){
		digits.readDigits, digits.readRangeStart, digits.readMilitary, spoken.readPastTo, spoken.readHourAlone, spoken.readNamedTime,
	}}
}

// readClock reads 3.40pm, 15:40, 0842 GMT, twenty to four, noon, before dawn.
func (r *clocks) readClock(i int) (phrase, bool) {
	c, ok := r.readClockCore(i)
	if !ok {
		return phrase{}, false
	}
	c.first = i
	c = r.includeDayPart(c)
	l, first := r.clockLean(c.first)
	p := phrase{first: first, last: c.next - 1}
	p.Value = c.value(l)
	offset, unit, next := r.zones.readZone(c.next)
	if next > c.next {
		p.last = next - 1
		p.Value = p.inZone(offset, unit)
		r.joinBracketed(p)
	}
	r.readSecondZone(&p, l)
	return p, true
}

// value returns the minutes that the time allows, leaning as the words say.
func (c clockTime) value(l leaning) Value {
	v := Value{Dimension: Clock, Low: c.minutes, High: c.minutes + c.length, About: l == leanAbout || l == leanBelow || l == leanAbove}
	if c.twelve {
		v.Unit = twelveHours
	}
	switch l {
	case leanAbout:
		v.Low, v.High = v.Low-c.rough, v.High+c.rough
	case leanBelow:
		v.Low, v.High = v.Low-2*c.rough, v.Low+c.length/2
	case leanAbove:
		v.Low, v.High = v.High, v.High+2*c.rough
	case leanBefore, leanAtMost:
		v.Low, v.High = v.Low-boundReach, v.High-c.length/2
	case leanAfter, leanAtLeast:
		v.Low, v.High = v.Low+c.length/2, v.High+boundReach
	}
	return v
}

// boundReach is how many minutes "before" and "after" a time reach. Who means
// more would name another time.
const boundReach = 8 * 60

// inZone returns the value in universal time, or as it is where only the name of
// the zone is known.
func (p *phrase) inZone(offset float64, unit string) Value {
	v := p.Value
	if unit == "" {
		return v
	}
	if unit == universal {
		v.Low, v.High = v.Low-offset, v.High-offset
		shift := dayMinutes * math.Floor(v.High/dayMinutes)
		v.Low, v.High = v.Low-shift, v.High-shift
	}
	if v.Unit != "" {
		unit += " " + v.Unit
	}
	v.Unit = unit
	return v
}

// readClockCore reads the time itself.
func (r *clocks) readClockCore(i int) (clockTime, bool) {
	for _, read := range r.readers {
		if c, ok := read(i); ok {
			return c, true
		}
	}
	return clockTime{}, false
}

// readSecondZone reads the same time in another zone: (0917 GMT), (5pm in London).
func (r *clocks) readSecondZone(p *phrase, l leaning) {
	at := p.last + 1
	if at >= len(r.words) || !strings.HasSuffix(r.gap(p.last), "(") && r.gap(p.last) != ", " && r.gap(p.last) != " / " {
		return
	}
	c, ok := r.readClockCore(at)
	if !ok {
		return
	}
	offset, unit, next := r.zones.readZone(c.next)
	if next == c.next || unit == "" {
		return
	}
	second := phrase{Value: c.value(l)}
	p.also = append(p.also, second.inZone(offset, unit))
	p.last = next - 1
}

// bracketReach is how many words may stand between a time and its other zone.
const bracketReach = 6

// joinBracketed adds a time in brackets to the time before it, though a day
// stands between them: 11 p.m. on Friday (2000 GMT).
func (r *clocks) joinBracketed(p phrase) {
	if !strings.HasSuffix(r.gap(p.first-1), "(") {
		return
	}
	for k := len(r.found) - 1; k >= 0 && p.first-r.found[k].Last <= bracketReach; k-- {
		if f := &r.found[k]; f.Value.Dimension == Clock && zoneOf(f.Value) == "" && len(f.Also) == 0 {
			f.Also = append(f.Also, p.Value)
			return
		}
	}
}
