//go:build unix

package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/session"
)

// BenchmarkList lists a library of 1,000 stories with three articles each: as the command
// prints it, for the first time and again; as a reader shows it at first, and with all
// that is known of the stories; and as callers of a server get it. Only the first reads
// the files. Beside the time it reports that of the processors, which is the fair figure on a
// machine that others use too.
func BenchmarkList(b *testing.B) {
	folder, cache := b.TempDir(), b.TempDir()
	text := strings.Repeat("The harbour master said that nobody was hurt.\n\n", 130)
	for n := range 1000 {
		for i := range 3 {
			put(b, folder, fmt.Sprintf("story-%d/%d.md", n, i), fmt.Sprintf("---\nsource: Outlet %d\ntitle: Story %d\ndate: 2026-03-%02d\n---\n\n%s", i, n, n%28+1, text))
		}
	}
	before := time.Now().Add(-time.Hour)
	if err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Chtimes(path, before, before))
	}); err != nil {
		b.Fatal(err)
	}
	list := func(b *testing.B, cache string) {
		var out bytes.Buffer
		p := Process{Args: []string{"list", "--library", folder}, Out: &out, Err: &out, Env: []string{"XDG_CACHE_HOME=" + cache}}
		if code := Main(b.Context(), p); code != 0 || bytes.Count(out.Bytes(), []byte("\n")) != 1002 {
			b.Fatal(code, out.String())
		}
	}
	b.Run("first", func(b *testing.B) {
		defer processors(b)()
		for i := 0; b.Loop(); i++ {
			list(b, filepath.Join(cache, fmt.Sprint(i)))
		}
	})
	b.Run("again", func(b *testing.B) {
		list(b, cache)
		defer processors(b)()
		for b.Loop() {
			list(b, cache)
		}
	})
	flags := libraryFlags{named: folder, getenv: func(name string) string { return map[string]string{"XDG_CACHE_HOME": cache}[name] }}
	lib, err := flags.open()
	if err != nil {
		b.Fatal(err)
	}
	reader := &shelf{catalogue: newCatalogue(lib, method{}), app: &app{library: flags}}
	shown(b, reader, true)
	for name, all := range map[string]bool{"reader": false, "reader, with counts": true} {
		b.Run(name, func(b *testing.B) {
			defer processors(b)()
			for b.Loop() {
				shown(b, reader, all)
			}
		})
	}
	c, err := newSharedCatalogue(flags, nil, method{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("server", func(b *testing.B) {
		defer processors(b)()
		for b.Loop() {
			entries, err := c.List(b.Context())
			if err == nil {
				err = writeStories(&bytes.Buffer{}, entries)
			}
			if err != nil || len(entries) != 1001 {
				b.Fatal(len(entries), err)
			}
		}
	})
}

// processors returns what reports, at the end of a benchmark, how much time of the
// processors it took.
func processors(b *testing.B) func() {
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	return func() { b.ReportMetric(float64((used()-before).Microseconds())/1000/float64(b.N), "cpu-ms/op") }
}

// shown opens a list of stories and draws it, at first or until all is known that it
// shows.
func shown(b *testing.B, shelf session.Shelf, all bool) {
	s := session.New(b.Context(), session.Options{Shelf: shelf})
	defer s.Close()
	cmd := s.Init()
	s.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	for cmd != nil {
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			msg = batch[len(batch)-1]()
		}
		_, cmd = s.Update(msg)
		view := s.View().Content
		if !all && strings.Contains(view, "story-") {
			return
		}
	}
	if !all {
		b.Fatal("nothing is shown")
	}
}
