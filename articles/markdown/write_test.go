package markdown

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"triptych/articles/draft"
	"triptych/model/problem"
	"triptych/model/text"
)

func TestWrite(t *testing.T) {
	a := draft.Article{
		Source:  "The Example Gazette",
		Title:   `Minister: "I didn't"`,
		Date:    "2031-05-04T10:00:00+02:00",
		URL:     "https://example.org/a?b=c&d=e#f",
		Authors: []string{"Jane Roe", `John "JD" Doe`, "  ", "O'Neill\nJr."},
		Blocks:  []draft.Block{block(draft.Heading, 2, "A heading"), block(draft.Paragraph, 0, "The *first* paragraph.")},
		Notices: []string{"not written"},
	}
	const want = `---
source: "The Example Gazette"
title: "Minister: \"I didn't\""
date: 2031-05-04T10:00:00+02:00
url: https://example.org/a?b=c&d=e#f
authors: ["Jane Roe", 'John "JD" Doe', "O'Neill Jr."]
---

## A heading

The **first** paragraph.
`
	if got := string(Write(a)); got != want {
		t.Errorf("written\n%s\nwant\n%s", got, want)
	}
}

func TestWriteBody(t *testing.T) {
	tests := []struct {
		name string
		a    draft.Article
		want string
	}{
		{"nothing", draft.Article{}, "\n"},
		{"nothing known", draft.Article{Blocks: []draft.Block{block(draft.Paragraph, 0, "One.")}}, "One.\n"},
		{"Markdown", draft.Article{Source: "A", Markdown: "# B\n\n  c *d*\n\n\n"}, "---\nsource: \"A\"\n---\n\n# B\n\n  c *d*\n\n\n"},
		{"like front matter", draft.Article{Markdown: "---\ntitle: A\n---\nB."}, "---\n---\n\n---\ntitle: A\n---\nB.\n"},
		{"hyphens", draft.Article{Blocks: []draft.Block{block(draft.Paragraph, 0, "---"), block(draft.Paragraph, 0, "a: b"), block(draft.Paragraph, 0, "---")}}, "\\---\n\na: b\n\n\\---\n"},
		{"a strange address", draft.Article{URL: "mailto:a b", Date: "in May: 2031"}, "---\ndate: \"in May: 2031\"\nurl: \"mailto:a b\"\n---\n\n"},
	}
	for _, tt := range tests {
		if got := string(Write(tt.a)); got != tt.want {
			t.Errorf("%s: written %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestReadWritten writes fields that YAML gives a meaning to, and reads them.
func TestReadWritten(t *testing.T) {
	values := []string{
		"", "A", "a: b", "a #b", "# a", "- a", "[a", "{a}", "*a", "&a", "!a", "|", ">", "@a", "%a", "'a'", `"a"`, `'"\`, `\n`, `a\`, "~", "null", "true",
		"12", "1:30", "2031-05-04", "2031-05-04 10:00", "12:", "0x1F", "---", "...", "a\x1b[31m\u202e", " a \n b\t", "é’👩\u200d", "\ufeffa", "\xff", "？", "<<", "=", "?a", ",",
		"https://example.org", "http: //a", "https://a b", "http", "http:", "https://a/#b?c=[d]&e={f}", `https://a/"b'`, "https://a/:", "httpé",
		strings.Repeat("é", 3000), strings.Repeat(`"'\`, 3000), strings.Repeat("a\u200d", 3000),
	}
	for _, value := range values {
		for _, other := range values[:12] {
			a := draft.Article{Source: value, Title: other, Date: value, URL: value, Authors: []string{value, other, value}, Markdown: "Text."}
			checkWritten(t, a)
		}
	}
}

// checkWritten checks that reading what is written gives the same.
func checkWritten(t *testing.T, a draft.Article) {
	t.Helper()
	file := Write(a)
	got, err := read(context.Background(), draft.Document{Name: "a.md", Data: file})
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	want := draft.Article{Source: cut(a.Source), Title: cut(a.Title), Date: cut(a.Date), URL: text.SanitizeLine(a.URL)}
	if len(want.URL) > maxAddress {
		want.URL = ""
	}
	for _, author := range a.Authors[:min(len(a.Authors), maxAuthors)] {
		if author = cut(author); author != "" {
			want.Authors = append(want.Authors, author)
		}
	}
	if len(got) != 1 || !sameFields(got[0], want) || len(got[0].Notices) > 0 {
		t.Errorf("%+v\nis written\n%sand read\n%+v", a, file, got)
	}
	if string(Write(got[0])) != string(file) {
		t.Errorf("%q is written again as %q", file, Write(got[0]))
	}
	if front := frontMatter(a, nil); front != text.Sanitize(front) {
		t.Errorf("%q may not reach a terminal", front)
	}
}

func TestCut(t *testing.T) {
	for _, value := range []string{"", "a", strings.Repeat("a", maxValue), strings.Repeat("é", maxValue), strings.Repeat("a\u200d", maxValue), strings.Repeat("👩\u200d", maxValue)} {
		got := cut(value)
		prefix := strings.TrimRight(strings.TrimSuffix(got, "…"), "\uFFFD")
		if len(got) > maxValue || got != text.SanitizeLine(got) || len(value) <= maxValue && got != value || !strings.HasPrefix(text.SanitizeLine(value), prefix) || len(value) > maxValue && len(got) < maxValue-10 {
			t.Errorf("%.20q is cut to %d bytes: %q", value, len(got), got[max(0, len(got)-20):])
		}
	}
}

func TestRead(t *testing.T) {
	tests := []struct {
		name, data, mediaType string
		want                  draft.Article
	}{
		{name: "body alone", data: "# A\n\nB.\n", want: draft.Article{Markdown: "# A\n\nB.\n"}},
		{name: "front matter", data: "---\nsource: A\n---\n\n \nB.\n", want: draft.Article{Source: "A", Markdown: "B.\n"}},
		{name: "a mark", data: "\uFEFF---\nsource: A\n---\nB.", want: draft.Article{Source: "A", Markdown: "B."}},
		{name: "code first", data: "---\nsource: A\n---\n\n    code\n", want: draft.Article{Source: "A", Markdown: "    code\n"}},
		{name: "CRLF", data: "---\r\nsource: A\r\n---\r\n\r\nB.\r\n\r\nC.\r\n", want: draft.Article{Source: "A", Markdown: "B.\n\nC.\n"}},
		{name: "CR", data: "---\rsource: A\r---\rB.\r\rC.", want: draft.Article{Source: "A", Markdown: "B.\n\nC."}},
		{name: "charset", data: "---\nsource: Caf\xe9\n---\nIt\x92s.", want: draft.Article{Source: "Café", Markdown: "It’s.", Notices: []string{"read as windows-1252"}}},
		{name: "UTF-16", data: "\xff\xfe#\x00 \x00A\x00", want: draft.Article{Markdown: "# A", Notices: []string{"read as utf-16le"}}},
		{name: "broken front matter", data: "---\ntitle: A: B\n---\nC\xe9.", want: draft.Article{Title: "A: B", Markdown: "Cé.", Notices: []string{"read as windows-1252", "the front matter is not valid YAML (mapping values are not allowed in this context): read line by line"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Format().Read(context.Background(), draft.Document{Name: "a.md", Data: []byte(tt.data), MediaType: tt.mediaType})
			if err != nil || len(got) != 1 {
				t.Fatalf("%+v, error %v", got, err)
			}
			if a := got[0]; !sameFields(a, tt.want) || a.Markdown != tt.want.Markdown || a.Blocks != nil || strings.Join(a.Notices, "|") != strings.Join(tt.want.Notices, "|") {
				t.Errorf("got %+v\nwant %+v", a, tt.want)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	for _, tt := range []struct{ name, data, problem string }{
		{"empty", "", "it is empty"},
		{"blank", " \n\uFEFF\n"[:2], "it is empty"},
		{"a mark", "\uFEFF", "it is empty"},
		{"front matter alone", "---\nsource: A\n---\n\n", "there is no text after the front matter"},
		{"binary", "# A\x00", "binary data"},
		{"UTF-32", "\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32"},
	} {
		_, err := Format().Read(context.Background(), draft.Document{Name: "a.md", Data: []byte(tt.data)})
		var typed *problem.Error
		if !errors.As(err, &typed) || !strings.Contains(typed.Problem, tt.problem) || typed.Advice == "" {
			t.Errorf("%s: error %v", tt.name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Format().Read(ctx, draft.Document{Data: []byte("A.")}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v", err)
	}
}

func TestIs(t *testing.T) {
	tests := []struct {
		name, data, mediaType, url string
		want                       bool
	}{
		{name: "a.md", data: "A.", want: true},
		{name: "folder/A.Markdown", data: "A.", want: true},
		{name: `C:\a.b\c.MD`, data: "A.", want: true},
		{name: "a.md", data: "\x00"},
		{name: "a.md", data: ""},
		{name: "a.txt", data: "---\nsource: A\n---\n# B\n"},
		{name: "a.md/b", data: "A."},
		{name: "-", data: "A.", mediaType: "text/markdown; charset=utf-8", want: true},
		{name: "-", url: "https://example.org/a.md?raw=1#b", data: "A.", want: true},
		{name: "-", url: "https://example.org/a?b=.md", data: "A."},
		{name: "-", data: "---\nsource: A\n---\nB.", want: true},
		{name: "-", data: "---\nlayout: A\n---\nB."},
		{name: "-", data: "A headline\n\n## A heading\n\nText.", want: true},
		{name: "-", data: "See [here](https://example.org).", want: true},
		{name: "-", data: "```\na\n```", want: true},
		{name: "-", data: "\xff\xfe#\x00 \x00A\x00", want: true},
		{name: "-", data: "A headline\n\nText that ends.\n\n###\n\n# # #\n"},
		{name: "-", data: "#1 in the list\n#hashtag\n####### seven"},
		{name: "-", data: "- a\n- b\n\n> c\n\n* * *\n\n=====\n"},
		{name: "-", data: "[a] (b) f[1](\n"},
	}
	for _, tt := range tests {
		if got := Format().Is(draft.Document{Name: tt.name, Data: []byte(tt.data), MediaType: tt.mediaType, URL: tt.url}); got != tt.want {
			t.Errorf("%+v: %t", tt, got)
		}
	}
}

// TestReadLarge bounds the time that hostile documents take.
func TestReadLarge(t *testing.T) {
	const size = 1 << 18
	for _, s := range []string{"[", "{", "- ", "a: ", "&a ", "*a ", "? ", "!", "\"", "'", "|\n", "\n", "a: &a [*a]\n", "#", "- - a: b\n", "[a, ", "{a: ", "<<: *a\n", " \n"} {
		for _, front := range []string{"---\ntitle: ", "---\n"} {
			data := front + strings.Repeat(s, maxFrontMatter/len(s)-10) + "\n---\n" + strings.Repeat(s, size/len(s))
			doc := draft.Document{Name: "-", Data: []byte(data)}
			started := time.Now()
			Format().Is(doc)
			Format().Read(context.Background(), doc)
			if took := time.Since(started); took > 30*time.Second {
				t.Errorf("%q took %v", s, took)
			}
		}
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("A", "a: b", "2031-05-04", "https://example.org/a#b", "Jane Roe", "# Text")
	f.Add(`'"\`, "\u0085", "12:", "http: //a", "\x00", "---\na: b\n---\n")
	f.Fuzz(func(t *testing.T, source, title, date, url, author, body string) {
		if strings.TrimSpace(body) == "" || !utf8.ValidString(body) || strings.ContainsFunc(body, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7F }) {
			body = "Text."
		}
		checkWritten(t, draft.Article{Source: source, Title: title, Date: date, URL: url, Authors: []string{author}, Markdown: dropBlankLines(body)})
	})
}
