package wire

import (
	"strings"
	"time"
)

// What a provider may say of an item that is not for use.
const (
	cancelled = "cancelled"
	withheld  = "withheld"
	embargoed = "embargoed"
)

// statusOf gives the status that a code stands for, such as "stat:canceled" or
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

// statusNotices says why an item may not be published, if so. Until is when an
// embargo ends: "" where nobody says.
func statusNotices(status, until string) []string {
	switch {
	case status == cancelled:
		return []string{"its provider cancelled it"}
	case status == withheld:
		return []string{"its provider withholds it: not for publication"}
	case until == "" && status == embargoed:
		return []string{"embargoed: not for publication yet"}
	case until == "":
		return nil
	}
	if t, _, ok := parseDate(until); ok && t.Before(time.Now()) {
		return nil
	}
	return []string{"embargoed until " + isoDate(until) + ": not for publication before"}
}
