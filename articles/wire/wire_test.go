package wire

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"triptych/articles/draft"
)

var update = flag.Bool("update", false, "write the golden files anew")

func formats() []draft.Format { return []draft.Format{Ninjs(), NITF(), NewsML()} }

// formatOf gives the one format that a document is of.
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

func document(t testing.TB, path string) draft.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return draft.Document{Name: path, Data: data}
}

// show writes articles as a golden file has them: fields that are empty are left
// out, blocks are a line each, their kind first.
func show(list []draft.Article) string {
	var b strings.Builder
	for _, a := range list {
		for _, field := range [][2]string{
			{"source", a.Source}, {"title", a.Title}, {"date", a.Date}, {"url", a.URL},
			{"authors", strings.Join(a.Authors, " | ")}, {"notice", strings.Join(a.Notices, " | ")},
		} {
			if field[1] != "" {
				fmt.Fprintf(&b, "%s: %s\n", field[0], field[1])
			}
		}
		for _, block := range a.Blocks {
			b.WriteString(showBlock(block))
		}
		b.WriteString("----\n")
	}
	return b.String()
}

func showBlock(block draft.Block) string {
	var b strings.Builder
	switch block.Kind {
	case draft.Heading:
		fmt.Fprintf(&b, "h%d ", block.Level)
	case draft.Quotation:
		b.WriteString("> ")
	case draft.Item:
		b.WriteString(strings.Repeat("  ", block.Level) + "- ")
	case draft.Table:
		for _, row := range block.Rows {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		}
		return b.String()
	default:
		b.WriteString("p ")
	}
	for _, r := range block.Runs {
		text := r.Text
		if r.Emphasis {
			text = "_" + text + "_"
		}
		if r.Strong {
			text = "*" + text + "*"
		}
		b.WriteString(text)
	}
	return b.String() + "\n"
}

// fixtures gives the paths of all fixtures.
func fixtures(t testing.TB) []string {
	t.Helper()
	list, err := filepath.Glob("testdata/*.json")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("testdata/*.xml")
	if err != nil || len(list) == 0 || len(more) == 0 {
		t.Fatal(list, more, err)
	}
	return append(list, more...)
}

// TestFixtures reads every fixture by its content alone. One whose golden file
// starts with "error:" must be refused.
func TestFixtures(t *testing.T) {
	for _, path := range fixtures(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			doc := document(t, path)
			format := formatOf(t, doc)
			if name, _, _ := strings.Cut(filepath.Base(path), "-"); !strings.EqualFold(name, format.Name) {
				t.Errorf("taken for %s", format.Name)
			}
			list, err := format.Read(t.Context(), doc)
			got := show(list)
			if refused := new(draft.Error); errors.As(err, &refused) {
				got = "error: " + refused.Error() + "\n"
			} else if err != nil {
				t.Fatal(err)
			}
			golden := path + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// utf16Of gives a text in UTF-16 with a byte order mark.
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
			doc := document(t, path)
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
				if show(got) != show(want) {
					t.Errorf("%s: got\n%s\nwant\n%s", name, show(got), show(want))
				}
			}
		})
	}
}

// TestOthers holds documents of other formats, which are none of these.
func TestOthers(t *testing.T) {
	for name, source := range map[string]string{
		"nothing":        "",
		"text":           "A ferry ran aground.",
		"HTML":           "<!doctype html><html><head><title>nitf</title></head><body><nitf>",
		"feed":           `<?xml version="1.0"?><rss version="2.0"><channel><item><title>newsItem</title></item></channel></rss>`,
		"other XML":      `<?xml version="1.0"?><root><nitf/></root>`,
		"other JSON":     `{"uri": "x", "title": "y", "items": [{"versioncreated": "z", "headline": "a", "bodies": []}]}`,
		"JSON in a list": `[{"uri": "x", "versioncreated": "z", "headline": "a"}]`,
		"linked data":    `{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A", "articleBody": "B", "author": "C", "url": "D"}`,
		"JSON feed":      `{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": []}`,
		"names in text":  `{"a": "\"versioncreated\": 1, \"uri\": 2, \"headline\": 3"}`,
		"binary":         "\x00\x01\x02{",
	} {
		for _, f := range formats() {
			if f.Is(draft.Document{Data: []byte(source)}) {
				t.Errorf("%s is taken for %s", name, f.Name)
			}
		}
	}
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
		if got := strings.TrimSuffix(show(list), "----\n"); got != want {
			t.Errorf("%s: got %q, want %q", bodies, got, want)
		}
	}
}

func TestMembers(t *testing.T) {
	for source, want := range map[string]string{
		`{"a": 1, "b" : {"c": 2}, "d":["e", {"f": 3}], "g": "h: \"i\": 4"}`: "a b d g",
		`{"a\"b": 1, "c`:  `a\"b`,
		`{"a"`:            "",
		`["a", {"b": 1}]`: "",
		`"a": 1`:          "",
		``:                "",
	} {
		got := strings.Join(slices.Collect(members([]byte(source))), " ")
		if got != want {
			t.Errorf("%s: got %q, want %q", source, got, want)
		}
	}
}

func TestEndsEarly(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, path := range []string{"testdata/ninjs-1.0.json", "testdata/nitf-3.5.xml", "testdata/newsml-g2-xhtml.xml"} {
		doc := document(t, path)
		if _, err := formatOf(t, doc).Read(ctx, doc); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", path, err)
		}
	}
}
