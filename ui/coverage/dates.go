package coverage

import (
	"slices"
	"time"

	"triptych/model/text"
)

// A date is when an article was published, as far as its source says; zero where
// it does not.
type date struct {
	first, last time.Time // days in UTC, equal but where only a month or year is given
	at          time.Time // the moment in UTC, where its time and zone are given
}

// dateOf parses a date as sources write it.
func dateOf(s string) date {
	if t, err := time.Parse("2006-01", s); err == nil {
		return date{first: t, last: t.AddDate(0, 1, -1)}
	}
	if t, err := time.Parse("2006", s); err == nil {
		return date{first: t, last: t.AddDate(1, 0, -1)}
	}
	t, ok := text.ParseAnchor(s)
	if !ok {
		return date{}
	}
	year, month, number := t.Date() // as it is written, whatever the zone
	day := time.Date(year, month, number, 0, 0, 0, 0, time.UTC)
	at, _ := time.Parse(time.RFC3339, s)
	return date{first: day, last: day, at: at.UTC()}
}

// before reports whether d is surely earlier than other.
func (d date) before(other date) bool {
	if !d.at.IsZero() && !other.at.IsZero() {
		return d.at.Before(other.at)
	}
	return d.last.Before(other.first)
}

// earliest reports for each date whether it comes before the others. None does if
// one is not known, if all are alike, or if it cannot be decided.
func earliest(dates []date) []bool {
	first := make([]bool, len(dates))
	if slices.Contains(dates, date{}) {
		return first
	}
	for i, d := range dates {
		later := slices.ContainsFunc(dates, d.before)
		unclear := slices.ContainsFunc(dates, func(other date) bool { return !d.before(other) && d != other })
		first[i] = later && !unclear
	}
	return first
}
