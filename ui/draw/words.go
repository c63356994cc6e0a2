package draw

import (
	"fmt"
	"strings"
	"time"

	"triptych/model"
)

// NotCovered is said where an article has nothing on a subject.
const NotCovered = "not covered"

// Outlet names an article by what is known: its source, or else its file's name.
func Outlet(a *model.Article) string {
	if a.Source != "" {
		return a.Source
	}
	return a.ID
}

// Plural gives a number of things: "1 row", "2 rows".
func Plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// Differences gives a number of differences with a relation: "2 conflicts", "1
// left out".
func Differences(n int, relation model.Relation) string {
	switch relation {
	case model.Extra:
		return fmt.Sprintf("%d only here or there", n)
	case model.Missing:
		return fmt.Sprintf("%d left out", n)
	}
	return Plural(n, string(relation))
}

// Day gives the day of a date where it is one of ISO 8601 with a time, and any
// other date as it is: a column's head has no room for more.
func Day(date string) string {
	if day, _, ok := strings.Cut(date, "T"); ok {
		if _, err := time.Parse(time.DateOnly, day); err == nil {
			return day
		}
	}
	return date
}
