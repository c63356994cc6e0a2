// Package dates reads dates as they are written in metadata.
package dates

import (
	"net/mail"
	"strings"
	"time"
)

// A Precision is how much of a date is known.
type Precision uint8

// The precisions of dates.
const (
	Day   Precision = iota // whatever zone is named beside it
	Time                   // to the second, in an unknown zone
	Zoned                  // to the second, with its zone
)

// Parse reads a date in ISO 8601, in full or in its short form, or as mail and
// feeds have it; in words only in English. It tells how much of one it is.
func Parse(s string) (t time.Time, p Precision, ok bool) {
	s = strings.Join(strings.Fields(s), " ")
	for _, form := range []struct {
		layout string
		Precision
	}{
		{time.RFC3339, Zoned},
		{"20060102T150405Z0700", Zoned},
		{"20060102T150405Z07:00", Zoned},
		{"2006-01-02T15:04:05Z0700", Zoned},
		{"2006-01-02T15:04Z07:00", Zoned},
		{"2006-01-02 15:04:05Z07:00", Zoned},
		{"2006-01-02 15:04:05 Z0700", Zoned},
		{"2006-01-02T15:04:05", Time},
		{time.DateTime, Time},
		{"20060102T150405", Time},
		{"2006-01-02T15:04", Time},
		{time.DateOnly, Day},
		{"20060102", Day},
		{"20060102Z0700", Day},
		{"2006-01-02Z07:00", Day},
		{"January 2, 2006", Day},
		{"2 January 2006", Day},
	} {
		if t, err := time.Parse(form.layout, s); err == nil {
			return t, form.Precision, true
		}
	}
	if t, err := mail.ParseDate(numericZone(s)); err == nil {
		return t, Zoned, true
	}
	return time.Time{}, Day, false
}

// numericZone gives a date of mail with its zone as a number: of the names the
// old standard has, Go knows no more than that of the place where it runs.
func numericZone(s string) string {
	at := strings.LastIndexByte(s, ' ')
	if at < 0 {
		return s
	}
	offset := ""
	switch s[at+1:] {
	case "Z", "UT", "UTC", "GMT":
		offset = "+0000"
	case "EDT":
		offset = "-0400"
	case "EST", "CDT":
		offset = "-0500"
	case "CST", "MDT":
		offset = "-0600"
	case "MST", "PDT":
		offset = "-0700"
	case "PST":
		offset = "-0800"
	case "BST", "CET":
		offset = "+0100"
	case "CEST":
		offset = "+0200"
	default:
		return s
	}
	return s[:at+1] + offset
}

// ISO gives a date in ISO 8601, as far as it says, or on one line as it stands
// where it cannot be read. Midnight in an unknown zone is how some services
// write a day.
func ISO(s string) string {
	t, p, ok := Parse(s)
	switch {
	case !ok:
		return strings.Join(strings.Fields(s), " ")
	case p == Zoned:
		return t.Format(time.RFC3339)
	case p == Time && t.Hour()+t.Minute()+t.Second() > 0:
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format(time.DateOnly)
}
