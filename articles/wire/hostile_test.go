package wire

import (
	"fmt"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

// hostile are documents that are broken, or cost far more than their size where
// they are taken in without thought.
func hostile(n int) map[string]string {
	const nitfStart, nitfEnd = "<nitf><body><body.content><p>", "</p></body.content></body></nitf>"
	const ninjsStart, ninjsEnd = `{"uri": "x", "versioncreated": "y", "headline": "z", "body_text": "`, `"}`
	item := "<newsItem><contentSet><inlineData>text</inlineData></contentSet></newsItem>"
	return map[string]string{
		"billion laughs":        formattest.BillionLaughs("nitf") + nitfStart + "&b9;" + nitfEnd,
		"external entity":       `<!DOCTYPE nitf [<!ENTITY b SYSTEM "file:///etc/hostname">]>` + nitfStart + "&b;" + nitfEnd,
		"parameter entity":      `<!DOCTYPE nitf [<!ENTITY % b SYSTEM "http://127.0.0.1:1/x"> %b;]>` + nitfStart + "a" + nitfEnd,
		"deep XML":              "<nitf>" + strings.Repeat("<p>", n),
		"deep XML, closed":      "<newsItem>" + strings.Repeat("<a>", n) + strings.Repeat("</a>", n) + "</newsItem>",
		"deep HTML in XML":      "<newsItem><contentSet><inlineData>" + strings.Repeat("&lt;div&gt;a", n) + "</inlineData></contentSet></newsItem>",
		"cut off in text":       nitfStart + "a",
		"cut off in a tag":      nitfStart + "a</p><p",
		"cut off in an item":    "<newsMessage>" + item + "<newsItem>",
		"only a root":           "<newsMessage/>",
		"attributes":            "<nitf " + strings.Repeat("a='b' ", n) + "></nitf>",
		"many items":            "<newsMessage>" + strings.Repeat(item, n/10) + "</newsMessage>",
		"many empty items":      "<newsMessage>" + strings.Repeat("<newsItem/>", n) + "</newsMessage>",
		"many bylines":          "<nitf><body><body.head>" + strings.Repeat("<byline>A Roe and B Doe</byline>", n/10) + "</body.head><body.content>a</body.content></body></nitf>",
		"old texts in items":    "<NewsML>" + strings.Repeat("<NewsItem><NewsComponent>", 90) + strings.Repeat("<ContentItem><DataContent/></ContentItem>", n) + strings.Repeat("</NewsComponent></NewsItem>", 90) + "</NewsML>",
		"old items in items":    "<NewsML>" + strings.Repeat("<NewsItem><NewsComponent>", 90) + strings.Repeat("<ContentItem/>", n) + strings.Repeat("</NewsComponent></NewsItem>", 90) + "</NewsML>",
		"control characters":    nitfStart + "\x1b[31ma\x1b]0;b\x07\u202ec" + nitfEnd,
		"zero bytes":            nitfStart + "a\x00b" + nitfEnd,
		"a wrong encoding":      `<?xml version="1.0" encoding="UTF-16"?>` + nitfStart + "caf\xe9" + nitfEnd,
		"an unknown encoding":   `<?xml version="1.0" encoding="x-none"?>` + nitfStart + "caf\xe9" + nitfEnd,
		"deep JSON":             `{"uri": "x", "versioncreated": "y", "headline": ` + strings.Repeat("[", n) + strings.Repeat("]", n) + "}",
		"deep JSON, cut off":    `{"uri": "x", "versioncreated": "y", "headline": "z", "a": ` + strings.Repeat(`{"a":`, n),
		"JSON cut off":          ninjsStart + "a",
		"JSON, text behind":     ninjsStart + "a" + ninjsEnd + "]",
		"duplicated keys":       `{"uri": "x", "versioncreated": "y", "headline": "z", ` + strings.Repeat(`"body_text": "a", "Body_Text": 5, `, n) + `"pubstatus": "usable"}`,
		"huge numbers":          `{"uri": "x", "versioncreated": 1e999999, "headline": ` + strings.Repeat("9", n) + `, "pubstatus": "usable", "body_text": "a"}`,
		"other types":           `{"uri": [], "versioncreated": {}, "headline": 5, "headlines": "a", "bodies": [1, null, "b", {"value": {}}, {"value": "c"}], "by": true}`,
		"surrogates":            ninjsStart + `a\ud800b\u0000` + ninjsEnd,
		"JSON, control":         ninjsStart + "a\x1b[31m" + ninjsEnd,
		"many bodies":           `{"uri": "x", "versioncreated": "y", "headline": "z", "bodies": [` + strings.Repeat(`{"value": ""},`, n) + `{"value": "a"}]}`,
		"deep HTML in JSON":     ninjsStart + strings.Repeat("<div>a", n) + ninjsEnd,
		"never closed, in JSON": ninjsStart + strings.Repeat("<b class=x>", n) + strings.Repeat("<p>a", n) + ninjsEnd,
		"NITF in NITF in JSON":  ninjsStart + strings.Repeat("<nitf><body>", 90) + "a" + ninjsEnd,
	}
}

// TestHostile reads each: an article or a refusal in little time and memory.
func TestHostile(t *testing.T) {
	if refusals := formattest.Hostile(t, hostile(30_000), 500<<20, readAny); len(refusals) < 8 {
		t.Errorf("only %d are refused", len(refusals))
	}
}

// readAny reads a document in whatever format it is in and checks what holds for
// all articles. It gives a refusal.
func readAny(t *testing.T, source string) error {
	t.Helper()
	doc := draft.Document{Data: []byte(source)}
	for _, f := range formats() {
		if f.Is(doc) {
			if err := formattest.Check(t, f, doc, maxArticles, 500); err != nil {
				return err
			}
		}
	}
	return nil
}

// TestNothingIsFetched reads entities that name a file, which must not be in the
// text.
func TestNothingIsFetched(t *testing.T) {
	doc := draft.Document{Data: []byte(hostile(1)["external entity"])}
	list, err := NITF().Read(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	if got := formattest.Show(list); got != "p &b;\n----\n" {
		t.Errorf("got %s", got)
	}
}

// TestOddJSON reads objects whose members are not what they should be: the text
// is found all the same.
func TestOddJSON(t *testing.T) {
	for name, want := range map[string]string{
		"duplicated keys": "title: z\ndate: y\np a\n----\n",
		"huge numbers":    "p a\n----\n",
		"other types":     "p c\n----\n",
		"surrogates":      "title: z\ndate: y\np a\uFFFDb\uFFFD\n----\n",
	} {
		list, err := Ninjs().Read(t.Context(), draft.Document{Data: []byte(hostile(3)[name])})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := formattest.Show(list); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestManyItems(t *testing.T) {
	doc := draft.Document{Data: []byte(hostile(1000)["many items"])}
	list, err := NewsML().Read(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("it holds 100 items: only the first %d articles are read", maxArticles); len(list) != maxArticles || list[0].Notices[0] != want {
		t.Errorf("%d articles, notices %q", len(list), list[0].Notices)
	}
}

// TestCutOff cuts every fixture at many places.
func TestCutOff(t *testing.T) {
	for _, path := range fixtures(t) {
		formattest.CutOff(t, formattest.Document(t, path), formats()...)
	}
}

func fuzz(f *testing.F, of string) {
	formattest.Seed(f, formattest.Fixtures(f, "testdata/"+of+"*"), hostile(20))
	f.Fuzz(func(t *testing.T, source string) { _ = readAny(t, source) })
}

func FuzzNinjs(f *testing.F)  { fuzz(f, "ninjs") }
func FuzzNITF(f *testing.F)   { fuzz(f, "nitf") }
func FuzzNewsML(f *testing.F) { fuzz(f, "newsml") }
