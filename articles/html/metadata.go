package html

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"triptych/articles/internal/fields"
	"triptych/articles/internal/markup"
)

// metadata is what a page says of its article.
type metadata struct {
	title, source, date, url string
	authors                  []string
	titles                   []string // all that the page calls the article
}

// readMetadata reads what a page says of its article, which came from address.
// Of the places where it may say so, JSON-LD is trusted most, then Open Graph,
// other meta elements, and the page as it is shown.
func readMetadata(p *page, address string) (metadata, linked) {
	t := metaTags(p)
	data := readLinkedData(p, shownTitles(p, t))
	m := metadata{url: addressOf(p, t, data, address)}
	m.source, m.title, m.titles = outletAndTitle(p, t, data, m.url)
	p.noteAround(append(m.titles, data.headline))
	shown := shownElements(p)
	m.date = dateOf(shown, t, data, m.url)
	m.authors = authorsOf(shown.elements, t, data, m.source)
	return m, data
}

// headBlocks is how many blocks from the headline on may say who wrote an article
// and when.
const headBlocks = 6

// readHead reads the authors and the date, where they are not known, in the
// blocks behind the headline, as old pages have them.
func (m *metadata) readHead(blocks []block) {
	start := slices.IndexFunc(blocks, func(b block) bool {
		return slices.ContainsFunc(m.titles, func(t string) bool { return same(t, b.text) })
	})
	blocks = blocks[start+1:]
	for _, b := range blocks[:min(len(blocks), headBlocks)] {
		if len(b.text) > 120 || endsSentence(b.text) {
			continue
		}
		if len(m.authors) == 0 && fields.StartsByline(b.text) {
			m.authors = people([]string{b.text}, m.source)
		}
		if m.date == "" {
			m.date = fields.Date(b.text)
		}
	}
}

// tags are the contents of a page's meta elements, by their name or property in
// lower case.
type tags map[string][]string

// metaTags reads the meta elements.
func metaTags(p *page) tags {
	t := make(tags)
	for _, n := range p.metas {
		if content := line(markup.Attr(n, "content")); content != "" {
			for _, key := range []string{"property", "name", "itemprop"} {
				for name := range strings.FieldsSeq(strings.ToLower(markup.Attr(n, key))) {
					t[name] = append(t[name], content)
				}
			}
		}
	}
	return t
}

// first returns the first content of the first name that has one.
func (t tags) first(names ...string) string {
	for _, name := range names {
		if list := t[name]; len(list) > 0 {
			return list[0]
		}
	}
	return ""
}

// linksFrom returns the address that links are relative to in a page that came from
// address, nil where none is known.
func (p *page) linksFrom(address string) *url.URL {
	base, err := url.Parse(cmp.Or(address, p.saved))
	if err != nil {
		base = nil
	}
	if b := fields.Absolute(p.base, base); b != "" {
		base, _ = url.Parse(b) // which it just was
	}
	if base != nil && base.Host == "" {
		return nil
	}
	return base
}

// addressOf returns the address of the article: what the page calls its canonical
// one, unless that is the front page of the site, or else where it came from.
func addressOf(p *page, t tags, data linked, address string) string {
	here, base := cmp.Or(address, p.saved), p.linksFrom(address)
	candidates := []string{canonicalLink(p), t.first("og:url"), data.url}
	for _, c := range candidates {
		if u := fields.Absolute(c, base); u != "" && (!isFrontPage(u) || here == "") {
			return u
		}
	}
	return fields.Absolute(here, nil)
}

func canonicalLink(p *page) string {
	for _, n := range p.metas {
		if strings.EqualFold(markup.Attr(n, "rel"), "canonical") {
			return markup.Attr(n, "href")
		}
	}
	return ""
}

func isFrontPage(address string) bool {
	u, err := url.Parse(address)
	return err != nil || strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}
