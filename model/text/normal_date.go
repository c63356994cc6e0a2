package text

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"triptych/model"
)

// A Date is a day, month or year that a text mentions.
type Date struct {
	model.Span
	First, Last int    // indices of its words; Last is inclusive
	Value       string // ISO 8601 or EDTF as far as known: 2018-06-22, 2018-01, XXXX-01; else empty
	Weekday     int    // 0 (Sunday) to 6 if the text names one, else -1
	Relative    string // last month, yesterday …: the words of a date that needs an anchor
}

// Dates returns the dates among the words of list, which index src. Relative
// dates are resolved against anchor, the day on which the article was written;
// with the zero time they keep as much as can be said without it.
func Dates(src string, list []Word, anchor time.Time) []Date {
	var found []Date
	for i := 0; i < len(list); {
		d, ok := readDate(src, list, i, anchor)
		if !ok {
			i++
			continue
		}
		d.First = i
		d.includeDayPart(list)
		d.Span = model.Span{Start: list[d.First].Start, End: list[d.Last].End}
		found = append(found, d)
		i = d.Last + 1
	}
	return found
}

// ParseAnchor parses the publication date of an article: ISO 8601, RFC 3339,
// "January 2, 2006" or "2 January 2006".
func ParseAnchor(s string) (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, time.RFC3339, time.DateTime, "January 2, 2006", "2 January 2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	if len(s) > len(time.DateOnly) {
		t, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
		return t, err == nil
	}
	return time.Time{}, false
}

func readDate(src string, list []Word, i int, anchor time.Time) (Date, bool) {
	for _, read := range []func(string, []Word, int, time.Time) (Date, bool){monthDate, weekdayDate, relativeDate, yearDate} {
		if d, ok := read(src, list, i, anchor); ok {
			return d, true
		}
	}
	return Date{}, false
}

// monthDate reads June 22, 2018; 22 June 2018; June 2018; June.
func monthDate(src string, list []Word, i int, anchor time.Time) (Date, bool) {
	day, at := 0, i
	if d, ok := dayNumber(list[i].Fold); ok && i+1 < len(list) && isMonth(list, i+1) && joined(src, list, i) {
		day, at = d, i+1
	} else if !isMonth(list, i) || (ambiguousMonth(list[i].Fold) && !looksLikeMonth(list, i)) {
		return Date{}, false
	}
	month := months[list[at].Fold]
	last := at
	if day == 0 && at+1 < len(list) && joinedOrComma(src, list, at) {
		if d, ok := dayNumber(list[at+1].Fold); ok {
			day, last = d, at+1
		}
	}
	year := 0
	if last+1 < len(list) && joinedOrComma(src, list, last) {
		if y, ok := yearNumber(list[last+1].Fold); ok {
			year, last = y, last+1
		}
	}
	return Date{Last: last, Weekday: -1, Value: monthValue(year, month, day, anchor)}, true
}

// monthValue returns the normal form. A missing year is that of the latest such
// month up to two months after the anchor; without an anchor it is XXXX.
func monthValue(year, month, day int, anchor time.Time) string {
	y := "XXXX"
	switch {
	case year > 0:
		y = strconv.Itoa(year)
	case !anchor.IsZero() && month <= int(anchor.Month())+2:
		y = strconv.Itoa(anchor.Year())
	case !anchor.IsZero():
		y = strconv.Itoa(anchor.Year() - 1)
	}
	if day == 0 {
		return fmt.Sprintf("%s-%02d", y, month)
	}
	return fmt.Sprintf("%s-%02d-%02d", y, month, day)
}

// weekdayDate reads Monday as the Monday on or before the anchor, and next
// Monday as the one after it.
func weekdayDate(src string, list []Word, i int, anchor time.Time) (Date, bool) {
	weekday, ok := weekdays[list[i].Fold]
	if !ok || !list[i].Capital {
		return Date{}, false
	}
	d := Date{Last: i, Weekday: weekday}
	if i+1 < len(list) && isMonth(list, i+1) && joinedOrComma(src, list, i) {
		if full, ok := monthDate(src, list, i+1, anchor); ok {
			full.Weekday = weekday
			return full, true
		}
	}
	if anchor.IsZero() {
		return d, true
	}
	back := (int(anchor.Weekday()) - weekday + 7) % 7
	if i > 0 && (list[i-1].Fold == "next" || list[i-1].Fold == "coming") {
		back -= 7
	}
	d.Value = anchor.AddDate(0, 0, -back).Format(time.DateOnly)
	return d, true
}

