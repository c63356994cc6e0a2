package fact

import (
	"strings"

	"triptych/model/text"
)

// calendarWords are the words of a sentence as the names and numbers of days,
// months and years.
type calendarWords struct{ timeWords }

// month returns the month that word i names, or 0. May, March and August are
// names of months only beside something that dates; abbreviations are where they
// are capitalized.
func (r calendarWords) month(i int) int {
	if i < 0 || i >= len(r.words) || !r.words[i].Capital {
		return 0
	}
	m := monthNames[r.words[i].Fold]
	switch r.words[i].Fold {
	case "may", "march", "august", "mar", "jan", "jun", "sat", "dec":
		if !r.looksLikeMonth(i) {
			return 0
		}
	}
	return m
}

func (r calendarWords) looksLikeMonth(i int) bool {
	if _, ok := r.year(i + 1); ok && r.commaJoined(i) {
		return true
	}
	if r.dayNumber(i+1) > 0 && r.joined(i) || r.dayNumber(i-1) > 0 && r.joined(i-1) || r.gap(i) == ". " && r.dayNumber(i+1) > 0 {
		return true
	}
	if i == 0 {
		return false
	}
	return beforeMonths()[r.fold(i-1)] || r.fold(i-1) == "and" && i > 1 && monthNames[r.fold(i-2)] > 0 && r.words[i-2].Capital || r.phraseAt(i+1, "next", "year") || r.phraseAt(i+1, "last", "year")
}

// dayNumber returns the day of a month that word i is, or 0.
func (r calendarWords) dayNumber(i int) int {
	fold := r.fold(i)
	if n, ok := ordinal(fold); ok && n <= 31 && (r.words[i].Numeral || n < 10) {
		return n
	}
	if len(fold) > 2 || fold == "" || !r.words[i].Numeral {
		return 0
	}
	n, ok := digitsOnly(fold)
	if !ok || n < 1 || n > 31 {
		return 0
	}
	return n
}

// year returns the year that word i is by itself.
func (r calendarWords) year(i int) (int, bool) {
	fold := r.fold(i)
	if len(fold) != 4 || !r.words[i].Numeral {
		return 0, false
	}
	n, ok := digitsOnly(fold)
	return n, ok && n >= 1000 && n < 2200
}

var monthNames = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
	"jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

var beforeMonths = text.WordSet(`in since until till by during from early mid late last next of this that between before after to through
every each throughout and or for on past than`)

// weekdayName returns the weekday that word i names; Wed, Sun and Sat are names
// of days only with a full stop or a number after them.
func (r calendarWords) weekdayName(i int) (int, bool) {
	if i >= len(r.words) || i < 0 || !r.words[i].Capital {
		return 0, false
	}
	fold := r.words[i].Fold
	n, ok := weekdayNumbers[strings.TrimSuffix(fold, "s")]
	if !ok {
		n, ok = weekdayNumbers[fold]
	}
	if len(fold) < 6 && !strings.HasSuffix(fold, "day") && !r.dotAfter(i) && r.dayNumber(i+1) == 0 {
		return 0, false
	}
	return n, ok
}

var weekdayNames = [...]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

var weekdayNumbers = map[string]int{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
}

// dayPart reads the morning of "Tuesday morning" and "late on Tuesday" into the
// unit.
func (r calendarWords) dayPart(d dayUnit) dayUnit {
	if w := r.fold(d.next); r.joined(d.next-1) && dayParts()[w] {
		d.unit, d.next = w, d.next+1
	}
	return d
}

// skipOf returns the word after "of the", "in" or "on" at word at, or i if
// something else parts the words.
func (r calendarWords) skipOf(i, at int) int {
	if !r.joined(at - 1) {
		return i
	}
	if w := r.fold(at); w == "of" || w == "in" || w == "on" {
		at++
	}
	if r.fold(at) == "the" {
		at++
	}
	if !r.joined(at - 1) {
		return i
	}
	return at
}

var dayParts = text.WordSet(`morning afternoon evening night`)
