package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
)

func TestFind(t *testing.T) {
	l, _ := start(t)
	put(t, l, "s/10.md", "A.", "s/9.txt", "B.", "s/Notes.markdown", "C.", "s/.hidden.md", "D.", "s/picture.png", "", "s/versions/9/1.md", "Old.", "s/folder.md/x", "")
	s := find(t, l, "s")
	folder := filepath.Join(l.folder, "s")
	want := []string{filepath.Join(folder, "9.txt"), filepath.Join(folder, "10.md"), filepath.Join(folder, "Notes.markdown")}
	if s.Name != "s" || s.Folder != folder || !slices.Equal(s.Files, want) {
		t.Errorf("%+v", s)
	}
	if len(s.Notices) != 1 || !strings.Contains(s.Notices[0], "folder.md: this is a folder") {
		t.Errorf("notices %q", s.Notices)
	}
	put(t, l, "empty/picture.png", "")
	_, err := l.Find("empty")
	says(t, err, "empty: the folder holds no articles")
	_, err = l.Find("notes?")
	says(t, err, "a story cannot be called that")
	put(t, l, "Harbour fire/a.md", "A.")
	_, err = l.Find("harbor")
	says(t, err, "did you mean Harbour fire?")
}

// TestFingerprint holds that whatever happens to a story shows.
func TestFingerprint(t *testing.T) {
	l, c := start(t)
	a := tell("Wire", "Fire", day, "https://example.com/a", "One.")
	path := add(t, l, "s", a, tell("Post", "Fire", day, "https://example.com/b", "Two.")).Items[0].Path
	seen := map[string]string{find(t, l, "s").Fingerprint: "the start"}
	changed := func(what string) {
		t.Helper()
		s := find(t, l, "s")
		if before, found := seen[s.Fingerprint]; found {
			t.Errorf("%s looks like %s", what, before)
		}
		if find(t, l, "s").Fingerprint != s.Fingerprint {
			t.Errorf("%s: another one each time", what)
		}
		seen[s.Fingerprint] = what
	}
	put(t, l, "s/annotations.json", "{}")
	changed("annotations")
	put(t, l, "s/by-hand.txt", "Words.")
	changed("a file by hand")
	if err := os.Chtimes(path, time.Time{}, c.now); err != nil {
		t.Fatal(err)
	}
	changed("a touched file")
	if err := os.Rename(path, path+".txt"); err != nil {
		t.Fatal(err)
	}
	changed("a renamed file")
	c.forward(time.Hour)
	a.Markdown, a.URL = "Other words.", "https://example.com/b"
	add(t, l, "s", a)
	changed("a new version")
	if _, err := l.Remove(t.Context(), "s", "by-hand"); err != nil {
		t.Fatal(err)
	}
	changed("an article removed")
	now := find(t, l, "s").Fingerprint
	add(t, l, "s", a)
	put(t, l, "s/picture.png", "")
	if find(t, l, "s").Fingerprint != now {
		t.Error("another fingerprint, although nothing was written that matters")
	}
}

func TestVersions(t *testing.T) {
	l, c := start(t)
	a := tell("The Wire", "Fire", day, "https://example.com/a?id=1", "")
	for n := range 12 {
		a.Markdown = fmt.Sprintf("Text %d.", n)
		add(t, l, "s", a, tell("Post", "Fire", "", "https://example.com/b", "Always the same."))
		c.forward(time.Hour)
	}
	put(t, l, "s/by-hand.txt", "Words.")
	for _, name := range []string{"2026-03-02-the-wire", "2026-03-02-THE-wire", "2026-03-02-the-wire.md", "http://example.com/a/?id=1&utm_x=y", "The Wire", "the-wire"} {
		versions, err := l.Versions("S", name)
		if err != nil || len(versions) != 12 {
			t.Fatalf("%q: %v, %v", name, versions, err)
		}
		for n, v := range versions {
			if at := time.Date(2026, 3, 2, 10+n, 20, 30, 0, time.UTC); body(t, v.Path) != fmt.Sprintf("Text %d.", n) || !v.Added.Equal(at) {
				t.Errorf("%q: version %d: %q, %v", name, n, body(t, v.Path), v.Added)
			}
		}
	}
	for _, name := range []string{"post", "by-hand", "by-hand.txt"} {
		if versions, err := l.Versions("s", name); err != nil || len(versions) != 1 || versions[0].Added.IsZero() {
			t.Errorf("%q: %v, %v", name, versions, err)
		}
	}
	add(t, l, "s", tell("Post", "Strike", "", "https://example.com/c", "Another one."))
	if post, err := l.Versions("s", "post"); err != nil || len(post) != 1 {
		t.Errorf("a file's name that is an outlet's too: %v, %v", post, err)
	}
	put(t, l, "s/x1.md", "---\nsource: X\n---\nOne.", "s/x2.md", "---\nsource: X\n---\nTwo.")
	_, err := l.Versions("s", "X")
	says(t, err, `"X" may mean any of x1, x2`)
	for _, name := range []string{"wires", "", "../s/x1", "versions"} {
		_, err = l.Versions("s", name)
		says(t, err, "there is no article", "its articles are", "2026-03-02-the-wire")
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestReadFile(t *testing.T) {
	l, _ := start(t)
	put(t, l, "s/a.md", "A.", "s/annotations.json", "{}", "s/versions/a/1.md", "Old.", "outside.md", "No.", "s/large.md", strings.Repeat("x", draft.MaxSize+1))
	for _, l := range []*Library{l, l.Confined()} {
		for name, want := range map[string]string{"s/a.md": "A.", "s/annotations.json": "{}", "s/versions/a/1.md": "Old."} {
			if data, err := l.ReadFile(filepath.Join(l.folder, name)); err != nil || string(data) != want {
				t.Errorf("%s: %q, %v", name, data, err)
			}
		}
		for _, name := range []string{"outside.md", "s", "s/large.md", "s/none.md", "s/versions", "../library/../x.md", "none/a.md", "s/../outside.md"} {
			_, err := l.ReadFile(filepath.Join(l.folder, name))
			hides(t, l, err)
		}
		_, err := l.ReadFile("/etc/passwd")
		hides(t, l, err, "it is no file of a story in the library")
		_, err = l.ReadFile("relative.md")
		hides(t, l, err, "it is no file of a story in the library")
	}
}
