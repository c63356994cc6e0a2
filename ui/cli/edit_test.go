//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
	"triptych/model"
	"triptych/ui/notes"
)

// shelfOf returns the shelf of a library, with the folder of the library and one for
// other files.
func shelfOf(t *testing.T) (s *shelf, folder, files string) {
	t.Helper()
	home := t.TempDir()
	folder, files = filepath.Join(home, "library"), filepath.Join(home, "files")
	put(t, folder, "mill/a.md", "The mill burned on Monday. Forty people worked there.", "mill/b.md", "The mill burned on Friday.")
	put(t, files, "c.md", "---\nsource: Post\n---\nThe mill burned, the mayor says.", "empty.md", "")
	a := &app{Process: Process{Env: []string{"HOME=" + home, "XDG_STATE_HOME=" + filepath.Join(home, "state")}}}
	a.library = libraryFlags{getenv: a.getenv, named: folder}
	return newShelf(a, storyFlags{}, displayFlags{}), folder, files
}

func TestShelfAdds(t *testing.T) {
	s, folder, files := shelfOf(t)
	for _, test := range []struct{ story, source, says, fails string }{
		{"mill", "c.md", "added 1 article to mill", ""},
		{"mill", "c.md", "mill has that already", ""},
		{"flood", "c.md", "added 1 article to flood", ""},
		{"report", "c.md", "", "that is a command"},
		{"../out", "c.md", "", "a story cannot be called that"},
		{"mill", "none.md", "", "none.md"},
		{"mill", "empty.md", "", "empty.md"},
	} {
		said, err := s.Add(t.Context(), test.story, filepath.Join(files, test.source))
		if said != test.says || (err == nil) != (test.fails == "") || err != nil && !strings.Contains(err.Error(), test.fails) {
			t.Errorf("%s to %s: %q, %v; want %q, %q", test.source, test.story, said, err, test.says, test.fails)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "flood")); err != nil {
		t.Error(err)
	}
}

// TestShelfKeepsNotes: what was marked in a story is found under its new name, and
// once more when it is moved back from the trash.
func TestShelfKeepsNotes(t *testing.T) {
	s, folder, _ := shelfOf(t)
	o, err := s.Open(t.Context(), "mill")
	if err != nil {
		t.Fatal(err)
	}
	here := notes.Position{Sentence: model.SentenceRef{Sentence: 1}, ScrollMode: "in step"}
	if _, _, err := o.Notes.Save(t.Context(), notes.New(o.Story).WithPosition(here, time.Unix(1, 0))); err != nil {
		t.Fatal(err)
	}
	kept := func(name string) bool {
		o, err := s.Open(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		at, known := o.Book.Position()
		return known && at == here
	}
	if said, err := s.Rename(t.Context(), "mill", "fire"); said != "mill is called fire now" || err != nil {
		t.Fatal(said, err)
	}
	if !kept("fire") {
		t.Error("the notes are not found under the new name")
	}
	said, err := s.Remove(t.Context(), "fire")
	if err != nil || !strings.Contains(said, ".trash") || !strings.Contains(said, "notes on it are kept") {
		t.Fatal(said, err)
	}
	if _, err := s.Open(t.Context(), "fire"); err == nil {
		t.Error("it is still in the library")
	}
	trash, err := filepath.Glob(filepath.Join(folder, ".trash", "fire*"))
	if err != nil || len(trash) != 1 {
		t.Fatal(trash, err)
	}
	if err := os.Rename(trash[0], filepath.Join(folder, "fire")); err != nil {
		t.Fatal(err)
	}
	if !kept("fire") {
		t.Error("the notes are not found when it is back")
	}
}

func TestShelfRefuses(t *testing.T) {
	s, _, _ := shelfOf(t)
	for _, to := range []string{"list", "", "a/b"} {
		if said, err := s.Rename(t.Context(), "mill", to); err == nil {
			t.Errorf("%q: %q", to, said)
		}
	}
	for _, name := range []string{"nothing", "../files"} {
		if said, err := s.Remove(t.Context(), name); err == nil {
			t.Errorf("%q: %q", name, said)
		}
	}
	entries, err := s.List(t.Context())
	if names := len(entries); err != nil || names != 2 || !slices.Contains([]string{entries[0].Name, entries[1].Name}, "mill") {
		t.Errorf("%d stories, %v", names, err)
	}
}

// TestShelfKeepsWhatWasOpened: articles from files and addresses become a story, with
// the notes on them, and pages that were fetched are not fetched again.
func TestShelfKeepsWhatWasOpened(t *testing.T) {
	s, _, files := shelfOf(t)
	put(t, files, "d.md", "---\nsource: Star\n---\nThe mill burned on Friday, the brigade says.")
	const address = "https://example.com/fire"
	words := []string{filepath.Join(files, "c.md"), filepath.Join(files, "d.md"), address}
	from := newSources(Process{}, words)
	from.pages[address] = draft.Document{Name: address, URL: address, MediaType: "text/html", Data: []byte("<html><title>Fire</title><article><p>" +
		strings.Repeat("The mill burned down on Sunday night, a witness told us. ", 9) + "</p></article></html>")}
	loader := from.again(Process{})
	loaded, err := loadNamed(t.Context(), loader, words, method{})
	if err != nil {
		t.Fatal(err)
	}
	loaded.from = from
	o, err := s.options(loaded)
	if err != nil {
		t.Fatal(err)
	}
	here := notes.Position{Sentence: model.SentenceRef{Article: 2}, ScrollMode: "free"}
	if _, _, err := o.Notes.Save(t.Context(), notes.New(o.Story).WithPosition(here, time.Unix(1, 0))); err != nil {
		t.Fatal(err)
	}
	keep := s.keeper(loaded)
	for name, fails := range map[string]string{"mill": "there is a story of that name", "list": "that is a command", "": "a story cannot be called that"} {
		if _, err := keep(t.Context(), name); err == nil || !strings.Contains(err.Error(), fails) {
			t.Errorf("%q: %v, want %q", name, err, fails)
		}
	}
	said, err := keep(t.Context(), "fire")
	if err != nil || said != "kept in the library: triptych fire opens it" {
		t.Fatal(said, err)
	}
	kept, err := s.Open(t.Context(), "fire")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(kept.Story.Articles); n != 3 {
		t.Errorf("%d articles are kept", n)
	}
	at, known := kept.Book.Position()
	if !known || kept.Story.Articles[at.Sentence.Article].URL != address || at.ScrollMode != "free" {
		t.Errorf("the notes are not found: %+v, %v", at, known)
	}
	for _, words := range [][]string{{"-", "c.md"}} {
		if s.keeper(&loadedStory{from: newSources(Process{}, words)}) != nil {
			t.Errorf("%q is to be kept", words)
		}
	}
	if s.keeper(&loadedStory{}) != nil {
		t.Error("what is kept is to be kept again")
	}
}
