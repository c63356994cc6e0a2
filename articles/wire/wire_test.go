package wire

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

func formats() []draft.Format { return []draft.Format{Ninjs(), NITF(), NewsML()} }

// formatOf returns the one format that a document is of.
func formatOf(t *testing.T, doc draft.Document) draft.Format {
	t.Helper()
	var of []draft.Format
	for _, f := range formats() {
		if f.Is(doc) {
			of = append(of, f)
		}
	}
	if len(of) != 1 {
		t.Fatalf("of %d formats", len(of))
	}
	return of[0]
}

// fixtures returns the paths of all fixtures.
func fixtures(t testing.TB) []string {
	return formattest.Fixtures(t, "testdata/*.json", "testdata/*.xml")
}

// TestFixtures reads every fixture by its content alone.
func TestFixtures(t *testing.T) {
	for _, path := range fixtures(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			doc := formattest.Document(t, path)
			format := formatOf(t, doc)
			if name, _, _ := strings.Cut(filepath.Base(path), "-"); !strings.EqualFold(name, format.Name) {
				t.Errorf("taken for %s", format.Name)
			}
			formattest.Golden(t, format, doc, path+".golden")
		})
	}
}

// utf16Of returns a text in UTF-16 with a byte order mark.
func utf16Of(s string) []byte {
	data := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(s)) {
		data = append(data, byte(unit), byte(unit>>8))
	}
	return data
}

// TestCharsets reads the same documents in other charsets.
func TestCharsets(t *testing.T) {
	for _, path := range []string{"testdata/ninjs-2.1.json", "testdata/nitf-3.5.xml", "testdata/newsml-g2-xhtml.xml"} {
		t.Run(path, func(t *testing.T) {
			doc := formattest.Document(t, path)
			want, err := formatOf(t, doc).Read(t.Context(), doc)
			if err != nil {
				t.Fatal(err)
			}
			source := string(doc.Data)
			for name, data := range map[string][]byte{
				"UTF-8 with a mark":             []byte("\ufeff" + source),
				"UTF-16":                        utf16Of(strings.Replace(source, `encoding="UTF-8"`, `encoding="UTF-16"`, 1)),
				"a wrong declaration, in UTF-8": []byte(strings.Replace(source, `encoding="UTF-8"`, `encoding="ISO-8859-1"`, 1)),
			} {
				doc := draft.Document{Data: data}
				got, err := formatOf(t, doc).Read(t.Context(), doc)
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				got[0].Notices = want[0].Notices
				if formattest.Show(got) != formattest.Show(want) {
					t.Errorf("%s: got\n%s\nwant\n%s", name, formattest.Show(got), formattest.Show(want))
				}
			}
		})
	}
}

// TestOthers holds documents of other formats, which are none of these.
func TestOthers(t *testing.T) {
	formattest.Others(t, map[string]string{
		"nothing":         "",
		"text":            "A ferry ran aground.",
		"HTML":            "<!doctype html><html><head><title>nitf</title></head><body><nitf>",
		"feed":            `<?xml version="1.0"?><rss version="2.0"><channel><item><title>newsItem</title></item></channel></rss>`,
		"other XML":       `<?xml version="1.0"?><root><item/></root>`,
		"other JSON":      `{"uri": "x", "title": "y", "items": [{"versioncreated": "z", "headline": "a", "bodies": []}]}`,
		"JSON in a list":  `[{"uri": "x", "title": "z", "headline": "a"}]`,
		"a list of texts": `["uri", "versioncreated", "headline"]`,
		"linked data":     `{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A", "articleBody": "B", "author": "C", "url": "D"}`,
		"JSON feed":       `{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": []}`,
		"names in text":   `{"a": "\"versioncreated\": 1, \"uri\": 2, \"headline\": 3"}`,
		"binary":          "\x00\x01\x02{",
	}, formats()...)
}

func TestStatus(t *testing.T) {
	tests := []struct{ status, until, want string }{
		{"", "", ""},
		{"stat:usable", "", ""},
		{"Usable", "2001-01-01T00:00:00Z", ""},
		{"usable", "2999-01-01T00:00:00Z", "embargoed until 2999-01-01T00:00:00Z: not for publication before"},
		{"usable", "\x1b[31m", "embargoed until \x1b[31m: not for publication before"},
		{"Embargoed", "", "embargoed: not for publication yet"},
		{"embargoed", "20010101T000000Z", ""},
		{"stat:withheld", "2001-01-01", "its provider withholds it: not for publication"},
		{"stat:withheld", "29990101T000000Z", "withheld until 2999-01-01T00:00:00Z: not for publication before"},
		{"http://cv.iptc.org/newscodes/pubstatusg2/canceled", "", "its provider cancelled it"},
		{"cancelled", "", "its provider cancelled it"},
	}
	for _, tt := range tests {
		if got := strings.Join(statusNotices(statusOf(tt.status), tt.until), " "); got != tt.want {
			t.Errorf("%q until %q: got %q, want %q", tt.status, tt.until, got, tt.want)
		}
	}
}

// TestBodies takes the best text of several.
func TestBodies(t *testing.T) {
	const emptyNITF, nitf = `<nitf><head><title>T</title></head><body/></nitf>`, `<nitf><body><body.content><p>NITF</p></body.content></body></nitf>`
	for bodies, want := range map[string]string{
		`[{"value": "Plain."}, {"contenttype": "text/html", "value": "<p>HTML.</p>"}]`:                                  "p HTML.\n",
		`[{"value": "Plain."}, {"contenttype": "text/html", "value": "<p> </p>"}]`:                                      "p Plain.\n",
		`[{"contenttype": "text/vnd.IPTC.NITF", "value": "` + emptyNITF + `"}, {"value": "Plain."}]`:                    "p Plain.\n",
		`[{"value": "Plain."}, {"contenttype": "application/nitf+xml", "value": "` + nitf + `"}]`:                       "p NITF\n",
		`[{"value": "<nitfx><p>Text</p></nitfx>"}]`:                                                                     "p Text\n",
		`[{"value": "<nitf><p>Broken off"}]`:                                                                            "p Broken off\n",
		`[{"role": "teaser", "contenttype": "text/html", "value": "<p>Teaser</p>"}, {"role": "main", "value": "Text"}]`: "p Text\n",
		`{"value": "Not a list"}`: "p Not a list\n",
	} {
		doc := draft.Document{Data: []byte(`{"uri": "x", "pubstatus": "usable", "bodies": ` + bodies + `}`)}
		list, err := Ninjs().Read(t.Context(), doc)
		if err != nil {
			t.Errorf("%s: %v", bodies, err)
			continue
		}
		if got := strings.TrimSuffix(formattest.Show(list), "----\n"); got != want {
			t.Errorf("%s: got %q, want %q", bodies, got, want)
		}
	}
}

func TestEndsEarly(t *testing.T) {
	for _, path := range []string{"testdata/ninjs-1.0.json", "testdata/nitf-3.5.xml", "testdata/newsml-g2-xhtml.xml"} {
		formattest.EndsEarly(t, formatOf(t, formattest.Document(t, path)), path)
	}
}
