package library

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func remove(t *testing.T, l *Library, story, article string) string {
	t.Helper()
	removed, err := l.Remove(t.Context(), story, article)
	if err != nil {
		t.Fatal(err)
	}
	return removed
}

// twoStories makes two stories, and in the first an article with a version.
func twoStories(t *testing.T) *Library {
	l, c := start(t)
	a, b := tell("Wire", "Fire", day, "https://example.com/a", "One."), tell("Post", "Fire", day, "https://example.com/b", "Two.")
	add(t, l, "fire", a, b)
	a.Markdown = "Changed."
	add(t, l, "fire", a)
	add(t, l, "strike", b)
	c.forward(time.Hour)
	return l
}

const removedFire = ".trash/fire 2026-03-02T11-20-30Z"

func TestRemoveStory(t *testing.T) {
	l := twoStories(t)
	put(t, l, "fire/annotations.json", "{}", "fire/.git/config", "", "fire/2026-03-02-wire.md~", "")
	before := find(t, l, "fire")
	if got := remove(t, l, "FIRE", ""); got != filepath.Join(l.folder, removedFire) {
		t.Errorf("removed to %q", got)
	}
	want := []string{
		removedFire + "/.git/config", removedFire + "/2026-03-02-post.md", removedFire + "/2026-03-02-wire.md", removedFire + "/2026-03-02-wire.md~",
		removedFire + "/annotations.json", removedFire + "/versions/2026-03-02-wire/2026-03-02T10-20-30Z.md", "strike/2026-03-02-post.md",
	}
	if got := tree(t, l); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if names, err := l.Names(t.Context()); err != nil || !slices.Equal(names, []string{"strike"}) {
		t.Errorf("%q, %v", names, err)
	}
	_, err := l.Remove(t.Context(), "fire", "")
	says(t, err, "there is no such story")
	// Moved back, it is there again.
	if err := os.Rename(filepath.Join(l.folder, removedFire), before.Folder); err != nil {
		t.Fatal(err)
	}
	if after := find(t, l, "fire"); after.Fingerprint != before.Fingerprint {
		t.Errorf("%+v, before %+v", after, before)
	}
	// The same name within a second.
	remove(t, l, "fire", "")
	add(t, l, "fire", tell("Wire", "", "", "", "One."))
	if got := remove(t, l, "fire", ""); got != filepath.Join(l.folder, removedFire+"-2") {
		t.Errorf("removed to %q", got)
	}
}

func TestRemoveArticle(t *testing.T) {
	l := twoStories(t)
	if got := remove(t, l, "fire", "http://example.com/a/"); got != filepath.Join(l.folder, removedFire, "2026-03-02-wire.md") {
		t.Errorf("removed to %q", got)
	}
	want := []string{removedFire + "/2026-03-02-wire.md", removedFire + "/versions/2026-03-02-wire/2026-03-02T10-20-30Z.md", "fire/2026-03-02-post.md", "strike/2026-03-02-post.md"}
	if got := tree(t, l); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if _, err := os.Lstat(filepath.Join(l.folder, "fire/versions")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder stays: %v", err)
	}
	_, err := l.Remove(t.Context(), "fire", "wire")
	says(t, err, "there is no article", "its articles are 2026-03-02-post")
	remove(t, l, "fire", "post")
	if _, err := os.Lstat(filepath.Join(l.folder, "fire")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder of a story without articles stays: %v", err)
	}
	// What was removed is in the form of a story.
	if s := find(t, Open(filepath.Join(l.folder, trashName)), filepath.Base(removedFire)); len(s.Files) != 1 {
		t.Errorf("%+v", s)
	}
}

// TestRemoveRefuses holds that nothing is removed but stories.
func TestRemoveRefuses(t *testing.T) {
	l := twoStories(t)
	put(t, l, "fire/notes.xlsx", "", "fire/photos/1.jpg", "", "pictures/1.jpg", "", "versions-file/a.md", "A.", "versions-file/versions", "", "empty/.keep", "")
	before := tree(t, l)
	for name, words := range map[string]string{
		"fire":          "the folder holds other things than articles: notes.xlsx, photos; move them",
		"pictures":      "holds other things than articles: 1.jpg",
		"versions-file": "holds other things than articles: versions",
		"empty":         "holds no articles",
		"fires":         "did you mean fire?",
		"..":            "cannot be called that",
		".trash":        "cannot be called that",
		"":              "cannot be called that",
	} {
		_, err := l.Remove(t.Context(), name, "")
		says(t, err, words)
	}
	if got := tree(t, l); !slices.Equal(got, before) {
		t.Errorf("%q, before %q", got, before)
	}
}
