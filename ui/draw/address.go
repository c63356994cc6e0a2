package draw

import "net/url"

// maxAddress is how long an address is at most that a terminal is given, in bytes.
const maxAddress = 2000

// Address returns an address of the web as a terminal may be given it as a link
// (OSC 8): with nothing but visible ASCII in it. It is "" for every other address:
// what comes from outside leads to pages alone, and never ends the sequence.
func Address(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	s = u.String()
	if len(s) > maxAddress {
		return ""
	}
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7F {
			return ""
		}
	}
	return s
}
