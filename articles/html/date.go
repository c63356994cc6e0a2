package html

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
)

// dateOf returns the date on which the article was published, from the first place
// that returns one that can be read.
func dateOf(s shown, t tags, data linked, address string) string {
	candidates := []string{data.published}
	for _, name := range []string{
		"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
		"citation_publication_date", "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.created",
		"dcterms.created", "dc.date", "dcterms.date", "dc:date", "pubdate", "pub_date", "publish-date", "publish_date", "publishdate",
		"publication_date", "date.issued", "cxenseparse:recs:publishtime", "article.published", "date",
	} {
		candidates = append(candidates, t.first(name))
	}
	candidates = append(candidates, s.dates()...)
	candidates = append(candidates, pathDate(address), t.first("article:modified_time"), data.modified)
	for _, c := range candidates {
		if d := fields.Date(c); d != "" {
			return d
		}
	}
	return ""
}

// near is how many bytes of text stand at most between a headline and the date of
// its article: what stands further away may be that of another.
const near = 600

// maxDates is how many dates in a page as it is shown are looked at.
const maxDates = 50

// dates returns what may be the date in a page as it is shown: what is marked as
// that of publication, then what stands near the headline, first behind it, then
// the rest. What leads to another page, or says when the article was changed,
// comes last of its kind.
func (s shown) dates() []string {
	var ranks [6][]string
	headline := -1 // where it stands
	for i, n := range s.elements {
		if headline < 0 && n.DataAtom == atom.H1 {
			headline = s.at[i]
		}
	}
	passed := false
	for i, n := range s.elements {
		passed = passed || n.DataAtom == atom.H1
		text, marked := dateIn(n)
		if text == "" {
			continue
		}
		distance := s.at[i] - headline
		rank := 3
		switch {
		case marked:
			rank = 0
		case headline < 0:
		case isOfAnother(n):
			rank = 5
		case saysChanged(n):
			rank = 4
		case passed && distance <= near:
			rank = 1
		case !passed && -distance <= near:
			rank = 2
		}
		ranks[rank] = append(ranks[rank], text)
		if len(ranks[0])+len(ranks[1])+len(ranks[2])+len(ranks[3])+len(ranks[4])+len(ranks[5]) > maxDates {
			break
		}
	}
	return slices.Concat(ranks[:]...)
}

// isOfAnother reports whether a date stands in a link to another page.
func isOfAnother(n *html.Node) bool {
	return enclosing(n, func(a *html.Node) bool { return a.DataAtom == atom.A && leadsAway(a) }) != nil
}

// saysChanged reports whether a date is called that of a change, and not that of
// publication as well.
func saysChanged(n *html.Node) bool {
	class := nameWords(markup.Attr(n, "class"))
	of := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(class, w) })
	}
	return !of("published", "pubdate", "posted") && (of("updated", "modified") || changed.MatchString(shortText(n)) || changed.MatchString(shortText(n.Parent)))
}

// changed matches what says that an article was changed, and not when it was
// published.
var changed = regexp.MustCompile(`(?i)^[^a-z]*(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|aggiornato)`)

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
