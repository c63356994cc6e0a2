//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"testing"

	"triptych/ui/internal/terminal"
)

// put writes files into a folder, path and content in turn.
func put(t testing.TB, folder string, pathsAndContents ...string) {
	t.Helper()
	for i := 0; i < len(pathsAndContents); i += 2 {
		path := filepath.Join(folder, pathsAndContents[i])
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(pathsAndContents[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestListOfStories(t *testing.T) {
	library := t.TempDir()
	put(t, library, "mill/a.md", "---\nsource: Tide\ndate: 2026-03-02\n---\nThe mill burned on Monday.", "mill/b.md", "The mill burned on Friday.",
		"flood/a.md", "The river rose in January.", "flood/b.md", "The river rose in February.")
	s := openReader(t, terminal.Options{Width: 100, Height: 24}, nil, "--library", library)
	awaitScreen(t, s, "the list", says("Stories in", "mill", "flood", "beatles-letter", "comes with the pro"))
	press(t, s, "mil\r")
	awaitScreen(t, s, "the story", says("The mill burned on Monday", "Tide"))
	press(t, s, "S")
	awaitScreen(t, s, "the list again", says("Stories in", "flood"))
	press(t, s, "flo\r")
	awaitScreen(t, s, "another story", says("The river rose in January"))
	press(t, s, "q")
	if err := s.WaitExit(patience); err != nil {
		t.Error(err)
	}
}

// Without a library the embedded story opens at once, and is on the list.
func TestEmptyLibrary(t *testing.T) {
	s := openReader(t, terminal.Options{Width: 140, Height: 24}, nil, "--library", filepath.Join(t.TempDir(), "none"))
	awaitScreen(t, s, "the story", says("articles ·", "1 CNN"))
	press(t, s, "S")
	awaitScreen(t, s, "the list", says("comes with the program", "triptych add"))
	press(t, s, "\x1b")
	awaitScreen(t, s, "the story again", says("articles ·", "1 CNN"))
}

// An editor saves a file while it is read.
func TestWatchedStoryIsTakenInWhereItChanged(t *testing.T) {
	story := t.TempDir()
	put(t, story, "a.md", "The mill burned on Monday.", "b.md", "The mill burned on Monday, and the brigade came late.")
	s := openReader(t, terminal.Options{Width: 120, Height: 24}, nil, "--watch", story)
	awaitScreen(t, s, "the story", says("The mill burned on Monday", "articles ·"))
	put(t, story, "b.md~", "The mill burned on Friday, and the brigade came late.")
	if err := os.Rename(filepath.Join(story, "b.md~"), filepath.Join(story, "b.md")); err != nil {
		t.Fatal(err)
	}
	awaitScreen(t, s, "the story as it is now", says("b has changed: 1 sentence new, 1 gone", "on Friday"))
	put(t, story, "b.md", "")
	awaitScreen(t, s, "what is wrong", says("the story stays as it was", "b.md", "no text"))
	put(t, story, "b.md", "The mill stands.", "c.md", "The mill burned on Sunday.")
	awaitScreen(t, s, "the third article", says("c is new", "on Sunday"))
}

func TestVersionsOfAnArticle(t *testing.T) {
	library := t.TempDir()
	put(t, library, "mill/a.md", "---\nsource: Tide\n---\nThe mill burned on Friday.", "mill/b.md", "The mill is gone.",
		"mill/versions/a/2026-03-02T09-15-00Z.md", "---\nsource: Tide\nadded: 2026-03-02T12:15:00Z\n---\nThe mill burned on Monday.")
	s := openReader(t, terminal.Options{Width: 120, Height: 24}, nil, "--library", library, "--versions", "Tide", "mill")
	awaitScreen(t, s, "the versions", says("Tide, 2 Mar 2026", "on Monday", "on Friday", "1 changed; no sentence as before", "same passage"))
	press(t, s, "f")
	awaitScreen(t, s, "the changes", says("Changes 1", "sentence changed", "on [-Monday-]", "on {+Friday+}"))
}
