package html

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
)

// dateOf returns the date on which the article was published, from the first place
// that returns one that can be read.
func dateOf(elements []*html.Node, t tags, data linked, address string) string {
	candidates := []string{data.published}
	for _, name := range []string{
		"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
		"citation_publication_date", "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.created",
		"dcterms.created", "dc.date", "dcterms.date", "dc:date", "pubdate", "pub_date", "publish-date", "publish_date", "publishdate",
		"publication_date", "date.issued", "cxenseparse:recs:publishtime", "article.published", "date",
	} {
		candidates = append(candidates, t.first(name))
	}
	candidates = append(candidates, shownDates(elements)...)
	candidates = append(candidates, pathDate(address), t.first("article:modified_time"), data.modified)
	for _, c := range candidates {
		if d := fields.Date(c); d != "" {
			return d
		}
	}
	return ""
}

// shownDates returns what may be the date in a page as it is shown: what is marked
// as that of publication, then what stands behind the headline, then the rest.
func shownDates(elements []*html.Node) []string {
	var published, behind, before []string
	passed := false // the headline
	for _, n := range elements {
		passed = passed || n.DataAtom == atom.H1
		text, marked := dateIn(n)
		switch {
		case text == "":
		case marked:
			published = append(published, text)
		case passed:
			behind = append(behind, text)
		default:
			before = append(before, text)
		}
		if len(published)+len(behind)+len(before) > 50 {
			break
		}
	}
	return slices.Concat(published, behind, before)
}

// dateIn returns the text of an element that is a date by what it is or is called,
// and reports whether that is marked as the date of publication.
func dateIn(n *html.Node) (text string, published bool) {
	published = markup.Attr(n, "itemprop") == "datePublished"
	called := published || n.DataAtom == atom.Time
	for class := range names(markup.Attr(n, "class")) {
		for _, w := range nameWords(class) {
			switch w {
			case "date", "dateline", "published", "pubdate", "datum", "timestamp", "byline", "posted":
				called = true
			}
		}
	}
	if !called {
		return "", false
	}
	if text = cmp.Or(markup.Attr(n, "datetime"), markup.Attr(n, "content")); text == "" {
		text = shortText(n)
	}
	if len(text) > 200 {
		return "", false
	}
	return text, published
}

// pathDate returns the date in the path of an address, as /2018/07/23/ or
// /2018/jul/23/, or "".
func pathDate(address string) string {
	parts := strings.Split(address, "/")
	for i := 3; i+2 < len(parts); i++ {
		if len(parts[i]) == 4 && fields.IsDigits(parts[i]) {
			return strings.Join(parts[i:i+3], "/")
		}
	}
	return ""
}
