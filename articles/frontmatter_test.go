package articles

import (
	"slices"
	"strings"
	"testing"
)

func TestFrontMatter(t *testing.T) {
	tests := []struct {
		name, source string
		want         frontMatter
		body         string
		notice       string // part of the only one
	}{
		{
			name:   "all",
			source: "---\nsource: \"CNN\"\ntitle: A title\ndate: 2018-07-23\nurl: https://example.com/a?b#c\nauthors: [A. Roe, 'B, Jr.']\n---\nText.",
			want:   frontMatter{"CNN", "A title", "2018-07-23", "https://example.com/a?b#c", []string{"A. Roe", "B, Jr."}},
			body:   "Text.",
		},
		{name: "none", source: "Text.", body: "Text."},
		{name: "empty", source: "---\n---\nText.", body: "Text."},
		{name: "comment", source: "---\n# note\n---\nText.", body: "Text."},
		{name: "one author", source: "---\nauthors: A. Roe and B. Doe\n---\n", want: frontMatter{authors: []string{"A. Roe and B. Doe"}}},
		{name: "author", source: "---\nauthor: A. Roe\n---\n", want: frontMatter{authors: []string{"A. Roe"}}},
		{name: "authors as mappings", source: "---\nauthors:\n- name: A. Roe\n- {age: 3}\n- \n---\n", want: frontMatter{authors: []string{"A. Roe"}}},
		{name: "other types", source: "---\ntitle: 1984\ndate: 2018\nsource: true\nurl: ~\n---\n", want: frontMatter{source: "true", title: "1984", date: "2018"}},
		{name: "a time", source: "---\ndate: 2018-07-23T10:00:00+02:00\n---\n", want: frontMatter{date: "2018-07-23T10:00:00+02:00"}},
		{name: "a list for a title", source: "---\ntitle: [A, B]\n---\n", want: frontMatter{title: "A, B"}},
		{name: "a mapping for a title", source: "---\ntitle: {a: b}\nsource: S\n---\n", want: frontMatter{source: "S"}, notice: "line 2: title is neither"},
		{name: "folded", source: "---\ntitle: >-\n  A\n  title\n---\n", want: frontMatter{title: "A title"}},
		{name: "alias", source: "---\ntitle: &t A\nsource: *t\n---\n", want: frontMatter{source: "A", title: "A"}},
		{name: "alias of itself", source: "---\nauthors: &a [*a, B]\n---\n", want: frontMatter{authors: []string{"B"}}},
		{name: "other keys", source: "---\nTitle: A\ntags: {x: [1]}\n---\n", want: frontMatter{title: "A"}},
		{
			name: "a colon in the title", source: "---\nsource: \"CNN\"\ntitle: Doe: I am right\n---\nText.",
			want: frontMatter{source: "CNN", title: "Doe: I am right"}, body: "Text.", notice: "line 3:",
		},
		{name: "unclosed quotation", source: "---\ntitle: \"A\nsource: B\n---\nText.", want: frontMatter{source: "B", title: "\"A"}, body: "Text.", notice: "not valid YAML"},
		{name: "two thematic breaks", source: "---\nText.\n---\nMore.", body: "---\nText.\n---\nMore."},
		{name: "broken, no keys", source: "---\n\t[x\n---\nMore.", body: "---\n\t[x\n---\nMore."},
		{name: "not closed", source: "---\ntitle: A\n\nText.", body: "---\ntitle: A\n\nText."},
		{name: "not at the start", source: "\n---\ntitle: A\n---\n", body: "\n---\ntitle: A\n---\n"},
		{name: "dots", source: "---\ntitle: A\n...\nText.", want: frontMatter{title: "A"}, body: "Text."},
		{name: "CRLF", source: "---\r\ntitle: A\r\n---\r\nText.\r\n", want: frontMatter{title: "A"}, body: "Text.\r\n"},
		{name: "controls", source: "---\ntitle: \"a\\e[31m\\nb\"\n---\n", want: frontMatter{title: "a\uFFFD[31m b"}},
		{name: "raw controls", source: "---\ntitle: a\x1b[31m\n---\n", want: frontMatter{title: "a\uFFFD[31m"}, notice: "not valid YAML"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, body, notices := cutFrontMatter(tt.source)
			if got.source != tt.want.source || got.title != tt.want.title || got.date != tt.want.date || got.url != tt.want.url || !slices.Equal(got.authors, tt.want.authors) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if body != tt.body {
				t.Errorf("text %q, want %q", body, tt.body)
			}
			if (tt.notice == "") != (len(notices) == 0) || tt.notice != "" && !strings.Contains(notices[0], tt.notice) {
				t.Errorf("notices %q, want %q", notices, tt.notice)
			}
		})
	}
}

func FuzzFrontMatter(f *testing.F) {
	f.Add("---\ntitle: A\nauthors: [B, *c]\n---\nText")
	f.Add("---\n- &a {b: !!binary c}\n...")
	f.Fuzz(func(t *testing.T, source string) {
		_, body, _ := cutFrontMatter(source)
		if !strings.HasSuffix(source, body) {
			t.Errorf("the text %q is not the end of %q", body, source)
		}
	})
}
