package feed

import (
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
)

// hostile are feeds that are broken, or cost far more than their size where they
// are taken in without thought.
func hostile(n int) map[string]string {
	const start, end = "<rss xmlns:x='u'><channel><item><description>", "</description></item></channel></rss>"
	const atom, atomEnd = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'><div>", "</div></content></entry></feed>"
	const json, jsonEnd = `{"version": "https://jsonfeed.org/version/1", "items": [`, `]}`
	laughs := `<!DOCTYPE rss [<!ENTITY b0 "ha">`
	for i := '1'; i <= '9'; i++ {
		laughs += "<!ENTITY b" + string(i) + " \"" + strings.Repeat("&b"+string(i-1)+";", 10) + "\">"
	}
	return map[string]string{
		"billion laughs":       laughs + "]>" + start + "&b9;" + end,
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
	refusals := 0
	for name, source := range hostile(30_000) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			if err := read(t, source); err != nil {
				refusals++
			}
			runtime.ReadMemStats(&after)
			if took, bytes := time.Since(start), after.TotalAlloc-before.TotalAlloc; took > 5*time.Second || bytes > 200<<20 {
				t.Errorf("%d bytes took %v and %d MB", len(source), took, bytes>>20)
			}
		})
	}
	if refusals < 8 {
		t.Errorf("only %d are refused", refusals)
	}
}

// read reads a feed and checks what holds for all articles. It gives a refusal.
func read(t *testing.T, source string) error {
	t.Helper()
	doc := draft.Document{Data: []byte(source)}
	if !Format().Is(doc) {
		return nil
	}
	list, err := Read(t.Context(), doc)
	if err != nil {
		if refused := new(draft.Error); !errors.As(err, &refused) || refused.Problem == "" || refused.Advice == "" || len(err.Error()) > 4*maxAddress {
			t.Fatalf("error %v", err)
		}
		return err
	}
	if len(list) == 0 || len(list) > maxEntries {
		t.Fatalf("%d articles", len(list))
	}
	for _, a := range list {
		if len(a.Blocks) == 0 || strings.ContainsAny(a.Title+a.Source+a.Date+a.URL, "\n\r\t") {
			t.Fatalf("%+v", a)
		}
	}
	return nil
}

// TestNothingIsFetched reads an entity that names a file, which must not be in
// the text.
func TestNothingIsFetched(t *testing.T) {
	list, err := Read(t.Context(), draft.Document{Data: []byte(hostile(1)["external entity"])})
	if err != nil {
		t.Fatal(err)
	}
	if got := show(list); got != "p &b;\n----\n" {
		t.Errorf("got %s", got)
	}
}

// TestCutOff cuts every fixture at many places: whatever is left is no whole
// feed and refused, or no longer known as one.
func TestCutOff(t *testing.T) {
	for _, path := range fixtures(t) {
		source := strings.TrimSpace(string(document(t, path).Data))
		for end := 0; end < len(source); end += 1 + len(source)/100 {
			doc := draft.Document{Data: []byte(source[:end])}
			if !Format().Is(doc) {
				continue
			}
			if list, err := Read(t.Context(), doc); err == nil {
				t.Errorf("%s cut off at %d gives %s", path, end, show(list))
			}
		}
	}
}

func Fuzz(f *testing.F) {
	for _, path := range fixtures(f) {
		f.Add(string(document(f, path).Data))
	}
	for _, source := range hostile(20) {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) { _ = read(t, source) })
}
