package library

import (
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// sameAddress returns one form of an address for all the ways to write it: its
// scheme, the case of its host, a default port, a fragment, a slash at its end and
// the parameters for tracking do not count.
func sameAddress(address string) string {
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	host := strings.ToLower(u.Hostname())
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host = net.JoinHostPort(host, port)
	}
	same := strings.TrimSuffix(host, ".") + strings.TrimRight(u.EscapedPath(), "/")
	if query := withoutTracking(u.RawQuery); query != "" {
		same += "?" + query
	}
	return same
}

// tracking matches what a query says of where the reader comes from, or nothing.
var tracking = regexp.MustCompile(`(?i)^(?:utm_[^=]*|fbclid|gclid)(?:=|$)|^$`)

// withoutTracking returns a query without what says where the reader comes from.
func withoutTracking(query string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(query, "&"), tracking.MatchString), "&")
}
