package html

import (
	"net/url"
	"strings"

	"triptych/model/text"
)

// address returns an address that a page may link to, or "": those of http and
// https alone, so that none runs anything.
func address(raw string) string {
	u, err := url.Parse(text.SanitizeLine(raw))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.User = nil // whoever opens the page has no use for the name and password of another
	return u.String()
}

// edgeWords is how many words of a long text are looked for at each of its ends.
const edgeWords = 5

// textFragment returns an address, as address returns it, of a page at the words, after
// the specification of URL fragment text directives; the page's own where there are no
// words, and "" where there is no page.
func textFragment(u, words string) string {
	if u == "" {
		return ""
	}
	list := strings.Fields(text.SanitizeLine(words))
	if len(list) == 0 {
		return u
	}
	if strings.Contains(u, ":~:") {
		return u // which names words already
	}
	if !strings.Contains(u, "#") {
		u += "#"
	}
	if len(list) <= 2*edgeWords {
		return u + ":~:text=" + directive(list)
	}
	return u + ":~:text=" + directive(list[:edgeWords]) + "," + directive(list[len(list)-edgeWords:])
}

// directive writes words as a part of a text directive. Of what [url.PathEscape]
// leaves as it is, a dash, a comma and an ampersand mean something there.
func directive(words []string) string {
	return strings.NewReplacer("-", "%2D", ",", "%2C", "&", "%26").Replace(url.PathEscape(strings.Join(words, " ")))
}
