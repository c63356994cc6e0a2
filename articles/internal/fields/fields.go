// Package fields reads what documents of every format say of their article in
// fields of their own: when it was published, who wrote it, what it is called and
// where it stands. Much of that is written by programs, in many forms.
package fields

import (
	"net/url"
	"strings"
)

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

// maxAddress is how long an address may be, in bytes.
const maxAddress = 2000

// Absolute returns the address of the web that a link leads to from a page at base,
// which may be nil, without the place in the page; "" for any other.
func Absolute(link string, base *url.URL) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || link == "" || len(link) > maxAddress {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}
