package library

import (
	"net"
	"net/url"
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

// withoutTracking drops what a query says of where the reader comes from.
func withoutTracking(query string) string {
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		key, _, _ := strings.Cut(strings.ToLower(part), "=")
		if part != "" && !strings.HasPrefix(key, "utm_") && key != "fbclid" && key != "gclid" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "&")
}
