package fields

import (
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode"
)

// maxDate is how many bytes a text with a date has at most.
const maxDate = 200

// The form of a date with a time of day in an unknown zone.
const localTime = "2006-01-02T15:04:05"

// ISODate returns the date in a field in ISO 8601, as [Date] reads it, or the
// field on one line where it has none that can be read.
func ISODate(field string) string {
	field = strings.Join(strings.Fields(field), " ")
	if date := dateUntil(farFuture, field); date != "" {
		return strings.Replace(date, "+00:00", "Z", 1)
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
	s = strings.ToLower(s)
	day, ok := figureDate(s)
	if !ok {
		day, ok = wordDate(s)
	}
	if !ok || day.Year() < 1800 || day.Year() > lastYear || day.Equal(time.Unix(0, 0)) {
		return ""
	}
	return day.Format(time.DateOnly) + clock(s)
}

// makeDate returns the day of its parts, if it is in the calendar.
func makeDate(year, month, day string) (time.Time, bool) {
	return makeDay(atoi(year), atoi(month), atoi(day))
}

func makeDay(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == day && t.Month() == time.Month(month)
}

// figureDate reads a date in figures: 2018-07-23, 2018/7/23, 20180723,
// 23.07.2018, 23/07/2018, 7/23/2018.
func figureDate(s string) (time.Time, bool) {
	numbers, separators := figures(s)
	for i, n := range numbers {
		if len(n) == 8 && separators[i] != ":" {
			return makeDate(n[:4], n[4:6], n[6:])
		}
		if i+2 >= len(numbers) || separators[i] != separators[i+1] {
			continue
		}
		second, third := numbers[i+1], numbers[i+2]
		switch separator := separators[i]; {
		case len(n) == 4 && (separator == "-" || separator == "/" || separator == "."):
			return makeDate(n, second, third)
		case len(n) > 2 || len(third) != 4:
		case separator == ".":
			return makeDate(third, second, n)
		case separator == "/" && atoi(n) > 12:
			return makeDate(third, second, n)
		case separator == "/" && (atoi(second) > 12 || atoi(n) == atoi(second)):
			return makeDate(third, n, second)
		case separator == "/":
			return time.Time{}, false
		}
	}
	return time.Time{}, false
}

// figures returns the numbers in a text and what stands behind each, up to the
// next one.
func figures(s string) (numbers, separators []string) {
	for i := 0; i < len(s); {
		start := i
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		number := s[start:i]
		gap := i
		for i < len(s) && !isDigit(s[i]) {
			i++
		}
		if number != "" {
			numbers, separators = append(numbers, number), append(separators, s[gap:i])
		}
	}
	return numbers, separators
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

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
				return makeDay(atoi(year), month, day)
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

// months has a line for the names of each month in English, German, French,
// Spanish, Italian, Portuguese, Dutch and the languages of Scandinavia.
const months = `january januar janvier enero gennaio janeiro januari jänner
february februar février febrero febbraio fevereiro februari feber
march märz mars marzo março maart marts
april avril abril aprile
may mai mayo maggio maio mei maj
june juni juin junio giugno junho
july juli juillet julio luglio julho
august août agosto augustus augusti
september septembre septiembre settembre setembro sept
october oktober octobre octubre ottobre outubro
november novembre noviembre novembro
december dezember décembre diciembre dicembre dezembro desember`

// Month returns the number of a month by its name in small letters, or the first
// three of them; 0 for any other word.
func Month(w string) int {
	if len(w) < 3 {
		return 0
	}
	number := 0
	for names := range strings.SplitSeq(months, "\n") {
		number++
		for name := range strings.FieldsSeq(names) {
			if w == name || len(w) == 3 && strings.HasPrefix(name, w) {
				return number
			}
		}
	}
	return 0
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
	digits := false
	for w := range strings.FieldsFuncSeq(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		switch {
		case isDigit(w[0]):
			digits = true
		case !IsStampWord(w) && zoneNamed(w) == "":
			return false
		}
	}
	return digits
}

// clock returns the time of day in a text of small letters, with its zone where
// it is given, as it follows a date in ISO 8601; "" where there is none. Midnight
// without a zone is how some systems write a day.
func clock(s string) string {
	for i := range len(s) {
		if !isDigit(s[i]) || i > 0 && isDigit(s[i-1]) {
			continue
		}
		if t, rest, ok := clockAt(s[i:]); ok {
			zone := zoneOf(rest)
			if t == "T00:00:00" && zone == "" {
				return ""
			}
			return t + zone
		}
	}
	return ""
}

// clockAt reads a time of day at the start of a text: 9:05, 09:05:59.000, 9:05
// pm, 9.05 uhr, 9h05, or 20180723t090559 as a whole.
func clockAt(s string) (t, rest string, ok bool) {
	numbers, separators := figures(s)
	if len(numbers) < 2 {
		return "", "", false
	}
	if len(numbers[0]) == 8 && separators[0] == "t" && len(numbers[1]) == 6 {
		n := numbers[1]
		t, ok = timeOfDay(atoi(n[:2]), atoi(n[2:4]), atoi(n[4:]))
		return t, s[len("20180723t090559"):], ok
	}
	if len(numbers[0]) > 2 || len(numbers[1]) != 2 {
		return "", "", false
	}
	hour, minute, second := atoi(numbers[0]), atoi(numbers[1]), 0
	rest = s[len(numbers[0])+len(separators[0])+2:]
	switch separators[0] {
	case ":", "h", " h ":
	case ".":
		if after := strings.TrimLeft(rest, " "); after == "" || !strings.ContainsAny(after[:1], "abcegmpu") || isDigit(rest[0]) {
			return "", "", false // of a date, or a number
		}
	default:
		return "", "", false
	}
	if len(numbers) > 2 && separators[1] == ":" && len(numbers[2]) == 2 {
		second, rest = atoi(numbers[2]), rest[3:]
		if fraction, after, found := strings.Cut(rest, "."); found && fraction == "" {
			rest = strings.TrimLeft(after, "0123456789")
		}
	}
	rest = strings.TrimLeft(rest, " ")
	half, after := rest, ""
	if len(rest) >= 2 {
		half, after = rest[:2], rest[2:]
	}
	switch {
	case strings.HasPrefix(rest, "p.m.") || half == "pm":
		hour, rest = hour%12+12, strings.TrimPrefix(after, "m.")
	case strings.HasPrefix(rest, "a.m.") || half == "am":
		hour, rest = hour%12, strings.TrimPrefix(after, "m.")
	}
	t, ok = timeOfDay(hour, minute, second)
	return t, rest, ok
}

func timeOfDay(hour, minute, second int) (string, bool) {
	t := time.Date(1, 1, 1, hour, minute, second, 0, time.UTC)
	return t.Format("T15:04:05"), hour < 24 && minute < 60 && second < 60
}

// zoneOf returns the zone at the start of what follows a time of day, as ISO 8601
// writes it; "" where there is none or nobody knows which it is.
func zoneOf(s string) string {
	s = strings.TrimLeft(s, " (")
	for _, name := range []string{"gmt", "utc"} { // GMT+0100
		if after, found := strings.CutPrefix(s, name); found && after != "" && (after[0] == '+' || after[0] == '-') {
			s = after
		}
	}
	if s == "" {
		return ""
	}
	if s[0] == '+' || s[0] == '-' {
		digits := strings.Replace(s[1:min(len(s), 6)], ":", "", 1)
		digits = digits[:min(len(digits), 4)]
		switch {
		case len(digits) == 4 && IsDigits(digits):
			return s[:1] + digits[:2] + ":" + digits[2:]
		case len(digits) >= 2 && IsDigits(digits[:2]):
			return s[:1] + digits[:2] + ":00"
		}
		return ""
	}
	return zoneNamed(s[:max(strings.IndexFunc(s+" ", func(r rune) bool { return !unicode.IsLetter(r) }), 0)])
}

// zones are the zones whose names mean one alone to the readers of a newspaper,
// each with its offset.
const zones = " z Z utc Z gmt Z ut Z bst +01:00 wet Z west +01:00 cet +01:00 mez +01:00 cest +02:00 mesz +02:00 eet +02:00 eest +03:00 msk +03:00 " +
	"est -05:00 edt -04:00 cst -06:00 cdt -05:00 mst -07:00 mdt -06:00 pst -08:00 pdt -07:00 " +
	"sast +02:00 hkt +08:00 sgt +08:00 jst +09:00 aest +10:00 aedt +11:00 nzst +12:00 nzdt +13:00 "

// zoneNamed returns the offset of a zone by its name in small letters, or "".
func zoneNamed(name string) string {
	_, after, found := strings.Cut(zones, " "+name+" ")
	if !found || name == "" {
		return ""
	}
	offset, _, _ := strings.Cut(after, " ")
	return offset
}