// relativeDate reads yesterday, last month, earlier this year and the like.
func relativeDate(src string, list []Word, i int, anchor time.Time) (Date, bool) {
	d := Date{Last: i, Weekday: -1}
	if days, ok := relativeDays[list[i].Fold]; ok {
		d.Relative = list[i].Fold
		if !anchor.IsZero() {
			d.Value = anchor.AddDate(0, 0, days).Format(time.DateOnly)
		}
		return d, true
	}
	step, ok := relativeSteps[list[i].Fold]
	if !ok || !joined(src, list, i) {
		return Date{}, false
	}
	unit := list[i+1].Fold
	layout, ok := relativeUnits[unit]
	if !ok {
		return Date{}, false
	}
	d.Last, d.Relative = i+1, list[i].Fold+" "+unit
	if anchor.IsZero() || layout == "" {
		return d, true
	}
	first := time.Date(anchor.Year(), anchor.Month(), 1, 0, 0, 0, 0, time.UTC)
	if unit == "month" {
		d.Value = first.AddDate(0, step, 0).Format(layout)
	} else {
		d.Value = first.AddDate(step, 0, 0).Format(layout)
	}
	return d, true
}

// yearDate reads 2015, and ranges of years: 2014-15, from 2007 to 2014.
func yearDate(src string, list []Word, i int, _ time.Time) (Date, bool) {
	year, ok := yearNumber(list[i].Fold)
	if !ok || (i > 0 && currencySigns[list[i-1].Fold] != "") {
		return Date{}, false
	}
	if i+1 < len(list) && (magnitudes[list[i+1].Fold] > 0 || unitWords[list[i+1].Fold] != "") {
		return Date{}, false
	}
	d := Date{Last: i, Weekday: -1, Value: strconv.Itoa(year)}
	if i+1 >= len(list) {
		return d, true
	}
	end, last := 0, i+1
	switch gap := strings.TrimSpace(src[list[i].End:list[i+1].Start]); {
	case gap == "-" || gap == "–":
		end = endYear(year, list[i+1].Fold)
	case gap == "" && (list[i+1].Fold == "to" || list[i+1].Fold == "through") && i+2 < len(list):
		last = i + 2
		end = endYear(year, list[last].Fold)
	}
	if end > year {
		d.Last, d.Value = last, fmt.Sprintf("%d/%d", year, end)
	}
	return d, true
}

func endYear(from int, s string) int {
	if y, ok := yearNumber(s); ok {
		return y
	}
	if y, err := strconv.Atoi(s); err == nil && len(s) == 2 {
		return from/100*100 + y
	}
	return 0
}

// includeDayPart extends the date by the morning of "Monday morning".
func (d *Date) includeDayPart(list []Word) {
	if d.Last+1 < len(list) && list[d.Last+1].Start == list[d.Last].End+1 && dayParts()[list[d.Last+1].Fold] {
		d.Last++
	}
}

func isMonth(list []Word, i int) bool { return list[i].Capital && months[list[i].Fold] > 0 }

func ambiguousMonth(fold string) bool { return fold == "may" || fold == "march" || fold == "august" }

// looksLikeMonth distinguishes the month of May from the verb and the
// politician: a day or year follows, or a preposition of time or a word such as
// last precedes.
func looksLikeMonth(list []Word, i int) bool {
	if i+1 < len(list) {
		if _, ok := dayNumber(list[i+1].Fold); ok {
			return true
		}
		if _, ok := yearNumber(list[i+1].Fold); ok {
			return true
		}
	}
	return i > 0 && (datePrepositions()[list[i-1].Fold] || relativeSteps[list[i-1].Fold] != 0)
}

// joinedOrComma reports whether words i and i+1 are joined by a space, a comma
// or a full stop with a space.
func joinedOrComma(src string, list []Word, i int) bool {
	if i+1 >= len(list) {
		return false
	}
	switch src[list[i].End:list[i+1].Start] {
	case " ", ", ", ". ", "\u00a0":
		return true
	}
	return false
}

func dayNumber(s string) (int, bool) {
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, ending)
	}
	if len(s) > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 1 && n <= 31
}

func yearNumber(s string) (int, bool) {
	if len(s) != 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 1700 && n < 2100
}

var relativeDays = map[string]int{"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}

var relativeSteps = map[string]int{"last": -1, "this": 0, "next": 1, "previous": -1}

// relativeUnits has the layout of a unit's normal form, empty for units without
// one.
var relativeUnits = map[string]string{"month": "2006-01", "year": "2006", "week": "", "weekend": "", "summer": "", "winter": "", "spring": "", "fall": ""}

var datePrepositions = WordSet(`in since until till by during from early late mid last next of`)
