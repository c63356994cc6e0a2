package library

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"triptych/articles/draft"
)

// asAnother runs f with the rights of somebody who owns nothing. It needs those
// of root.
func asAnother(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can take the rights of others")
	}
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlock: the thread ends with its rights
		err := syscall.Setfsuid(65534)
		if err == nil {
			f()
		}
		done <- err
	}()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// allow returns files of the library other permissions, and lets everybody pass the
// folders that it is in.
func allow(t *testing.T, l *Library, modes map[string]os.FileMode) {
	t.Helper()
	modes["../.."], modes[".."] = 0o755, 0o755
	for name, mode := range modes {
		if err := os.Chmod(filepath.Join(l.folder, name), mode); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadOnly reads and writes a library as somebody who may not write to it.
func TestReadOnly(t *testing.T) {
	l := twoStories(t)
	put(t, l, "closed/a.md", "A.", "partly/a.md", "A.")
	allow(t, l, map[string]os.FileMode{"closed": 0, "partly/a.md": 0})
	asAnother(t, func() {
		if _, err := l.Find("fire"); err != nil {
			t.Error(err)
		}
		if versions, err := l.Versions("fire", "wire"); err != nil || len(versions) != 2 {
			t.Error(versions, err)
		}
		third := []draft.Article{tell("Wire", "", day, "https://example.com/a", "Third.")}
		for what, f := range map[string]func() error{
			"add":         func() error { _, err := l.Add(t.Context(), "new", third); return err },
			"revise":      func() error { _, err := l.Add(t.Context(), "fire", third); return err },
			"remove":      func() error { _, err := l.Remove(t.Context(), "fire", ""); return err },
			"remove one":  func() error { _, err := l.Remove(t.Context(), "fire", "wire"); return err },
			"find closed": func() error { _, err := l.Find("closed"); return err },
			"versions":    func() error { _, err := l.Versions("partly", "a"); return err },
		} {
			err := f()
			says(t, err)
			if !errors.Is(err, os.ErrPermission) {
				t.Errorf("%s: %v", what, err)
			}
		}
		entry := Entry{Name: "partly"}
		l.describe(&entry)
		says(t, entry.Problem, "a.md: it may not be read; check its permissions")
	})
}

// TestSharedFolder writes to a library that another began, in a folder in which
// all may write and only owners take things away.
func TestSharedFolder(t *testing.T) {
	l := twoStories(t)
	allow(t, l, map[string]os.FileMode{".": 0o777 | os.ModeSticky})
	asAnother(t, func() {
		if _, err := l.Add(t.Context(), "mine", []draft.Article{tell("Wire", "", day, "", "One.")}); err != nil {
			t.Error(err)
		}
	})
}
