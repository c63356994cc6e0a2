package html

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// maxName is how long the name of an outlet may be, in bytes.
const maxName = 80

// shownTitles returns what the page calls its article where people see it.
func shownTitles(p *page, t tags) []string {
	titles := []string{t.first("og:title"), headline(p, t), t.first("twitter:title"), p.title}
	return slices.DeleteFunc(titles, func(s string) bool { return s == "" })
}

// headline returns the text of the heading that is the article's: of the <h1>s, or
// else of the lesser headings, the one that has the words of another title; where
// none has, the first <h1>.
func headline(p *page, t tags) string {
	window, shared := fold(p.title), t.first("og:title")
	agrees := func(text string) bool {
		return same(text, shared) || strings.HasPrefix(window, fold(text)) || countWords(text) > 2 && strings.Contains(window, fold(text))
	}
	texts := shortTexts(p.headlines)
	if i := slices.IndexFunc(texts, agrees); i >= 0 {
		return texts[i]
	}
	for _, text := range shortTexts(p.headings) {
		if countWords(text) > 2 && agrees(text) {
			return text
		}
	}
	for _, text := range texts {
		if countWords(text) > 2 {
			return text
		}
	}
	return ""
}

// shortTexts returns the short texts of elements, those that have one.
func shortTexts(nodes []*html.Node) []string {
	var texts []string
	for _, n := range nodes[:min(len(nodes), maxHeadings)] {
		if text := line(shortText(n)); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// outletAndTitle returns the name of the outlet, the title, and all that the page
// calls the article, each without the outlet's name.
func outletAndTitle(p *page, t tags, data linked, address string) (source, title string, titles []string) {
	source = outletOf(t, data)
	shown := headline(p, t)
	host := hostOf(address)
	known := []string{data.headline, shown, t.first("og:title")}
	if source == "" {
		source = cmp.Or(outletInTitle(p.title, known, host), host)
	}
	candidates := []string{
		data.headline,
		t.first("og:title"),
		shown,
		t.first("citation_title", "dc.title", "dcterms.title", "dc:title", "parsely-title", "sailthru.title", "twitter:title"),
		p.title,
	}
	for _, c := range candidates {
		if c = cutOutlet(c, source, host, known); c != "" && !same(c, source) {
			titles = append(titles, c)
		}
	}
	return source, agreed(titles), titles
}

// agreed returns the first title that another agrees with, or else the first. What
// was cut for search engines gives way to the whole.
func agreed(titles []string) string {
	if len(titles) == 0 {
		return ""
	}
	title := titles[0]
	for i, t := range titles {
		if slices.ContainsFunc(titles[i+1:], func(other string) bool { return same(t, other) }) {
			title = t
			break
		}
	}
	if start := strings.TrimRight(title, ".… "); start != title {
		for _, t := range titles {
			if len(t) > len(title) && strings.HasPrefix(fold(t), fold(start)) {
				return t
			}
		}
	}
	return title
}

// outletOf returns the name of the outlet that the page states, "" where it does
// not. What the page calls its site is better than the name of the company that
// publishes it.
func outletOf(t tags, data linked) string {
	site := outletName(t.first("og:site_name"))
	publisher := outletName(data.publisher)
	if site != "" && isCompany(publisher) {
		return site
	}
	if publisher != "" {
		return publisher
	}
	if site != "" {
		return site
	}
	for _, name := range []string{"application-name", "publisher", "dc.publisher", "dcterms.publisher", "dc:publisher",
		"citation_journal_title", "article:publisher", "apple-mobile-web-app-title", "cre"} {
		if s := outletName(t.first(name)); s != "" {
			return s
		}
	}
	return ""
}

// outletName returns the name of an outlet without what is none.
func outletName(s string) string {
	s = strings.TrimPrefix(s, "www.")
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") || len(s) > maxName || fold(s) == "" {
		return ""
	}
	return s
}

// isCompany reports whether a name is that of a company.
func isCompany(name string) bool {
	words := strings.Fields(fold(name))
	return len(words) > 1 && isOne("companies", words[len(words)-1])
}

// hostOf returns the name of the host of an address as people know it.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := u.Hostname()
	for _, prefix := range []string{"www.", "m.", "mobile.", "amp.", "edition."} {
		host = strings.TrimPrefix(host, prefix)
	}
	return host
}

// A cut is a place where a title may be parted.
type cut struct{ before, after string }

var separators = regexp.MustCompile(` (?:\||-|–|—|·|•|::|»|«|/) |\||_`)

// cuts returns the places where a title may be parted into a headline and the name
// of an outlet, the last first.
func cuts(title string) []cut {
	var list []cut
	for _, at := range slices.Backward(separators.FindAllStringIndex(title, -1)) {
		if c := (cut{strings.TrimSpace(title[:at[0]]), strings.TrimSpace(title[at[1]:])}); at[0] > 0 && c.after != "" {
			list = append(list, c)
		}
	}
	return list
}

// cutOutlet takes the name of the outlet, and that of a section before it, from
// the end or start of a title.
func cutOutlet(title, source, host string, known []string) string {
	places := cuts(title)
	for _, c := range places {
		if slices.ContainsFunc(known, func(k string) bool { return k != title && same(k, c.before) }) {
			return c.before
		}
	}
	for i, c := range places {
		switch {
		case isOutlet(c.after, source, host):
			if i+1 < len(places) && isSection(title, c, places[i+1]) {
				return places[i+1].before
			}
			return c.before
		case i == len(places)-1 && isOutlet(c.before, source, host):
			return c.after
		}
	}
	return title
}

// isSection reports whether what stands between two cuts of a title is the name of
// a section: a word or two between bars.
func isSection(title string, last, before cut) bool {
	section := strings.Trim(strings.TrimPrefix(last.before, before.before), " |")
	return strings.Contains(title, before.before+" | "+section+" | ") && len(strings.Fields(section)) <= 2 &&
		len(strings.Fields(before.before)) > 3
}

// isOutlet reports whether a part of a title is the name of the outlet.
func isOutlet(part, source, host string) bool {
	name := joined(part)
	if name == "" {
		return false
	}
	isLabel := func(label string) bool { return len(label) > 2 && joined(label) == name }
	return name == joined(source) || strings.ReplaceAll(fold(part), " ", "") == fold(host) || slices.ContainsFunc(strings.Split(host, "."), isLabel)
}

// joined returns a name as one word, as in the name of a host, and without an article.
func joined(name string) string {
	return strings.TrimPrefix(strings.ReplaceAll(fold(name), " ", ""), "the")
}

// outletInTitle returns the name of an outlet that stands at the end of the title
// of the window, where the rest is a title that is known, or the name is the
// host's or behind a bar.
func outletInTitle(title string, known []string, host string) string {
	places := cuts(title)
	for _, c := range places {
		name := outletName(places[0].after)
		if name == "" || len(strings.Fields(name)) > 5 {
			continue
		}
		if slices.ContainsFunc(known, func(k string) bool { return same(k, c.before) }) || isOutlet(name, "", host) ||
			strings.HasSuffix(title, "| "+name) && len(strings.Fields(c.before)) > 3 {
			return name
		}
	}
	return ""
}
