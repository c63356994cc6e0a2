package fact

import (
	"strings"

	"triptych/model/text"
)

// clockContext is the words around a time of day, which tell that it is one and
// in which half of the day it is.
type clockContext struct{ calendarWords }

// includeDayPart reads "in the morning" into the time, and takes from the words
// around whether it is in the morning or in the afternoon.
func (r clockContext) includeDayPart(c clockTime) clockTime {
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
func (r clockContext) dayPartNear(first, next int) string {
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
func (r clockContext) clockLean(i int) (leaning, int) {
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

// secondsFollow reports whether the digits from word i to before next are hours,
// minutes and seconds of the day, and not a runner's.
func (r clockContext) secondsFollow(i, next int) bool {
	w := r.fold(next)
	return clockPrepositions()[r.fold(i-1)] || r.joined(next-1) && (w == "am" || w == "pm" || zoneWords()[w])
}

// hoursFollow reports whether the digits at word i are followed by the hours of
// "at 06.20 hours", and not by those of "26.5 hours".
func (r clockContext) hoursFollow(i, next int) bool {
	w := r.fold(next)
	return (w == "hours" || w == "hrs") && r.joined(next-1) && clockPrepositions()[r.fold(i-1)]
}

// standsAsTime reports whether the words around tell that the decimal at words i
// to next is a time: at 6.47, just after 7.30, 10.47 on Monday.
func (r clockContext) standsAsTime(i, next int) bool {
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

// timeFollows reports whether the word at next can only follow a time.
func (r clockContext) timeFollows(next int) bool {
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

// priceVerbs lead with "at" to a price or a rate.
var priceVerbs = text.WordSet(`stood stands stand priced valued traded trading trades pegged rated averaged settled fixed quoted remained stayed`)
