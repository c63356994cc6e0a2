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

// TestReadOnly reads and writes a library as somebody who may not write to it.
func TestReadOnly(t *testing.T) {
	l := twoStories(t)
	closed := filepath.Join(l.folder, "closed")
	put(t, l, "closed/a.md", "A.", "partly/a.md", "A.")
	for path, mode := range map[string]os.FileMode{filepath.Dir(filepath.Dir(l.folder)): 0o755, filepath.Dir(l.folder): 0o755, closed: 0, filepath.Join(l.folder, "partly/a.md"): 0} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(closed, 0o755) })
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlock: the thread ends with its rights
		if os.Geteuid() == 0 {
			if err := syscall.Setfsuid(65534); err != nil {
				t.Error(err)
				return
			}
		} else if err := os.Chmod(l.folder, 0o555); err != nil {
			t.Error(err)
			return
		}
		if _, err := l.Find("fire"); err != nil {
			t.Error(err)
		}
		if versions, err := l.Versions("fire", "wire"); err != nil || len(versions) != 2 {
			t.Error(versions, err)
		}
		fine := []draft.Article{tell("Wire", "", day, "https://example.com/a", "Third.")}
		for what, f := range map[string]func() error{
			"add":         func() error { _, err := l.Add(t.Context(), "new", fine); return err },
			"revise":      func() error { _, err := l.Add(t.Context(), "fire", fine); return err },
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
		says(t, entry.Problem, "a.md: it cannot be read: permission denied")
	}()
	<-done
}
