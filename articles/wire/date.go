package wire

import (
	"time"

	"triptych/articles/internal/markup"
)

// How dates are written on the wire: in full and in the short form of ISO 8601.
const (
	zoned = iota // with a time and its zone
	timed        // with a time
	daily        // a day alone, whatever zone is named
)

// parseDate reads a date, and tells how much of one it is.
func parseDate(s string) (t time.Time, precision int, ok bool) {
	for _, form := range []struct {
		layout    string
		precision int
	}{
		{time.RFC3339, zoned},
		{"20060102T150405Z0700", zoned},
		{"20060102T150405Z07:00", zoned},
		{"2006-01-02T15:04:05Z0700", zoned},
		{"2006-01-02T15:04Z07:00", zoned},
		{time.RFC1123Z, zoned},
		{"2006-01-02T15:04:05", timed},
		{time.DateTime, timed},
		{"20060102T150405", timed},
		{"2006-01-02T15:04", timed},
		{time.DateOnly, daily},
		{"20060102", daily},
		{"20060102Z0700", daily},
		{"2006-01-02Z07:00", daily},
		{"January 2, 2006", daily},
		{"2 January 2006", daily},
	} {
		if t, err := time.Parse(form.layout, s); err == nil {
			return t, form.precision, true
		}
	}
	return time.Time{}, daily, false
}

// isoDate gives a date in ISO 8601, as far as it says, or as it stands where it
// cannot be read. Midnight without a zone is how some services write a day.
func isoDate(s string) string {
	s = markup.CleanLine(s)
	t, precision, ok := parseDate(s)
	switch {
	case !ok:
		return s
	case precision == zoned:
		return t.Format(time.RFC3339)
	case precision == timed && t.Hour()+t.Minute()+t.Second() > 0:
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format(time.DateOnly)
}
