package library

import (
	"cmp"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"triptych/articles/draft"
	"triptych/model/text"
)

// slugLength is how many bytes the part of a file's name has that is made of words.
const slugLength = 60

// fileID makes the name of an article's file, without ending, of its date and
// its outlet, or else of its address, its title or what its source calls it. It is
// small letters of ASCII, digits and hyphens alone.
func fileID(a *draft.Article) string {
	words := cmp.Or(slug(a.Source), slug(host(a.URL)), slug(a.Title), slug(a.Name), "article")
	if date := isoDate(a.Date); date != "" {
		return date + "-" + words
	}
	if isReserved(words) {
		return words + "-article"
	}
	return words
}

// slug makes a part of a file's name of words in any script, nothing if it is one
// that has no Latin letters.
func slug(words string) string {
	var b strings.Builder
	gap := false
	for _, r := range inASCII.Replace(strings.ToLower(norm.NFKD.String(text.Cut(words, 8*slugLength)))) {
		switch {
		case unicode.Is(unicode.Mn, r), strings.ContainsRune("'’`´", r): // "People's" is one word, and "é" a letter
		case (r < 'a' || r > 'z') && (r < '0' || r > '9'):
			gap = b.Len() > 0
		case b.Len() >= slugLength || gap && b.Len()+1 >= slugLength:
			return b.String()
		default:
			if gap {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			gap = false
		}
	}
	return b.String()
}

// inASCII spells the letters that Latin script has and no accent tells from those
// of ASCII.
var inASCII = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i", "ħ", "h")

// host returns the host of an address as a name for its outlet.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// isoStart matches the date that a text starts with, as far as it is known: a year,
// a month or a day, as ISO 8601 has it.
var isoStart = regexp.MustCompile(`^(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:\D|$)`)

// isoDate returns the date that a text starts with, or "".
func isoDate(s string) string {
	if match := isoStart.FindStringSubmatch(s); match != nil {
		return match[1]
	}
	return ""
}

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
