package fact

import (
	"math"
	"strings"

	"triptych/model/text"
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

// readClock reads 3.40pm, 15:40, 0842 GMT, twenty to four, noon, before dawn.
func (r *timeReader) readClock(i int) (phrase, bool) {
	c, ok := r.readClockCore(i)
	if !ok {
		return phrase{}, false
	}
	c.first = i
	c = r.includeDayPart(c)
	l, first := r.clockLean(c.first)
	p := phrase{first: first, last: c.next - 1}
	p.Value = c.value(l)
	offset, unit, next := r.readZone(c.next)
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
func (r *timeReader) readClockCore(i int) (clockTime, bool) {
	for _, read := range [...]func(*timeReader, int) (clockTime, bool){
		(*timeReader).readDigits, (*timeReader).readRangeStart, (*timeReader).readMilitary, (*timeReader).readPastTo, (*timeReader).readHourAlone, (*timeReader).readNamedTime,
	} {
		if c, ok := read(r, i); ok {
			return c, true
		}
	}
	return clockTime{}, false
}

// includeDayPart reads "in the morning" into the time, and takes from the words
// around whether it is in the morning or in the afternoon.
func (r *timeReader) includeDayPart(c clockTime) clockTime {
	part := ""
	switch {
	case r.joined(c.next-1) && r.fold(c.next) == "in" && r.fold(c.next+1) == "the" && dayParts()[r.fold(c.next+2)]:
		part, c.next = r.fold(c.next+2), c.next+3
	case r.phraseAt(c.next, "at", "night") && r.joined(c.next-1):
		part, c.next = "night", c.next+2
	case c.twelve:
		part = r.dayPartNear(c.first, c.next)
	}
	if !c.twelve || part == "" {
		return c
	}
	c.twelve = false
	if part == "afternoon" || part == "evening" || part == "night" && c.minutes >= 330 || part == "tonight" {
		c.minutes += dayMinutes / 2
	}
	return c
}

// partReach is how many words from a time the part of the day may stand to which
// it belongs.
const partReach = 6

// dayPartNear returns the part of the day that the words after a time name, or
// else those before it.
func (r *timeReader) dayPartNear(first, next int) string {
	for k := next; k < len(r.words) && k < next+partReach && !strings.ContainsAny(r.gap(k-1), ",.;:—") && !partBreaks()[r.fold(k)]; k++ {
		if w := r.fold(k); dayParts()[w] || w == "tonight" {
			return w
		}
	}
	for k := first - 1; k >= 0 && k >= first-partReach && !strings.ContainsAny(r.gap(k), ".;:—") && r.fold(k) != "and"; k-- {
		if w := r.fold(k); dayParts()[w] || w == "tonight" {
			return w
		}
	}
	return ""
}

var partBreaks = text.WordSet(`and but when while before after until`)

// clockLean returns how the words before word i make a time lean.
func (r *timeReader) clockLean(i int) (leaning, int) {
	if i-1 < r.free || !r.joined(i-1) {
		return leanNone, i
	}
	if w := r.fold(i - 1); r.phraseBefore(i-1, "a", "little") && (w == "before" || w == "after") {
		return closeLean(w), i - 3
	}
	close := i-2 >= r.free && r.joined(i-2) && closeWords()[r.fold(i-2)]
	switch w := r.fold(i - 1); {
	case close && isCloseLean(w):
		return closeLean(w), i - 2
	case w == "by", w == "before":
		return leanBefore, i - 1
	case w == "after":
		return leanAfter, i - 1
	case w == "since", w == "until", w == "till", w == "from":
		return leanEdge, i - 1
	case w == "nearly", w == "almost":
		return leanBelow, i - 1
	case w == "about", w == "around", w == "roughly", w == "approximately", w == "circa":
		return leanAbout, i - 1
	}
	if r.phraseBefore(i, "close", "to") {
		return leanAbout, i - 2
	}
	return leanNone, i
}

func isCloseLean(fold string) bool {
	return fold == "before" || fold == "to" || fold == "after" || fold == "past"
}

// closeLean returns how "shortly before" and "just after" make a time lean.
func closeLean(fold string) leaning {
	if fold == "before" || fold == "to" {
		return leanBelow
	}
	return leanAbove
}

var closeWords = text.WordSet(`shortly just soon immediately right moments minutes little well`)

var clockPrepositions = text.WordSet(`at exactly precisely by before after until till since about around from past`)
