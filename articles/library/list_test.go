package library

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestList(t *testing.T) {
	l, c := start(t)
	add(t, l, "old", tell("Wire", "", "2018-07-23", "", "One."), tell("Post", "", "2018-07-21T23:59:00Z", "", "Two."), tell("Wire", "Two", "", "", "Three."))
	add(t, l, "today", tell("", "", "", "", "One."))
	put(t, l, "month/a.md", "---\ndate: 2019-05\nsource: A\n---\n.", "year/a.md", "---\ndate: 2019\n---\n.", "words/a.txt", strings.Repeat("Text. ", headSize), "odd/a.md", "---\ndate: 23 July 2018\n---\n.")
	put(t, l,
		"colon/a.md", "---\nsource: \"Wire\"\ntitle: Doe: I am right\ndate: 2017-01-01\n---\n.",
		"long/a.md", "---\nnote: |\n"+strings.Repeat("  words\n", headSize/8+100)+"date: 2016-01-01\nsource: Long\n---\n.",
		"endless/a.md", "---\nnote: |\n"+strings.Repeat("  words\n", maxHeadSize/8)+"date: 2099-01-01\n---\n.",
		"bom/a.md", "\uFEFF---\r\ndate: 2015-01-01\r\nsource: Caf\u00e9\r\n---\r\n.",
		"latin/a.md", "---\ndate: 2014-01-01\nsource: Caf\xe9\n---\n.")
	put(t, l, "empty/picture.png", "", "con/a.md", "A.", "bad\x1b[31m/a.md", "A.", ".hidden/a.md", "A.", "readme.md", "R.")
	at := time.Date(2013, 1, 1, 12, 0, 0, 0, time.UTC)
	for _, name := range []string{"words/a.txt", "odd/a.md", "endless/a.md"} {
		at = at.AddDate(0, 0, 1)
		if err := os.Chtimes(filepath.Join(l.folder, name), at, at); err != nil {
			t.Fatal(err)
		}
	}
	c.forward(time.Hour)
	for _, l := range []*Library{l, l.Confined()} {
		var got []string
		for _, e := range list(t, l) {
			if (e.Problem == nil) == e.changed.IsZero() {
				t.Errorf("%+v", e)
			}
			var outlets []string
			for _, h := range e.Heads {
				outlets = append(outlets, h.Source)
			}
			got = append(got, fmt.Sprint(e.Name, " ", e.newest, " ", outlets, " ", e.Problem != nil))
			if e.Problem != nil {
				says(t, e.Problem)
			}
		}
		want := []string{
			"today 2026-03-02 [article] false", "month 2019-05 [A] false", "year 2019 [a] false", "old 2018-07-23 [Post Wire Wire] false",
			"colon 2017-01-01 [Wire] false", "long 2016-01-01 [Long] false", "bom 2015-01-01 [Café] false", "latin 2014-01-01 [Café] false",
			"endless 2013-01-04 [a] false", "odd 2013-01-03 [a] false", "words 2013-01-02 [a] false",
			"bad\uFFFD[31m  [] true", "con  [] true", "empty  [] true",
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestListHostile lists files that look like front matter and are not meant well.
func TestListHostile(t *testing.T) {
	l, _ := start(t)
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'z'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat("*"+string(c-1)+",", 9), ","))
	}
	put(t, l,
		"s/aliases.md", "---\n"+bomb+"source: Bomb\n---\n.",
		"s/deep.md", "---\n"+strings.Repeat("[", 30000)+"\n---\n.",
		"s/deeper.md", "---\n"+strings.Repeat("? ", 30000)+"\n---\n.",
		"s/dashes.md", strings.Repeat("---\n", 10000),
		"s/line.md", "---"+strings.Repeat(" ", 1<<20),
		"s/escapes.md", "---\nsource: \"\\e]0;title\\a\\u202e\"\n---\n.")
	if err := os.Truncate(filepath.Join(l.folder, "s/line.md"), 1<<40); err != nil {
		t.Log("no large files here:", err)
	}
	began := time.Now()
	entries := list(t, l)
	if took := time.Since(began); took > 30*time.Second {
		t.Errorf("%v", took)
	}
	if len(entries) != 1 || len(entries[0].Heads) != 6 || strings.ContainsAny(fmt.Sprint(entries[0].Heads), "\x1b\x07\u202e") {
		t.Errorf("%+v", entries)
	}
}
