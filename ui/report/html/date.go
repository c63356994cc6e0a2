package html

import (
	"strings"
	"time"
)

// machineDate returns a date that is written as machines read it, "" for any other.
func machineDate(s string) string {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01"} {
		if _, err := time.Parse(layout, s); err == nil {
			return s
		}
	}
	return ""
}
