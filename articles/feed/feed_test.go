package feed

import (
	"fmt"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

// fixtures returns the paths of all fixtures.
func fixtures(t testing.TB) []string {
	return formattest.Fixtures(t, "testdata/*.json", "testdata/*.xml")
}

func TestFixtures(t *testing.T) { formattest.Goldens(t, Format(), fixtures(t)) }

// TestOthers holds documents of other formats, which are no feeds.
func TestOthers(t *testing.T) {
	formattest.Others(t, map[string]string{
		"nothing":    "",
		"text":       "A feed.",
		"HTML":       "<!doctype html><html><head><title>rss</title></head><body><rss>",
		"other XML":  "<feed><entry/></feed>",
		"other RDF":  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item/></rdf:RDF>`,
		"news item":  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>`,
		"other JSON": `{"version": "1", "items": []}`,
		"binary":     "\x00\x01<rss>",
	}, Format())
}

// long is a text that is long enough to be whole.
var long = strings.Repeat("The ferry ran aground on Sunday. ", 25)

// rss makes a feed of one entry, which has a link.
func rss(description string) draft.Document {
	return draft.Document{Data: []byte("<rss><channel><title>F</title><item><title>T</title><link>http://example.org/1</link><description><![CDATA[" +
		description + "]]></description></item></channel></rss>")}
}

func TestWhole(t *testing.T) {
	tests := []struct {
		name, text string
		whole      bool
	}{
		{"short", "The ferry ran aground.", false},
		{"long", long, true},
		{"cut with dots", long + "And then...", false},
		{"cut with dots in brackets", "<p>" + long + "And then [&hellip;]</p>", false},
		{"very long, trails off", strings.Repeat(long, 3) + "And then …", true},
		{"leads on", "<p>" + long + "</p><p><a href=x>Read more »</a></p>", false},
		{"very long, leads on", "<p>" + strings.Repeat(long, 3) + "</p><p>Continue reading “T”</p>", false},
		{"speaks of reading", "<p>" + long + "</p><p>Read more often, she said.</p>", true},
		{"footer", "<p>" + long + "And then [&#8230;]</p><p>The post <a href=x>T</a> appeared first on <a href=x>F</a>.</p>", false},
		{"a picture", "<img src=x>", false},
	}
	for _, tt := range tests {
		list, err := Read(t.Context(), rss(tt.text))
		if (err == nil) != tt.whole {
			t.Errorf("%s: %d articles, error %v", tt.name, len(list), err)
		}
		if err != nil && !strings.Contains(err.Error(), "http://example.org/1") {
			t.Errorf("%s: error %v does not give the address", tt.name, err)
		}
	}
}

// TestLinks finds the address of an entry, of a feed that came from the web.
func TestLinks(t *testing.T) {
	for link, want := range map[string]string{
		"<link>http://example.org/a</link>":                                 "http://example.org/a",
		"<link> /a?b=1&amp;c </link>":                                       "https://feeds.example.org/a?b=1&c",
		"<link>javascript:alert(1)</link>":                                  "",
		"<link>http://example.org/\x1b[31m</link>":                          "",
		"<link>http://[bad</link>":                                          "",
		"<guid>http://example.org/g</guid>":                                 "http://example.org/g",
		`<guid isPermaLink="false">http://g.org/</guid>`:                    "",
		"<guid>17</guid>":                                                   "",
		"<link>http://example.org/" + strings.Repeat("a", 2000) + "</link>": "",
		"": "",
	} {
		doc := draft.Document{
			Data: []byte("<rss><channel><item>" + link + "<description>" + long + "</description></item></channel></rss>"),
			URL:  "https://feeds.example.org/rss.xml",
		}
		list, err := Read(t.Context(), doc)
		if err != nil {
			t.Errorf("%s: %v", link, err)
			continue
		}
		if list[0].URL != want {
			t.Errorf("%s: got %q, want %q", link, list[0].URL, want)
		}
	}
}

// entries makes a feed of n entries of which every other one is whole.
func entries(n int, start, entry, end string) draft.Document {
	var b strings.Builder
	b.WriteString(start)
	for i := range n {
		text := long
		if i%2 == 1 {
			text = "Start."
		}
		if i > 0 && entry[0] == '{' {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, entry, i, text)
	}
	b.WriteString(end)
	return draft.Document{Data: []byte(b.String())}
}

// TestManyEntries reads the first of very many entries.
func TestManyEntries(t *testing.T) {
	const n = 6000
	for name, doc := range map[string]draft.Document{
		"RSS":  entries(n, "<rss><channel>", "<item><link>http://example.org/%d</link><description>%s</description></item>", "<title>Late title</title></channel></rss>"),
		"Atom": entries(n, `<feed xmlns="http://www.w3.org/2005/Atom">`, "<entry><link href='http://example.org/%d'/><content>%s</content></entry>", "<title>Late title</title></feed>"),
		"JSON": entries(n, `{"version": "https://jsonfeed.org/version/1", "items": [`, `{"url": "http://example.org/%d", "content_text": "%s"}`, `], "title": "Late title"}`),
	} {
		list, err := Read(t.Context(), doc)
		if err != nil || len(list) != maxEntries/2 {
			t.Errorf("%s: %d articles, error %v", name, len(list), err)
			continue
		}
		if list[24].URL != "http://example.org/48" || list[0].Source != "Late title" {
			t.Errorf("%s: the last is %q of %q", name, list[24].URL, list[0].Source)
		}
		want := []string{
			"25 entries hold only the start of their texts and are left out; add them by their addresses: http://example.org/1 http://example.org/3 http://example.org/5 …",
			"only the first 50 entries of the feed are read",
		}
		if got := list[0].Notices; len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
			t.Errorf("%s: notices %q", name, got)
		}
	}
}

func TestEndsEarly(t *testing.T) { formattest.EndsEarly(t, Format(), fixtures(t)...) }
