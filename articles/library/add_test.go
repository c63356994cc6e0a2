package library

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
)

const day = "2026-03-02"

// TestAdd shows what is written.
func TestAdd(t *testing.T) {
	l, c := start(t)
	added := add(t, l, "harbour fire",
		tell("The Daily Example", "Fire: two hurt", day, "https://example.com/fire?utm_source=x", "Two people were hurt."),
		tell("Example Wire", "", "", "https://example.org/1", "Nobody was hurt."),
		tell("Example Wire", "", "", "https://example.org/2", "The harbour is closed."))
	want := []string{"harbour fire/2026-03-02-the-daily-example.md", "harbour fire/example-wire-2.md", "harbour fire/example-wire.md"}
	if got := tree(t, l); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if len(added.Items) != 3 || added.Items[2] != (Item{Path: filepath.Join(l.folder, "harbour fire", "example-wire-2.md")}) {
		t.Errorf("%+v", added)
	}
	const file = `---
source: "The Daily Example"
title: "Fire: two hurt"
date: 2026-03-02
url: https://example.com/fire?utm_source=x
added: 2026-03-02T10:20:30Z
checksum: 77f9544d56acb6a3
---

Two people were hurt.
`
	if got := get(t, added.Items[0].Path); got != file {
		t.Errorf("%s\nwant\n%s", got, file)
	}
	c.forward(26*time.Hour + 5*time.Second)
	again := add(t, l, "harbour fire", tell("The Daily Example", "Fire: three hurt", day, "http://EXAMPLE.com/fire/#top", "Three people were hurt."))
	earlier := filepath.Join(l.folder, "harbour fire", "versions", "2026-03-02-the-daily-example", "2026-03-02T10-20-30Z.md")
	if len(again.Items) != 1 || again.Items[0] != (Item{added.Items[0].Path, NewVersion}) {
		t.Errorf("%+v", again)
	}
	if get(t, earlier) != file || body(t, added.Items[0].Path) != "Three people were hurt." {
		t.Errorf("earlier %q, now %q", get(t, earlier), body(t, added.Items[0].Path))
	}
}

func TestAddBare(t *testing.T) {
	l, _ := start(t)
	added := add(t, l, "s", tell("", "", "", "", "Only words."), draft.Article{Markdown: "---\n\nA rule first."})
	const front = "---\nadded: 2026-03-02T10:20:30Z\nchecksum: "
	for i, words := range []string{"Only words.", "---\n\nA rule first."} {
		path := added.Items[i].Path
		if !strings.HasPrefix(get(t, path), front) || body(t, path) != words {
			t.Errorf("%q", get(t, path))
		}
	}
}

// TestAddAgain says of two articles what becomes of the second.
func TestAddAgain(t *testing.T) {
	first := tell("Wire", "Fire", day, "https://example.com/a", "One. Two.")
	change := func(f func(a *draft.Article)) draft.Article {
		a := first
		f(&a)
		return a
	}
	unknown := tell("", "", "", "", "One. Two.")
	for _, c := range []struct {
		name          string
		before, after draft.Article
		want          Outcome
	}{
		{"the same", first, first, Unchanged},
		{"another date and author", first, change(func(a *draft.Article) { a.Date, a.Authors = "2026-03-05", []string{"A. Roe"} }), Unchanged},
		{"the same as Markdown", first, change(func(a *draft.Article) { a.Blocks, a.Markdown = nil, "\n\nOne. Two.  \r\n\r\n" }), Unchanged},
		{"other typography", change(func(a *draft.Article) {
			a.Title, a.Markdown = "“Fire” – out", "He said “it’s over”… Then – he left."
		}),
			change(func(a *draft.Article) {
				a.Title, a.Markdown = `"Fire" - out`, "He said \"it's  over\"...\nThen — he left."
			}), Unchanged},
		{"another text", first, change(func(a *draft.Article) { a.Markdown = "Three." }), NewVersion},
		{"another headline", first, change(func(a *draft.Article) { a.Title = "Fire out" }), NewVersion},
		{"another outlet", first, change(func(a *draft.Article) { a.Source = "The Wire" }), Unchanged},
		{"another address", first, change(func(a *draft.Article) { a.URL += "b" }), NewArticle},
		{"no address, another text", first, change(func(a *draft.Article) { a.URL, a.Markdown = "", "Three." }), NewVersion},
		{"no address, other letters", first, change(func(a *draft.Article) { a.URL, a.Source, a.Title = "", "WIRE", "fire" }), NewVersion},
		{"no address, another headline", first, change(func(a *draft.Article) { a.URL, a.Title = "", "Fire out" }), NewArticle},
		{"no address, no headline", first, change(func(a *draft.Article) { a.URL, a.Title = "", "" }), NewArticle},
		{"an address at last", change(func(a *draft.Article) { a.URL = "" }), first, Unchanged},
		{"nothing known, the same text", unknown, unknown, Unchanged},
		{"nothing known, another text", unknown, tell("", "", "", "", "Three."), NewArticle},
		{"an outlet alone, the same text", unknown, tell("Wire", "", "", "", "One. Two."), Unchanged},
		{"two outlets, the same text", tell("Post", "", "", "", "One. Two."), tell("Wire", "", "", "", "One. Two."), NewArticle},
	} {
		t.Run(c.name, func(t *testing.T) {
			apart, _ := start(t)
			add(t, apart, "s", c.before)
			before := tree(t, apart)
			at := modified(t, apart)
			again := add(t, apart, "s", c.after).Items[0]
			if again.Outcome != c.want {
				t.Fatalf("outcome %d, want %d", again.Outcome, c.want)
			}
			if n := len(tree(t, apart)) - len(before); n != map[Outcome]int{NewArticle: 1, NewVersion: 1}[c.want] {
				t.Errorf("%d more files", n)
			}
			if c.want == Unchanged && !maps.Equal(modified(t, apart), at) {
				t.Errorf("something was written")
			}
			together, _ := start(t)
			if items := add(t, together, "s", c.before, c.after).Items; items[1].Outcome != c.want {
				t.Errorf("at once: outcome %d, want %d", items[1].Outcome, c.want)
			}
		})
	}
}

