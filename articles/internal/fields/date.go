package fields

import (
	"fmt"
	"net/mail"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// maxDate is how many bytes a text with a date has at most.
const maxDate = 200

// The form of a date with a time of day in an unknown zone.
const localTime = "2006-01-02T15:04:05"

// ISODate returns the date in a field in ISO 8601, as [Date] reads it, or the
// field on one line where it has none that can be read, "" for nothing but zeros.
func ISODate(field string) string {
	field = strings.Join(strings.Fields(field), " ")
	if date := dateUntil(farFuture, field); date != "" {
		return strings.Replace(date, "+00:00", "Z", 1)
	}
	if strings.Trim(field, "0-/:.TZ +") == "" { // as databases write that there is none
		return ""
	}
	if t, err := mail.ParseDate(field); err == nil { // with a year of two figures
		return t.Format(time.DateOnly) + clock(strings.ToLower(field))
	}
	return field
}

// Time returns the instant that a date in ISO 8601 starts at, in UTC where it
// has no zone.
func Time(date string) (t time.Time, ok bool) {
	for _, layout := range []string{time.RFC3339, localTime, time.DateOnly} {
		if t, err := time.Parse(layout, date); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// Date returns the first date in a text in ISO 8601, with the time of day and its
// zone where they are given. It reads ISO 8601 in full and in its short form,
// dates with the name of the month in the languages of [Month], and days in
// figures whose order is plain. It returns "" for all else, above all for
// 03/04/2018, which is two days, and for what only stands for no date.
func Date(s string) string { return dateUntil(2200, s) }

// farFuture is a year until which some services embargo what is never to be
// published.
const farFuture = 9999

func dateUntil(lastYear int, s string) string {
	if len(s) > maxDate {
		return ""
	}
	s = inFigures(strings.ToLower(s))
	day, ok := figureDate(s)
	if !ok {
		day, ok = wordDate(s)
	}
	if !ok || day.Year() < 1800 || day.Year() > lastYear || day.Equal(time.Unix(0, 0)) {
		return ""
	}
	return day.Format(time.DateOnly) + clock(s)
}

// inFigures writes dates and times of China, Japan and Korea in figures:
// 2018年7月23日 9時15分.
func inFigures(s string) string {
	s = eastern.ReplaceAllString(s, "$1-$2-$3 ")
	return easternTime.ReplaceAllString(s, "$1:$2")
}

var (
	eastern     = regexp.MustCompile(`(\d{4})[年년] ?(\d\d?)[月월] ?(\d\d?)[日일]`)
	easternTime = regexp.MustCompile(`(\d\d?)[時时시] ?(\d\d)[分분]`)
)

// makeDate returns the day of its parts, if it is in the calendar.
func makeDate(year string, month int, day string) (time.Time, bool) {
	t := time.Date(atoi(year), time.Month(month), atoi(day), 0, 0, 0, 0, time.UTC)
	return t, t.Day() == atoi(day) && t.Month() == time.Month(month)
}

// figures matches 20180723, then 2018-07-23, 2018/7/23 and 2018.7.23, then
// 23.07.2018, 23. 7. 2018, 23/07/2018 and 7/23/2018.
var figures = regexp.MustCompile(`(?:^|\D)(?:(\d{4})(\d\d)(\d\d)|(\d{4})([-/.])(\d\d?)([-/.])(\d\d?)|(\d\d?)(\. |[/.])(\d\d?)(\. |[/.])(\d{4}))(?:[^\d:]|$)`)

// figureDate reads a date in figures.
func figureDate(s string) (time.Time, bool) {
	for _, m := range figures.FindAllStringSubmatch(s, -1) {
		switch {
		case m[1] != "":
			return makeDate(m[1], atoi(m[2]), m[3])
		case m[5] != m[7], m[10] != m[12]:
		case m[4] != "":
			return makeDate(m[4], atoi(m[6]), m[8])
		case m[10] != "/" || atoi(m[9]) > 12:
			return makeDate(m[13], atoi(m[11]), m[9])
		case atoi(m[11]) > 12 || atoi(m[9]) == atoi(m[11]):
			return makeDate(m[13], atoi(m[9]), m[11])
		default:
			return time.Time{}, false
		}
	}
	return time.Time{}, false
}

// IsDigits reports whether a text is a number in figures and nothing else.
func IsDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// atoi returns a number of up to four digits; 0 for any other text.
func atoi(s string) int {
	if len(s) > 4 || !IsDigits(s) {
		return 0
	}
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// wordDate reads a date with the name of its month: 23 July 2018, July 23rd,
// 2018, 23 de julio de 2018, 2018 Jul 23.
func wordDate(s string) (time.Time, bool) {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ':' })
	words = slices.DeleteFunc(words, func(w string) bool { return w == "de" || w == "of" || w == "del" || w == "the" })
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return words[i]
	}
	for i, w := range words {
		month := Month(w)
		if month == 0 {
			continue
		}
		for _, order := range [][2]string{{at(i - 1), at(i + 1)}, {at(i + 1), at(i + 2)}, {at(i + 1), at(i - 1)}} {
			day, year := dayOf(order[0]), order[1]
			if day > 0 && len(year) == 4 && IsDigits(year) {
				return makeDate(year, month, strconv.Itoa(day))
			}
		}
		// As programs in C write it: Feb 3 09:15:00 2026, perhaps with a zone.
		if day := dayOf(at(i + 1)); day > 0 && strings.Contains(at(i+2), ":") {
			for _, year := range []string{at(i + 3), at(i + 4)} {
				if len(year) == 4 && IsDigits(year) {
					return makeDate(year, month, strconv.Itoa(day))
				}
			}
		}
	}
	return time.Time{}, false
}

// dayOf returns the number of a day, written with the ending of an ordinal or
// without; 0 for all else.
func dayOf(w string) int {
	for _, ending := range []string{"st", "nd", "rd", "th", "er", "º"} {
		w = strings.TrimSuffix(w, ending)
	}
	if len(w) > 2 {
		return 0
	}
	return atoi(w)
}

// stampWords stand beside dates and times: they say what happened then, or how
// long something takes to read.
const stampWords = " published updated posted modified created date first last on at uhr um am pm a p m " +
	"et est pt ct gmt ago min mins minute minutes hour hours day days read of the " +
	"monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun " +
	"stand aktualisiert veröffentlicht publié mis modifié à jour le de temps lecture publicado actualizado pubblicato aggiornato gepubliceerd publicerad " +
	"montag dienstag mittwoch donnerstag freitag samstag sonntag "

// IsStampWord reports whether a word in small letters may stand beside figures in
// what says when something was published. Names of zones are not among them: West
// is one, and a name.
func IsStampWord(w string) bool { return strings.Contains(stampWords, " "+w+" ") || Month(w) > 0 }

// IsStamp reports whether a line says when something was published, or how long
// it takes to read, and nothing else: "14:05 GMT", "Updated 3 March 2018 at
// 10:15", "5 min read".
func IsStamp(line string) bool {
	if !strings.ContainsAny(line, "0123456789") { // as most lines: their words need no look
		return false
	}
	digits := false
	for w := range strings.FieldsFuncSeq(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		switch {
		case w[0] >= '0' && w[0] <= '9':
			digits = true
		case !IsStampWord(w) && (zoneNamed(w) == "" || strings.Contains(alsoWords, " "+w+" ")):
			return false
		}
	}
	return digits
}

// clockForm matches 20180723t090559, then 9:05, 09:05:59.000, 9h05, then 9.05 before
// a word such as pm or uhr: else that is of a date, or a number. The last group is
// what follows.
var clockForm = regexp.MustCompile(`(?s)(?:^|\D)(?:\d{8}t(\d\d)(\d\d)(\d\d)|(\d\d?)(?::| ?h ?)(\d\d)(?::(\d\d)(?:\.\d+)?)?|(\d\d?)\.(\d\d) *([abcegmpu]))(\D.*)?$`)

// halfDay matches the half of the day at the start of what follows a time.
var halfDay = regexp.MustCompile(`^ *([ap])(?:m|\.m\.)`)

// clock returns the time of day in a text of small letters, with its zone where
// it is given, as it follows a date in ISO 8601; "" where there is none. Midnight
// without a zone is how some systems write a day.
func clock(s string) string {
	m := clockForm.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	hour, minute, second, rest := atoi(m[1]+m[4]+m[7]), atoi(m[2]+m[5]+m[8]), atoi(m[3]+m[6]), m[9]+m[10]
	if half := halfDay.FindStringSubmatch(rest); half != nil {
		rest = rest[len(half[0]):]
		if hour %= 12; half[1] == "p" {
			hour += 12
		}
	}
	zone := zoneOf(rest)
	if hour > 23 || minute > 59 || second > 59 || hour+minute+second == 0 && zone == "" {
		return ""
	}
	return fmt.Sprintf("T%02d:%02d:%02d%s", hour, minute, second, zone)
}
