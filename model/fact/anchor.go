package fact

import "time"

// An anchor is the day on which an article was written, against which its times
// are resolved.
type anchor struct {
	date  time.Time
	known bool
	today int // in days since 1970-01-01; 0 unless known
}

func newAnchor(date time.Time) *anchor {
	a := &anchor{date: date, known: !date.IsZero()}
	if a.known {
		a.today = dayOf(date.Date())
	}
	return a
}

// thisYear returns the year of the anchor.
func (a *anchor) thisYear() int { return a.date.Year() }