// modified returns when each file was written.
func modified(t *testing.T, l *Library) map[string]time.Time {
	times := make(map[string]time.Time)
	for _, name := range tree(t, l) {
		info, err := os.Stat(filepath.Join(l.folder, name))
		if err != nil {
			t.Fatal(err)
		}
		times[name] = info.ModTime()
	}
	return times
}

// TestEdited holds that what a person edited is never lost.
func TestEdited(t *testing.T) {
	l, c := start(t)
	first, second := tell("Wire", "Fire", day, "https://example.com/a", "One."), tell("Wire", "Fire", day, "https://example.com/a", "Two.")
	path := add(t, l, "s", first).Items[0].Path
	edited := strings.ReplaceAll(get(t, path), "One.", "One, as I correct it.")
	put(t, l, "s/"+filepath.Base(path), edited)
	c.forward(time.Hour)
	if item := add(t, l, "s", first).Items[0]; item.Outcome != Unchanged || get(t, path) != edited {
		t.Errorf("%+v, %q", item, get(t, path))
	}
	item := add(t, l, "s", second).Items[0]
	if item.Outcome != NewVersion || get(t, before(t, l, item)) != edited || body(t, path) != "Two." {
		t.Errorf("%+v, %q, %q", item, get(t, before(t, l, item)), get(t, path))
	}
}

// TestAddToHandMade adds to a story that a person made.
func TestAddToHandMade(t *testing.T) {
	l, c := start(t)
	const mine = "---\r\nurl: 'https://example.com/a'\r\ntitle: >-\r\n  A\r\n  fire\r\n---\r\nMine.\r\n"
	put(t, l,
		"s/Mine.MARKDOWN", mine, "s/wire.txt", "---\nurl: https://example.com/b\n---\nPlain text.", "s/Example.md", "---\n: [\n---\n",
		"s/versions/other/1.md", "An orphan.", "s/.versions.md", "x", "s/empty.md", "", "s/binary.md", "\x00\x01\x02")
	old := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(l.folder, "s/Mine.MARKDOWN"), old, old); err != nil {
		t.Fatal(err)
	}
	c.forward(time.Hour)
	added := add(t, l, "s",
		tell("Mine", "A fire", "", "https://example.com/a", "Mine."),
		tell("Mine", "A fire", "", "https://example.com/a", "Theirs."),
		tell("Wire", "", "", "https://example.com/b", "Plain text."),
		tell("Example", "", "", "", "Words."), tell("Other", "", "", "", "More words."))
	var got []string
	for _, item := range added.Items {
		got = append(got, fmt.Sprint(item.Outcome, " ", filepath.Base(item.Path)))
	}
	want := []string{"2 Mine.MARKDOWN", "1 Mine.MARKDOWN", "0 wire-2.md", "0 example-2.md", "0 other-2.md"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	earlier := before(t, l, added.Items[1])
	if filepath.Base(earlier) != "2025-01-02T03-04-05Z.MARKDOWN" || get(t, earlier) != mine {
		t.Errorf("%q: %q", earlier, get(t, earlier))
	}
	if info, err := os.Stat(earlier); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("%v, %v", info.ModTime(), err)
	}
}

