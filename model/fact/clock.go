package fact

import (
	"math"
	"strconv"
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

// readDigits reads 3:42, 3.42am, 15h40, 6am, 6 a.m. and 3.42 p.m., and 7.14 where
// the words around leave no doubt.
func (r *timeReader) readDigits(i int) (clockTime, bool) {
	if !r.words[i].Numeral {
		return clockTime{}, false
	}
	fold, next := r.fold(i), i+1
	parted := r.gap(i) == ":" && len(r.fold(next)) >= 2 && r.words[next].Numeral
	if parted {
		fold, next = fold+":"+r.fold(next), next+1
		if r.gap(next-1) == ":" {
			return clockTime{}, false
		}
	}
	fold, half := cutHalf(fold)
	if w := r.fold(next); half == "" && (w == "am" || w == "pm") && r.joined(next-1) && r.gap(next-1) != "-" {
		half, next = w, next+1
	}
	h, m, sep, ok := splitHours(fold)
	if !ok || half == "" && (sep == "" || sep == "." && !r.standsAsTime(i, next)) || half != "" && (h > 12 && sep == "" || h == 0 && sep == "") {
		return clockTime{}, false
	}
	c := clockTime{next: next, minutes: float64(60*h + m), rough: roughMinutes(m)}
	if half == "" {
		if r.hoursFollow(i, next) {
			c.next++
		}
		c.twelve = h > 0 && h <= 12 && fold[0] != '0' && sep != "h"
		if c.twelve {
			c.minutes = math.Mod(c.minutes, dayMinutes/2)
		}
		return c, true
	}
	if h <= 12 {
		c.minutes = math.Mod(c.minutes, dayMinutes/2)
		if half == "pm" {
			c.minutes += dayMinutes / 2
		}
	}
	return c, true
}

// readRangeStart reads the 9 of "between 9 and 10.30pm" and of "9-11pm", which is
// in the half of the day that lets it be the earlier.
func (r *timeReader) readRangeStart(i int) (clockTime, bool) {
	if !r.words[i].Numeral {
		return clockTime{}, false
	}
	h, m, _, ok := splitHours(r.fold(i))
	if !ok || h < 1 || h > 12 {
		return clockTime{}, false
	}
	at := i + 1
	if w := r.fold(at); r.joined(i) && (w == "to" || w == "and" && r.fold(i-1) == "between") {
		at++
	} else if !r.ranged(i) {
		return clockTime{}, false
	}
	if at >= len(r.words) {
		return clockTime{}, false
	}
	end, ok := r.readDigits(at)
	if !ok || end.twelve {
		return clockTime{}, false
	}
	c := clockTime{next: i + 1, minutes: float64(h%12*60 + m), rough: roughMinutes(m)}
	if c.minutes+dayMinutes/2 < end.minutes || c.minutes >= end.minutes {
		c.minutes += dayMinutes / 2
	}
	return c, true
}

// hoursFollow reports whether the digits at word i are followed by the hours of
// "at 06.20 hours", and not by those of "26.5 hours".
func (r *timeReader) hoursFollow(i, next int) bool {
	w := r.fold(next)
	return (w == "hours" || w == "hrs") && r.joined(next-1) && clockPrepositions()[r.fold(i-1)]
}

// cutHalf cuts am or pm off a numeral.
func cutHalf(fold string) (rest, half string) {
	for _, half := range []string{"am", "pm"} {
		if rest, ok := strings.CutSuffix(fold, half); ok && rest != "" {
			return rest, half
		}
	}
	return fold, ""
}

// splitHours splits 3:42, 3.42, 15h40 and 6.
func splitHours(fold string) (h, m int, sep string, ok bool) {
	at := strings.IndexAny(fold, ":.h")
	hours, minutes := fold, ""
	if at > 0 {
		hours, minutes, sep = fold[:at], fold[at+1:], fold[at:at+1]
		if len(minutes) != 2 {
			return 0, 0, sep, false
		}
	}
	h, err := strconv.Atoi(hours)
	if err != nil || h > 24 || len(hours) > 2 {
		return 0, 0, sep, false
	}
	if minutes != "" {
		if m, err = strconv.Atoi(minutes); err != nil || m > 59 {
			return 0, 0, sep, false
		}
	}
	return h, m, sep, h < 24 || m == 0
}

// roughMinutes returns by how many minutes somebody may be off who says about a
// time with these minutes.
func roughMinutes(m int) float64 {
	switch {
	case m == 0:
		return 15
	case m%15 == 0:
		return 10
	}
	return 5
}

// standsAsTime reports whether the words around tell that the decimal at words i
// to next is a time: at 6.47, just after 7.30, 10.47 on Monday.
func (r *timeReader) standsAsTime(i, next int) bool {
	if i > 0 && !r.joined(i-1) {
		return false
	}
	if r.timeFollows(next) || r.hoursFollow(i, next) {
		return true
	}
	if !r.endsClause(next-1) || r.fold(i-1) == "at" && priceVerbs()[r.fold(i-2)] {
		return false
	}
	switch w := r.fold(next); w {
	case "of", "to", "per", "from", "for", "against", "above", "below", "out":
		return false
	}
	return clockPrepositions()[r.fold(i-1)]
}

// priceVerbs lead with "at" to a price or a rate.
var priceVerbs = text.WordSet(`stood stands stand priced valued traded trading trades pegged rated averaged settled fixed quoted remained stayed`)

// timeFollows reports whether the word at next can only follow a time.
func (r *timeReader) timeFollows(next int) bool {
	w := r.fold(next)
	if next >= len(r.words) || !r.joined(next-1) {
		return false
	}
	_, isDay := r.weekdayName(next)
	if w == "on" || w == "last" {
		_, isDay = r.weekdayName(next + 1)
	}
	return isDay || w == "yesterday" || w == "today" || w == "tonight" || w == "tomorrow" || zoneWords()[w] && (r.words[next].Capital || w == "local") || r.phraseAt(next, "in", "the", "morning") ||
		r.phraseAt(next, "in", "the", "afternoon") || r.phraseAt(next, "in", "the", "evening") || r.phraseAt(next, "at", "night")
}

// readMilitary reads 0842 GMT, 2140 local time, at 0510.
func (r *timeReader) readMilitary(i int) (clockTime, bool) {
	fold := r.fold(i)
	if len(fold) != 4 || !r.words[i].Numeral {
		return clockTime{}, false
	}
	n, err := strconv.Atoi(fold)
	if err != nil || n > 2400 || n%100 > 59 {
		return clockTime{}, false
	}
	w := r.fold(i + 1)
	zoned := r.joined(i) && (zoneWords()[w] && (w == "local" || r.words[i+1].Capital) || w == "hours" || w == "hrs")
	bare := r.fold(i-1) == "at" && (fold[0] == '0' || n >= 2100) && r.endsClause(i)
	if !zoned && !bare {
		return clockTime{}, false
	}
	c := clockTime{next: i + 1, minutes: float64(n/100*60 + n%100), rough: roughMinutes(n % 100)}
	if w == "hours" || w == "hrs" {
		c.next++
	}
	return c, true
}

// readPastTo reads twenty to four, ten minutes past midnight, a quarter to five,
// half past nine.
func (r *timeReader) readPastTo(i int) (clockTime, bool) {
	at := i
	if r.fold(at) == "a" && r.fold(at+1) == "quarter" {
		at++
	}
	n, worded := 0.0, !r.words[i].Numeral
	switch r.fold(at) {
	case "half":
		n, at = 30, at+1
	case "quarter":
		n, at = 15, at+1
	default:
		var ok bool
		if n, _, at, ok = r.number(at); !ok || n > 59 || n < 1 {
			return clockTime{}, false
		}
	}
	minutes := r.fold(at) == "minutes" || r.fold(at) == "minute"
	if minutes {
		at++
	}
	if !r.joined(at-1) || !r.joined(at) {
		return clockTime{}, false
	}
	to := r.fold(at) == "to" || r.fold(at) == "before" && minutes || r.fold(at) == "of" && n == 15
	if !to && r.fold(at) != "past" && !(r.fold(at) == "after" && minutes) || to && n == 30 {
		return clockTime{}, false
	}
	if !minutes && math.Mod(n, 5) != 0 {
		return clockTime{}, false
	}
	base, twelve, next, ok := r.fullHour(at + 1)
	if !ok || to && !minutes && n != 15 && !r.spokenTime(i, next, worded) {
		return clockTime{}, false
	}
	c := clockTime{next: next, twelve: twelve, rough: roughMinutes(int(n))}
	if to {
		n = -n
	}
	whole := float64(dayMinutes)
	if twelve {
		whole = dayMinutes / 2
	}
	c.minutes = math.Mod(base+n+whole, whole)
	return c, true
}

// spokenTime reports whether "ten to four" is a time rather than a vote or a
// score.
func (r *timeReader) spokenTime(i, next int, worded bool) bool {
	switch r.fold(i - 1) {
	case "by", "beat", "from", "between", "of":
		return false
	}
	for k := i - 1; k >= 0 && k > i-7; k-- {
		if votingWords()[r.fold(k)] {
			return false
		}
	}
	return worded && (r.endsClause(next-1) || r.timeFollows(next))
}

var votingWords = text.WordSet(`vote votes voted voting won lost lead led beat beaten defeated margin majority odds score panel split`)

// fullHour reads the hour that minutes are counted from, in minutes.
func (r *timeReader) fullHour(i int) (minutes float64, twelve bool, next int, ok bool) {
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
func (r *timeReader) readHourAlone(i int) (clockTime, bool) {
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
func (r *timeReader) hourByContext(i, next int) bool {
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
	return r.fold(i-1) == "at" && !r.words[i].Numeral && smallWordHour(r.fold(i)) && (!r.joined(next-1) || next >= len(r.words) || r.fold(next) == "on" || r.fold(next) == "when" || r.fold(next) == "this")
}

// smallWordHour leaves out "at one", which is no time in "at one with".
func smallWordHour(fold string) bool { return fold != "one" }

// readNamedTime reads noon, midnight, dawn, the early hours.
func (r *timeReader) readNamedTime(i int) (clockTime, bool) {
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
	close := i-2 >= r.free && r.joined(i-2) && closeWords()[r.fold(i-2)]
	switch w := r.fold(i - 1); {
	case close && (w == "before" || w == "to"):
		return leanBelow, i - 2
	case close && (w == "after" || w == "past"):
		return leanAbove, i - 2
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

var closeWords = text.WordSet(`shortly just soon immediately right moments minutes little well`)

var clockPrepositions = text.WordSet(`at exactly precisely by before after until till since about around from past`)
