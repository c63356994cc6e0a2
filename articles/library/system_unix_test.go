//go:build unix

package library

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"triptych/articles/draft"
)

// writerFolder names, in the environment of this test binary run once more, the
// library to which it adds again and again.
const writerFolder = "LIBRARY_TEST_FOLDER"

func TestMain(m *testing.M) {
	folder := os.Getenv(writerFolder)
	if folder == "" {
		os.Exit(m.Run())
	}
	for n := 0; ; n++ {
		a := tell("Wire", "", day, "https://example.com/a", fmt.Sprintf("Text %d.", n))
		if _, err := Open(folder).Add(context.Background(), "s", []draft.Article{a}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
}

// TestKilledWriters kills programs in the midst of writing: what they had written
// is there, nothing else is, and the next one can write.
func TestKilledWriters(t *testing.T) {
	l, _ := start(t)
	for round := range 5 {
		c := exec.CommandContext(t.Context(), os.Args[0])
		c.Env = append(os.Environ(), writerFolder+"="+l.folder)
		c.Stderr = os.Stderr
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		written := 0
		for lines := bufio.NewScanner(out); written < 1+2*round && lines.Scan(); {
			written++
		}
		_ = c.Process.Kill() // it does not end by itself
		_ = c.Wait()         // it was killed
		versions, err := l.Versions("s", "wire")
		if err != nil || len(versions) < written {
			t.Fatalf("round %d: %d versions, %v", round, len(versions), err)
		}
		for _, v := range versions {
			if words := body(t, v.Path); words == "" {
				t.Errorf("round %d: %s is not whole", round, v.Path)
			}
		}
		add(t, l, "s", tell("Wire", "", day, "https://example.com/a", fmt.Sprintf("Round %d.", round)))
		for _, name := range tree(t, l) {
			if filepath.Base(name)[0] == '.' {
				t.Errorf("round %d: %s stays", round, name)
			}
		}
	}
}

// TestPermissions holds that the umask decides who may read and write.
func TestPermissions(t *testing.T) {
	for umask, want := range map[int][2]os.FileMode{0o022: {0o755, 0o644}, 0o002: {0o775, 0o664}, 0o077: {0o700, 0o600}} {
		before := syscall.Umask(umask)
		defer syscall.Umask(before)
		l := twoStories(t)
		remove(t, l, "strike", "")
		for name, want := range map[string]os.FileMode{
			".": want[0], "fire": want[0], "fire/versions/2026-03-02-wire": want[0], trashName: want[0],
			"fire/2026-03-02-wire.md": want[1], "fire/versions/2026-03-02-wire/2026-03-02T10-20-30Z.md": want[1], ".lock": want[1],
		} {
			if info, err := os.Stat(filepath.Join(l.folder, name)); err != nil || info.Mode().Perm() != want {
				t.Errorf("umask %o: %s: %v, %v, want %v", umask, name, info.Mode(), err, want)
			}
		}
	}
}

// TestLinks plants links and pipes in a library: they lead where they say, and
// nowhere when it is confined.
func TestLinks(t *testing.T) {
	l, _ := start(t)
	outside := t.TempDir()
	for name, text := range map[string]string{"secret.md": "---\nsource: Secret\n---\nSecret.", "annotations.json": "{}"} {
		if err := os.WriteFile(filepath.Join(outside, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(t, l, "s/a.md", "A.", "own/a.md", "A.", "own/b.md", "B.", "versioned/a.md", "A.", "links/a.md", "A.")
	for name, to := range map[string]string{
		"linked": outside, "inside": "own", "dangling": "none", "s/link.md": filepath.Join(outside, "secret.md"), "s/near.md": "a.md",
		"s/gone.md": "none.md", "s/annotations.json": filepath.Join(outside, "annotations.json"), "versioned/versions": outside,
		"links/versions": "../own", "s/up.md": "../own/b.md",
	} {
		if err := os.Symlink(to, filepath.Join(l.folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(l.folder, "s/pipe.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	count := func(l *Library, story string, files, notices int) {
		t.Helper()
		if s, err := l.Find(story); err != nil || len(s.Files) != files || len(s.Notices) != notices {
			t.Errorf("%s: %d files, notices %q, %v", story, len(s.Files), s.Notices, err)
		}
	}
	count(l, "linked", 1, 0)
	count(l, "inside", 2, 0)
	count(l, "s", 4, 2)
	confined := l.Confined()
	count(confined, "s", 1, 5)
	count(confined, "own", 2, 0)
	for _, name := range []string{"linked", "inside", "dangling"} {
		_, err := confined.Find(name)
		says(t, err, name+": it is a link or a file, not a folder")
	}
	for _, name := range []string{"linked/secret.md", "inside/a.md", "s/link.md", "s/near.md", "s/gone.md", "s/pipe.md", "s/annotations.json", "versioned/versions/secret.md", "s/up.md"} {
		data, err := confined.ReadFile(filepath.Join(l.folder, name))
		hides(t, l, err)
		if len(data) > 0 {
			t.Errorf("%s leads to %q", name, data)
		}
	}
	if data, err := l.ReadFile(filepath.Join(l.folder, "s/link.md")); err != nil || len(data) == 0 {
		t.Errorf("%q, %v", data, err)
	}
	if versions, err := confined.Versions("versioned", "a"); err != nil || len(versions) != 1 {
		t.Errorf("%v, %v", versions, err)
	}
	names, err := confined.Names(t.Context())
	if want := []string{"links", "own", "s", "versioned"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("%q, %v, want %q", names, err, want)
	}
	for _, e := range list(t, confined) {
		if refused := e.Name == "linked" || e.Name == "inside" || e.Name == "dangling"; refused != (e.Problem != nil) || slices.ContainsFunc(e.Heads, func(h Head) bool { return h.Source == "Secret" }) {
			t.Errorf("%+v", e)
		}
	}
}

// TestSwapped lets a link take the place of a file after a reader found it.
func TestSwapped(t *testing.T) {
	l, _ := start(t)
	secret := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(secret, []byte("Secret."), 0o600); err != nil {
		t.Fatal(err)
	}
	put(t, l, "s/a.md", "A.")
	f, err := l.Confined().open("s")
	if err != nil {
		t.Fatal(err)
	}
	defer f.close()
	path := filepath.Join(l.folder, "s/a.md")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, path); err != nil {
		t.Fatal(err)
	}
	if opened, err := f.root.Open("a.md"); err == nil {
		opened.Close()
		t.Error("the link leads out")
	}
	_, _, err = f.read("a.md")
	hides(t, l, err, "it is a link")
}

// TestRemoveLinks holds that a link is removed, and never what it leads to.
func TestRemoveLinks(t *testing.T) {
	l, _ := start(t)
	outside := t.TempDir()
	put(t, Open(outside), "one/a.md", "A.", "two/a.md", "A.")
	put(t, l, "s/a.md", "A.")
	for name, to := range map[string]string{"one": filepath.Join(outside, "one"), "two": filepath.Join(outside, "two")} {
		if err := os.Symlink(to, filepath.Join(l.folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	remove(t, l, "one", "")
	if get(t, filepath.Join(outside, "one/a.md")) != "A." {
		t.Error("what a link leads to was removed")
	}
	remove(t, l, "two", "a")
	if _, err := os.Lstat(filepath.Join(l.folder, "two")); err != nil {
		t.Errorf("the link to a story's folder went: %v", err)
	}
}

// TestAddThroughLink holds that a file that a link leads to is never written.
func TestAddThroughLink(t *testing.T) {
	l, _ := start(t)
	mine := filepath.Join(t.TempDir(), "mine.md")
	const text = "---\nurl: https://example.com/a\n---\nMine.\n"
	if err := os.WriteFile(mine, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	put(t, l, "s/b.md", "B.")
	if err := os.Symlink(mine, filepath.Join(l.folder, "s/a.md")); err != nil {
		t.Fatal(err)
	}
	item := add(t, l, "s", tell("Wire", "", "", "https://example.com/a", "Theirs.")).Items[0]
	if get(t, mine) != text || item.Outcome != NewVersion || get(t, before(t, l, item)) != text || body(t, item.Path) != "Theirs." {
		t.Errorf("%+v, %q", item, get(t, mine))
	}
}
