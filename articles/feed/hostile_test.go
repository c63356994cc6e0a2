package feed

import (
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

// hostile are feeds that are broken, or cost far more than their size where they
// are taken in without thought.
func hostile(n int) map[string]string {
	const start, end = "<rss xmlns:x='u'><channel><item><description>", "</description></item></channel></rss>"
	const atom, atomEnd = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'><div>", "</div></content></entry></feed>"
	const json, jsonEnd = `{"version": "https://jsonfeed.org/version/1", "items": [`, `]}`
	return map[string]string{
		"billion laughs":       formattest.BillionLaughs("rss") + start + "&b9;" + end,
		"external entity":      `<!DOCTYPE rss [<!ENTITY b SYSTEM "file:///etc/hostname">]>` + start + "&b;" + end,
		"unknown and deep":     "<rss xmlns:x='u'><channel>" + strings.Repeat("<x:a>", n),
		"unknown and wide":     "<rss xmlns:x='u'><channel><item><x:a>" + strings.Repeat("aaa<b/>", n) + "</x:a><description>a</description></item></channel></rss>",
		"never closed":         atom + "<p>" + strings.Repeat("<b class='c'/>", 400) + "</p>" + strings.Repeat("<p>a</p>", n) + atomEnd,
		"deep":                 start + strings.Repeat("<div>", n) + strings.Repeat("</div>", n) + end,
		"deep, escaped":        start + strings.Repeat("&lt;div&gt;a", n) + end,
		"cut off":              start + "a",
		"cut off after many":   "<rss><channel>" + strings.Repeat("<item><title>a</title></item>", 60) + "<item>",
		"no entries":           "<rss><channel><title>a</title></channel></rss>",
		"empty entries":        "<rss><channel>" + strings.Repeat("<item></item>", n) + "</channel></rss>",
		"entries in entries":   "<rss><channel>" + strings.Repeat("<item>", 90) + "a" + strings.Repeat("</item>", 90) + "</channel></rss>",
		"ends in text":         "<rss><channel><item><description><![CDATA[" + strings.Repeat("</item>", 60) + "]]></description></item></channel></rss>",
		"many authors":         "<rss><channel><item>" + strings.Repeat("<creator>A Roe</creator>", n/10) + "<description>a</description></item></channel></rss>",
		"control characters":   start + "a\x1b[31mb\x1b]0;c\x07\u202ed" + end,
		"zero bytes":           start + "a\x00b" + end,
		"wrong encoding":       `<?xml version="1.0" encoding="UTF-16"?>` + start + "caf\xe9" + end,
		"deep JSON":            json + strings.Repeat("[", n) + strings.Repeat("]", n) + jsonEnd,
		"JSON cut off":         json + `{"url": "a"`,
		"JSON of other types":  `{"version": "https://jsonfeed.org/version/1", "title": [], "authors": {}, "author": 5, "items": [null, 5, "a", [], {"authors": "b", "content_text": {}}, {"content_text": "c"}]}`,
		"JSON without entries": `{"version": "https://jsonfeed.org/version/1", "items": {}}`,
		"JSON, many entries":   json + strings.Repeat("{},", n) + `{}` + jsonEnd,
		"JSON, duplicated":     json + "{" + strings.Repeat(`"content_text": "a",`, n) + `"url": 1e999999}` + jsonEnd,
		"JSON, deep HTML":      json + `{"content_html": "` + strings.Repeat("<div>a", n) + `"}` + jsonEnd,
	}
}

// TestHostile reads each: articles or a refusal in little time and memory.
func TestHostile(t *testing.T) {
	if refusals := formattest.Hostile(t, hostile(30_000), 200<<20, read); len(refusals) < 8 {
		t.Errorf("only %d are refused", len(refusals))
	}
}

// read reads a feed and checks what holds for all articles. It gives a refusal.
func read(t *testing.T, source string) error {
	t.Helper()
	doc := draft.Document{Data: []byte(source)}
	if !Format().Is(doc) {
		return nil
	}
	return formattest.Check(t, Format(), doc, maxEntries, 4*2000)
}

// TestNothingIsFetched reads an entity that names a file, which must not be in
// the text.
func TestNothingIsFetched(t *testing.T) {
	list, err := Read(t.Context(), draft.Document{Data: []byte(hostile(1)["external entity"])})
	if err != nil {
		t.Fatal(err)
	}
	if got := formattest.Show(list); got != "p &b;\n----\n" {
		t.Errorf("got %s", got)
	}
}

// TestCutOff cuts every fixture at many places.
func TestCutOff(t *testing.T) {
	for _, path := range fixtures(t) {
		formattest.CutOff(t, formattest.Document(t, path), Format())
	}
}

func Fuzz(f *testing.F) {
	formattest.Seed(f, fixtures(f), hostile(20))
	f.Fuzz(func(t *testing.T, source string) { _ = read(t, source) })
}
