// Package fields reads what documents of every format say of their article in
// fields of their own: when it was published, who wrote it, what it is called and
// where it stands. Much of that is written by programs, in many forms.
package fields

import "strings"

// WebAddress returns s without white space around it if it is an address of the
// web, else "".
func WebAddress(s string) string {
	s = strings.TrimSpace(s)
	scheme, _, found := strings.Cut(s, "://")
	if found && (strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http")) {
		return s
	}
	return ""
}

// WithoutOutlet returns the authors, or none where the only one is the outlet,
// which some name for want of a person.
func WithoutOutlet(authors []string, outlet string) []string {
	if len(authors) == 1 && strings.EqualFold(authors[0], outlet) {
		return nil
	}
	return authors
}
