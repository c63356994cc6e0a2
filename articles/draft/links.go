package draft

import (
	"fmt"
	"net/url"
	"strings"
)

// The bounds of links. An address that is written into an article is repeated in each
// block that it stands around.
const (
	maxLink  = 2000    // bytes of an address
	maxLinks = 1 << 20 // bytes of all addresses in an article
)

// ResolveLinks makes the addresses of all runs absolute, as links from a page at base,
// which may be nil, and takes away what nobody should open from a text of others: all
// that is neither of the web nor a mailbox, and what only leads to another place in the
// page. What is left is printable ASCII. Links that were resolved before stay as they
// are.
func (a *Article) ResolveLinks(base *url.URL) {
	known := make(map[string]string)
	left := maxLinks
	for i := range a.Blocks {
		runs := a.Blocks[i].Runs
		for j := range runs {
			href := runs[j].URL
			if href == "" {
				continue
			}
			address, ok := known[href]
			if !ok {
				address = Link(href, base)
				known[href] = address
			}
			if left -= len(address); left < 0 {
				address = ""
			}
			runs[j].URL = address
		}
	}
}

// Link returns the absolute address that a link leads to from a page at base, which
// may be nil, in printable ASCII without blanks, quotation marks and angle brackets; ""
// unless that is one of http, https or mailto, of at most 2000 bytes, in which no
// password stands, and of another page. Of a mailbox it is the address alone, and not
// what the link would have said there.
func Link(href string, base *url.URL) string {
	href = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' { // which browsers pass over
			return -1
		}
		return r
	}, strings.TrimSpace(href))
	if href == "" || href[0] == '#' || len(href) > maxLink {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	if strings.EqualFold(u.Scheme, "mailto") {
		return mailbox(u.Opaque)
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || base != nil && u.Fragment != "" && samePage(*u, *base) {
		return ""
	}
	address := escaped(u.String())
	if _, err := url.Parse(address); err != nil { // as for a host with what no host may have
		return ""
	}
	return address
}

// samePage reports whether two addresses are of one page.
func samePage(a, b url.URL) bool {
	a.Fragment, a.RawFragment, b.Fragment, b.RawFragment = "", "", "", ""
	return a == b
}

// mailbox returns the link to a mailbox, "" where it is none.
func mailbox(address string) string {
	name, host, found := strings.Cut(address, "@")
	if !found || name == "" || host == "" || strings.ContainsAny(host, "@,") {
		return ""
	}
	return escaped("mailto:" + address)
}

// escaped spells an address with what is not printable ASCII, or could end it for who
// finds it in a text, as the web does.
func escaped(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	if b.Len() > maxLink {
		return ""
	}
	return b.String()
}
