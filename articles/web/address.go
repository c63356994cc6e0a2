package web

import (
	"net"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"triptych/model/problem"
)

// What a person can do about an address or a page.
const (
	copyIt = "copy the address from the browser, as a whole"
	saveIt = "open it in a browser, save the page and open the saved file"
)

var addressStart = regexp.MustCompile(`(?i)^\s*(?:[a-z0-9+.-]{2,}://|(?:https?|file|data|mailto|javascript|about|blob|view-source):)`)

// IsAddress reports whether a person means an address by s, and not a file: it
// starts with a scheme, whatever that may be, and one letter is a drive. Fetch says
// what is wrong with one that is neither http nor https.
func IsAddress(s string) bool { return addressStart.MatchString(s) }

// parse makes what can be asked for of an address that a person gave.
func parse(address string) (*url.URL, error) {
	address = strings.TrimSpace(address)
	if err := schemeError(address); err != nil {
		return nil, err
	}
	if strings.ContainsFunc(address, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) {
		return nil, &problem.Error{Problem: "the address holds invisible characters", Advice: copyIt}
	}
	u, err := url.Parse(address)
	if err != nil { // it would show the address, and a password in it
		return nil, &problem.Error{Problem: "this is no complete address", Advice: copyIt}
	}
	if err := check(u); err != nil {
		return nil, err
	}
	return u, nil
}

// schemeError says why an address of another scheme than http and https is not
// fetched.
func schemeError(address string) error {
	scheme, _, _ := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "http", "https":
		return nil
	case "file":
		return &problem.Error{Problem: "an address that starts with file: is a file on this computer", Advice: "name the file by its path"}
	}
	return &problem.Error{
		Problem: "only addresses that start with http:// or https:// are fetched",
		Advice:  "save the article to a file and open that",
	}
}

// check returns why u may not be asked for, whether a person or a server named it.
// It puts the host into ASCII and takes the fragment away.
func check(u *url.URL) error {
	u.Fragment, u.RawFragment = "", ""
	u.RawQuery = escapeQuery(u.RawQuery)
	switch {
	case u.User != nil:
		return &problem.Error{
			Problem: "the address holds a user name or a password, which are not sent",
			Advice:  "leave them out, or open the page in a browser, save it and open the saved file",
		}
	case u.Hostname() == "":
		return &problem.Error{Problem: "the address names no host", Advice: copyIt}
	}
	name := strings.ToLower(u.Hostname())
	if strings.ContainsFunc(name, func(r rune) bool { return r > unicode.MaxASCII }) {
		ascii, err := idna.Lookup.ToASCII(name)
		if err != nil {
			return &problem.Error{Problem: "the host of the address cannot be the name of one", Advice: copyIt, Err: err}
		}
		name = ascii
	}
	switch port := u.Port(); {
	case port != "":
		u.Host = net.JoinHostPort(name, port)
	case strings.Contains(name, ":"):
		u.Host = "[" + name + "]"
	default:
		u.Host = name
	}
	return nil
}

// unfit matches what may not stand in a query.
var unfit = regexp.MustCompile(`[^!#-;=?-~]+`)

// escapeQuery returns a query as browsers write it: what may not stand in a request
// is given by its bytes.
func escapeQuery(query string) string { return unfit.ReplaceAllStringFunc(query, url.PathEscape) }

// leads reports whether an answer names another address.
func leads(response *http.Response) bool {
	return slices.Contains([]int{301, 302, 303, 307, 308}, response.StatusCode) && response.Header.Get("Location") != ""
}

// redirect returns the address that the answer of another leads to.
func redirect(from *url.URL, response *http.Response) (*url.URL, error) {
	to, err := response.Location()
	if err != nil { // it would show the address
		return nil, &problem.Error{Problem: "the address leads on to something that is no address", Advice: saveIt}
	}
	switch scheme := strings.ToLower(to.Scheme); {
	case scheme != "http" && scheme != "https":
		return nil, &problem.Error{Problem: "the address leads on to one that is neither http nor https", Advice: saveIt}
	case scheme == "http" && from.Scheme == "https":
		return nil, &problem.Error{Problem: "the address leads from https on to http, where anybody on the way can change the page", Advice: saveIt}
	}
	if to.User != nil {
		return nil, &problem.Error{Problem: "the address leads on to one with a user name or a password", Advice: saveIt}
	}
	if err := check(to); err != nil {
		return nil, err
	}
	return to, nil
}