func TestAddRefuses(t *testing.T) {
	l, _ := start(t)
	fine := tell("A", "", "", "", "Text.")
	added, err := l.Add(t.Context(), "s", []draft.Article{fine, tell("B", "A \x1b title", "", "", " "), fine})
	says(t, err, "there is no text in it")
	if len(added.Items) != 1 || len(tree(t, l)) != 1 {
		t.Errorf("%+v, %q", added, tree(t, l))
	}
	_, err = l.Add(t.Context(), "large", []draft.Article{{URL: "https://example.com/large", Markdown: strings.Repeat("Words ", draft.MaxSize/6)}})
	says(t, err, "https://example.com/large: it is larger than any article")
	if _, err := os.Lstat(filepath.Join(l.folder, "large")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder of a story with nothing in it stays: %v", err)
	}
	_, err = l.Add(t.Context(), "../s", []draft.Article{fine})
	says(t, err, `call it "s"`)
	_, err = Open("").Add(t.Context(), "s", nil)
	if err == nil {
		t.Error("a library without a folder takes articles")
	}
}

// TestLongestName uses a name as long as names may be.
func TestLongestName(t *testing.T) {
	l, _ := start(t)
	name := strings.Repeat("é", maxName/2)
	long := strings.Repeat("Word", 100)
	a := tell(long, long, day, "https://example.com/"+long, "One.")
	add(t, l, name, a)
	a.Blocks = tell("", "", "", "", "Two.").Blocks
	if item := add(t, l, name, a).Items[0]; item.Outcome != NewVersion {
		t.Errorf("%+v", item)
	}
	if _, err := l.Remove(t.Context(), name, ""); err != nil {
		t.Error(err)
	}
}

// TestRandomAdds adds at random and compares with what a simple account of it says.
func TestRandomAdds(t *testing.T) {
	for seed := range uint64(5) {
		r := rand.New(rand.NewPCG(seed, 0))
		l, c := start(t)
		history := make(map[string][]string) // the texts at each address
		for range 30 {
			c.forward(time.Duration(r.IntN(2)) * time.Minute) // often none
			url := fmt.Sprintf("https://example.com/%d", r.IntN(4))
			words := fmt.Sprintf("Text %d.", r.IntN(3))
			outcome := NewArticle
			if texts := history[url]; len(texts) > 0 {
				outcome = NewVersion
				if texts[len(texts)-1] == words {
					outcome = Unchanged
				}
			}
			if outcome != Unchanged {
				history[url] = append(history[url], words)
			}
			if item := add(t, l, "s", tell("Wire", "", day, url, words)).Items[0]; item.Outcome != outcome {
				t.Fatalf("seed %d: outcome %d, want %d", seed, item.Outcome, outcome)
			}
		}
		if entries := list(t, l); len(entries) != 1 || len(entries[0].Heads) != len(history) {
			t.Errorf("seed %d: %+v", seed, entries)
		}
		if s := find(t, l, "s"); len(s.Files) != len(history) || len(s.Notices) > 0 {
			t.Errorf("seed %d: %+v", seed, s)
		}
		for url, texts := range history {
			versions, err := l.Versions("s", url)
			var got []string
			for _, v := range versions {
				got = append(got, body(t, v.Path))
			}
			if err != nil || !slices.Equal(got, texts) || !slices.IsSortedFunc(versions, func(a, b Version) int { return a.Added.Compare(b.Added) }) {
				t.Errorf("seed %d: %s: %q, %v, want %q", seed, url, got, err, texts)
			}
		}
	}
}

// TestAddLinks keeps where an article leads, and takes no article for another version
// because its links are new.
func TestAddLinks(t *testing.T) {
	l, c := start(t)
	const address = "https://example.com/fire"
	plain := tell("The Daily Example", "Fire", day, address, "Two people were hurt! The council said so.")
	linked := tell("The Daily Example", "Fire", day, address, "")
	linked.Blocks = []draft.Block{{Runs: []draft.Run{{Text: "Two people were hurt! The "}, {Text: "council", URL: "https://example.com/[council]"}, {Text: " said so."}}}}
	linked.Markdown = ""
	first := add(t, l, "harbour fire", plain)
	c.forward(time.Hour)
	if again := add(t, l, "harbour fire", linked); again.Items[0].Outcome != Unchanged {
		t.Errorf("%+v", again)
	}
	other := add(t, l, "another fire", linked)
	if got := body(t, other.Items[0].Path); got != "Two people were hurt! The [council](https://example.com/[council]) said so." {
		t.Errorf("%q", got)
	}
	if got := body(t, first.Items[0].Path); strings.Contains(got, "council]") {
		t.Errorf("%q", got)
	}
}
