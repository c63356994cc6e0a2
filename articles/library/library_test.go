package library

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model/problem"
)

// A clock tells a time that a test chooses.
type clock struct{ now time.Time }

func (c *clock) forward(d time.Duration) { c.now = c.now.Add(d) }

// start returns an empty library and its clock.
func start(t testing.TB) (*Library, *clock) {
	c := &clock{time.Date(2026, 3, 2, 10, 20, 30, 0, time.UTC)}
	l := Open(filepath.Join(t.TempDir(), "library"))
	l.now = func() time.Time { return c.now }
	return l, c
}

// tell returns an article of one paragraph.
func tell(source, title, date, url, words string) draft.Article {
	return draft.Article{
		Source: source, Title: title, Date: date, URL: url,
		Blocks: []draft.Block{{Runs: []draft.Run{{Text: words}}}},
	}
}

func add(t testing.TB, l *Library, story string, list ...draft.Article) Added {
	t.Helper()
	added, err := l.Add(t.Context(), story, list)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// before returns the path of the version before the newest one of an article.
func before(t testing.TB, l *Library, item Item) string {
	t.Helper()
	versions, err := l.Versions(filepath.Base(filepath.Dir(item.Path)), filepath.Base(item.Path))
	if err != nil || len(versions) < 2 {
		t.Fatalf("%s has %d versions, error %v", item.Path, len(versions), err)
	}
	return versions[len(versions)-2].Path
}

func find(t testing.TB, l *Library, story string) Story {
	t.Helper()
	s, err := l.Find(story)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func list(t testing.TB, l *Library) []Entry {
	t.Helper()
	entries, err := l.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// put writes files into a library by hand: pairs of a path in it and content.
func put(t testing.TB, l *Library, pairs ...string) {
	t.Helper()
	for pair := range slices.Chunk(pairs, 2) {
		path := filepath.Join(l.folder, pair[0])
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(pair[1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func get(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// tree lists every file of the library but its lock, with slashes.
func tree(t testing.TB, l *Library) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(os.DirFS(l.folder), ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && path != ".lock" {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// body returns the text of an article's file.
func body(t testing.TB, path string) string {
	t.Helper()
	_, text, err := markdown.Cut(draft.Document{Name: path, Data: []byte(get(t, path))})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(text)
}

// says fails unless the error is one line for a person that has a name and the
// words in it.
func says(t testing.TB, err error, words ...string) {
	t.Helper()
	if wrong := explains(t, err, words...); wrong.Name == "" {
		t.Errorf("error %q names nothing", err)
	}
}

// explains is says for an error that others give a name.
func explains(t testing.TB, err error, words ...string) *problem.Error {
	t.Helper()
	wrong := new(problem.Error)
	if !errors.As(err, &wrong) {
		t.Errorf("error %v", err)
		return wrong
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q, without %q", err, w)
		}
	}
	if wrong.Problem == "" || wrong.Advice == "" || strings.ContainsAny(err.Error(), "\n\x1b") {
		t.Errorf("error %q", err)
	}
	return wrong
}

// hides fails unless the error is one for a person that does not say where the
// library lies.
func hides(t testing.TB, l *Library, err error, words ...string) {
	t.Helper()
	explains(t, err, words...)
	if err != nil && strings.Contains(err.Error(), l.folder) {
		t.Errorf("error %q says where the library lies", err)
	}
}

func TestNothingThere(t *testing.T) {
	l, _ := start(t)
	if entries := list(t, l); len(entries) != 0 {
		t.Errorf("list: %v", entries)
	}
	if names, err := l.Names(t.Context()); err != nil || len(names) != 0 {
		t.Errorf("names: %q, %v", names, err)
	}
	_, err := l.Find("fire")
	says(t, err, "fire: there is no such story in the library", "list the library")
	_, errVersions := l.Versions("fire", "a")
	_, errRemove := l.Remove(t.Context(), "fire", "")
	_, errRead := l.ReadFile(filepath.Join(l.folder, "fire", "a.md"))
	for _, err := range []error{err, errVersions, errRemove, errRead} {
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("error %v", err)
		}
	}
	if _, err := os.Lstat(l.folder); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("reading made the folder: %v", err)
	}
}

func TestFolderIsFile(t *testing.T) {
	l, _ := start(t)
	if err := os.WriteFile(l.folder, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := l.List(t.Context())
	says(t, err, "the library cannot be read")
	_, err = l.Find("fire")
	says(t, err, "the library cannot be read")
	_, err = l.Add(t.Context(), "fire", nil)
	says(t, err, "the library cannot be read")
}

func TestStoryIsFile(t *testing.T) {
	l, _ := start(t)
	put(t, l, "fire", "Text.")
	for _, l := range []*Library{l, l.Confined()} {
		_, err := l.Find("fire")
		says(t, err, "fire: ", "folder")
		_, err = l.Add(t.Context(), "fire", []draft.Article{tell("A", "", "", "", "Text.")})
		says(t, err, "fire: ", "folder")
	}
	if names, err := l.Names(t.Context()); err != nil || len(names) != 0 {
		t.Errorf("names: %q, %v", names, err)
	}
}

func TestAlikeNames(t *testing.T) {
	l, _ := start(t)
	add(t, l, "Café Fire", tell("A", "", "", "", "One."))
	for _, name := range []string{"Café Fire", "café fire", "CAFÉ FIRE", "cafe\u0301 fire"} {
		added := add(t, l, name, tell(name, "", "", "", "Two, said "+name))
		if added.Story != "Café Fire" || filepath.Base(filepath.Dir(added.Items[0].Path)) != "Café Fire" {
			t.Errorf("%q went to %q", name, added.Story)
		}
	}
	put(t, l, "Strike/a.md", "A.", "STRIKE/b.md", "B.", "decompose\u0301/a.md", "A.")
	if len(list(t, l)) != 4 {
		t.Skip("this file system takes them for the same")
	}
	for name, want := range map[string]string{
		"Strike": "Strike", "STRIKE": "STRIKE", "decompose\u0301": "decompose\u0301", "Decomposé": "decompose\u0301",
	} {
		if s, err := l.Find(name); err != nil || s.Name != want {
			t.Errorf("%q: %q, %v", name, s.Name, err)
		}
	}
	_, err := l.Find("strike")
	says(t, err, "strike: it may mean any of STRIKE, Strike")
}

func TestNames(t *testing.T) {
	l, _ := start(t)
	put(t, l, "story 10/a.md", "A.", "story 9/a.md", "A.", ".hidden/a.md", "A.", "empty/picture.png", "", "readme.md", "R.", "bad\x1bname/a.md", "A.")
	names, err := l.Names(t.Context())
	if want := []string{"empty", "story 9", "story 10"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("%q, %v, want %q", names, err, want)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Names(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := l.List(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
