package markdown

import (
	"slices"
	"strings"
	"testing"

	"triptych/articles/draft"
)

func TestFrontMatter(t *testing.T) {
	tests := []struct {
		name, source string
		want         draft.Article
		body         string
		notice       string // part of the only one
	}{
		{
			name:   "all",
			source: "---\nsource: \"CNN\"\ntitle: A title\ndate: 2018-07-23\nurl: https://example.com/a?b#c\nauthors: [A. Roe, 'B, Jr.']\n---\nText.",
			want:   draft.Article{Source: "CNN", Title: "A title", Date: "2018-07-23", URL: "https://example.com/a?b#c", Authors: []string{"A. Roe", "B, Jr."}},
			body:   "Text.",
		},
		{name: "none", source: "Text.", body: "Text."},
		{name: "empty", source: "---\n---\nText.", body: "Text."},
		{name: "comment", source: "---\n# note\n---\nText.", body: "Text."},
		{name: "one author", source: "---\nauthors: A. Roe and B. Doe\n---\n", want: draft.Article{Authors: []string{"A. Roe and B. Doe"}}},
		{name: "author", source: "---\nauthor: A. Roe\n---\n", want: draft.Article{Authors: []string{"A. Roe"}}},
		{name: "authors as mappings", source: "---\nauthors:\n- name: A. Roe\n- {age: 3}\n- \n---\n", want: draft.Article{Authors: []string{"A. Roe"}}},
		{name: "other types", source: "---\ntitle: 1984\ndate: 2018\nsource: true\nurl: ~\n---\n", want: draft.Article{Source: "true", Title: "1984", Date: "2018"}},
		{name: "a time", source: "---\ndate: 2018-07-23T10:00:00+02:00\n---\n", want: draft.Article{Date: "2018-07-23T10:00:00+02:00"}},
		{name: "a list for a title", source: "---\ntitle: [A, B]\n---\n", want: draft.Article{Title: "A, B"}},
		{name: "a mapping for a title", source: "---\ntitle: {a: b}\nsource: S\n---\n", want: draft.Article{Source: "S"}, notice: "line 2: title is neither"},
		{name: "folded", source: "---\ntitle: >-\n  A\n  title\n---\n", want: draft.Article{Title: "A title"}},
		{name: "alias", source: "---\ntitle: &t A\nsource: *t\n---\n", want: draft.Article{Source: "A", Title: "A"}},
		{name: "alias of itself", source: "---\nauthors: &a [*a, B]\n---\n", want: draft.Article{Authors: []string{"B"}}},
		{name: "other keys", source: "---\nTitle: A\ntags: {x: [1]}\n---\n", want: draft.Article{Title: "A"}},
		{
			name: "a colon in the title", source: "---\nsource: \"CNN\"\ntitle: Doe: I am right\n---\nText.",
			want: draft.Article{Source: "CNN", Title: "Doe: I am right"}, body: "Text.", notice: "line 3:",
		},
		{name: "unclosed quotation", source: "---\ntitle: \"A\nsource: B\n---\nText.", want: draft.Article{Source: "B", Title: "\"A"}, body: "Text.", notice: "not valid YAML"},
		{name: "two thematic breaks", source: "---\nText.\n---\nMore.", body: "---\nText.\n---\nMore."},
		{name: "broken, no keys", source: "---\n\t[x\n---\nMore.", body: "---\n\t[x\n---\nMore."},
		{name: "not closed", source: "---\ntitle: A\n\nText.", body: "---\ntitle: A\n\nText."},
		{name: "not at the start", source: "\n---\ntitle: A\n---\n", body: "\n---\ntitle: A\n---\n"},
		{name: "dots", source: "---\ntitle: A\n...\nText.", want: draft.Article{Title: "A"}, body: "Text."},
		{name: "CRLF", source: "---\r\ntitle: A\r\n---\r\nText.\r\n", want: draft.Article{Title: "A"}, body: "Text.\r\n"},
		{name: "controls", source: "---\ntitle: \"a\\e[31m\\nb\"\n---\n", want: draft.Article{Title: "a\uFFFD[31m b"}},
		{name: "raw controls", source: "---\ntitle: a\x1b[31m\n---\n", want: draft.Article{Title: "a\uFFFD[31m"}, notice: "not valid YAML"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, body := cutFrontMatter(tt.source)
			got := f.article
			if !sameFields(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
			if body != tt.body {
				t.Errorf("text %q, want %q", body, tt.body)
			}
			if (tt.notice == "") != (len(got.Notices) == 0) || tt.notice != "" && !strings.Contains(got.Notices[0], tt.notice) {
				t.Errorf("notices %q, want %q", got.Notices, tt.notice)
			}
		})
	}
}

// sameFields reports whether front matter says the same of both.
func sameFields(a, b draft.Article) bool {
	return a.Source == b.Source && a.Title == b.Title && a.Date == b.Date && a.URL == b.URL && slices.Equal(a.Authors, b.Authors)
}

func TestFront(t *testing.T) {
	for _, c := range []struct {
		source, title, added string
		found                bool
	}{
		{"---\ntitle: A\nadded: 2026-03-02T10:20:30Z\n---\nText.", "A", "2026-03-02T10:20:30Z", true},
		{"\uFEFF---\r\nadded: 'x'\r\n---\r\n", "", "x", true},
		{"---\ntitle: A: B\nadded: x\n---\n", "A: B", "x", true},
		{"---\ntitle: caf\xe9\n---\n", "café", "", true},
		{"---\n---\n", "", "", true},
		{"\uFEFFText.", "", "", false},
		{"---\ntitle: A\n", "", "", false},
		{"---\nadded: {a: b}\n---\n", "", "", true},
		{"\x00", "", "", false},
	} {
		a, other, found := Front([]byte(c.source))
		if a.Title != c.title || other["added"] != c.added || found != c.found {
			t.Errorf("%q: title %q, added %q, found %v", c.source, a.Title, other["added"], found)
		}
	}
}

func FuzzFrontMatter(f *testing.F) {
	f.Add("---\ntitle: A\nauthors: [B, *c]\n---\nText")
	f.Add("---\n- &a {b: !!binary c}\n...")
	f.Fuzz(func(t *testing.T, source string) {
		_, body := cutFrontMatter(source)
		if !strings.HasSuffix(source, body) {
			t.Errorf("the text %q is not the end of %q", body, source)
		}
	})
}
