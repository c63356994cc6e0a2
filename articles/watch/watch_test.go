package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// await waits for a change, and fails where none is reported.
func await(t *testing.T, w *Watcher) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := w.Wait(ctx); err != nil {
		t.Fatal(err)
	}
}

// quiet fails where a change is reported although there is none.
func quiet(t *testing.T, w *Watcher) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*settling)
	defer cancel()
	if err := w.Wait(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a change is reported: %v", err)
	}
}

// ways are watching with the system's help and without.
func ways(t *testing.T, test func(t *testing.T, start func(paths ...string) *Watcher)) {
	t.Run("told by the system", func(t *testing.T) {
		test(t, func(paths ...string) *Watcher {
			w := New(paths...)
			t.Cleanup(w.Close)
			return w
		})
	})
	t.Run("looking", func(t *testing.T) {
		test(t, func(paths ...string) *Watcher {
			w := New(paths...)
			w.Close()
			w.system, w.seldom = nil, settling/2
			return w
		})
	})
}

func TestChangesAreReportedOnce(t *testing.T) {
	ways(t, func(t *testing.T, start func(paths ...string) *Watcher) {
		folder := t.TempDir()
		a, b := filepath.Join(folder, "a.md"), filepath.Join(folder, "b.md")
		write(t, a, "one")
		write(t, b, "one")
		w := start(a, b)
		write(t, b, "another")
		await(t, w)
		quiet(t, w)
	})
}

// An editor writes beside the file and renames, or takes the file away first.
func TestReplacedFilesAreFoundAgain(t *testing.T) {
	ways(t, func(t *testing.T, start func(paths ...string) *Watcher) {
		folder := t.TempDir()
		a := filepath.Join(folder, "a.md")
		write(t, a, "one")
		w := start(a)
		for _, content := range []string{"two, longer", "three, longer still"} {
			write(t, a+"~", content)
			if err := os.Rename(a+"~", a); err != nil {
				t.Fatal(err)
			}
			await(t, w)
		}
		if err := os.Remove(a); err != nil {
			t.Fatal(err)
		}
		await(t, w)
		write(t, a, "four")
		await(t, w)
	})
}

func TestFilesComeToAFolder(t *testing.T) {
	ways(t, func(t *testing.T, start func(paths ...string) *Watcher) {
		folder := t.TempDir()
		w := start(folder)
		write(t, filepath.Join(folder, ".a.md.swp"), "an editor's own")
		quiet(t, w)
		write(t, filepath.Join(folder, "a.md"), "one")
		await(t, w)
		if err := os.Remove(filepath.Join(folder, "a.md")); err != nil {
			t.Fatal(err)
		}
		await(t, w)
	})
}

// What changes between the start and the first wait is not lost.
func TestEarlyChanges(t *testing.T) {
	a := filepath.Join(t.TempDir(), "a.md")
	w := New(a) // it does not exist
	defer w.Close()
	write(t, a, "one")
	await(t, w)
}

func TestWaitEndsWithItsContext(t *testing.T) {
	w := New(t.TempDir())
	defer w.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := w.Wait(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
