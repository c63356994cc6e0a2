//go:build unix

package articles

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestLoadPipe(t *testing.T) {
	folder := write(t, "a.md", "A.", "b.md", "B.")
	pipe := filepath.Join(folder, "pipe.md")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip("no pipes here:", err)
	}
	for _, paths := range [][]string{{filepath.Join(folder, "a.md"), pipe}, {pipe}, {pipe, "/dev/zero"}} {
		if _, err := Load(paths...); err == nil || !strings.Contains(err.Error(), "no regular file") {
			t.Errorf("%q: error %v", paths, err)
		}
	}
	l, err := Load(folder)
	if err != nil || len(l.Story.Articles) != 2 || len(l.Notices) != 1 {
		t.Errorf("folder: %d articles, notices %q, error %v", len(l.Story.Articles), l.Notices, err)
	}
}
