package wire

import (
	"strings"
	"time"

	"triptych/articles/internal/fields"
)

// What a provider may say of an item that is not for use.
const (
	cancelled = "cancelled"
	withheld  = "withheld"
	embargoed = "embargoed"
)

// statusOf returns the status that a code stands for, such as "stat:canceled" or
// "Usable"; "" for one that may be used.
func statusOf(code string) string {
	code = strings.ToLower(strings.TrimSpace(code))
	switch code[strings.LastIndexAny(code, ":/")+1:] {
	case "canceled", "cancelled":
		return cancelled
	case "withheld":
		return withheld
	case "embargoed":
		return embargoed
	}
	return ""
}

// statusNotices says why an item may not be published, if so. Until is when it
// may be: "" where nobody says.
func statusNotices(status, until string) []string {
	until = fields.ISODate(until)
	if t, ok := fields.Time(until); ok && t.Before(time.Now()) {
		until = ""
		if status == embargoed {
			return nil
		}
	}
	switch {
	case status == cancelled:
		return []string{"its provider cancelled it"}
	case status == withheld && until == "":
		return []string{"its provider withholds it: not for publication"}
	case status == withheld:
		return []string{"withheld until " + until + ": not for publication before"}
	case until != "":
		return []string{"embargoed until " + until + ": not for publication before"}
	case status == embargoed:
		return []string{"embargoed: not for publication yet"}
	}
	return nil
}
