// Package watch waits for changes of the files of a story.
//
// What counts is what a look at the files finds: their names, sizes and times.
// The system's word that something happened in a folder only makes the look come
// sooner. So nothing is reported that changed nothing, a file that an editor
// replaces by another of its name is found again, and where the system reports
// nothing, as on network drives, a change is found a little later.
package watch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// settling is how long files must stay as they are before they count as
	// written: an editor may take several steps to save one.
	settling = 100 * time.Millisecond
	// seldom is how often to look where the system reports nothing.
	seldom = 2 * time.Second
)

// A Watcher watches files and folders. It is for one goroutine.
type Watcher struct {
	paths  []string
	system *fsnotify.Watcher // nil where the system reports nothing
	seldom time.Duration
	seen   string // the last look that was reported
}

// New begins to watch files and, of folders, the files in them. They need not
// exist. Close must be called in the end.
func New(paths ...string) *Watcher {
	w := &Watcher{paths: paths, seldom: seldom}
	if system, err := fsnotify.NewWatcher(); err == nil {
		w.system = system
		for _, folder := range folders(paths) {
			_ = system.Add(folder) // where it cannot be watched, looking must do
		}
	}
	w.seen = look(paths)
	return w
}

// Close ends watching.
func (w *Watcher) Close() {
	if w.system != nil {
		_ = w.system.Close() // nothing was written
	}
}

// Wait waits until the files are others than when it last returned, or than when
// the watcher was made, and have settled. Its error is that of the context.
func (w *Watcher) Wait(ctx context.Context) error {
	for {
		now := look(w.paths)
		if now != w.seen {
			settled, err := w.settle(ctx, now)
			if err != nil {
				return err
			}
			if settled != w.seen {
				w.seen = settled
				return nil
			}
		}
		if err := w.pause(ctx); err != nil {
			return err
		}
	}
}

// settle waits until two looks in a row find the same.
func (w *Watcher) settle(ctx context.Context, now string) (string, error) {
	for {
		select {
		case <-time.After(settling):
		case <-ctx.Done():
			return "", ctx.Err()
		}
		before := now
		if now = look(w.paths); now == before {
			return now, nil
		}
	}
}

// pause waits for word from the system, or for a while.
func (w *Watcher) pause(ctx context.Context) error {
	var events chan fsnotify.Event
	var failures chan error
	if w.system != nil {
		events, failures = w.system.Events, w.system.Errors
	}
	select {
	case <-events:
	case <-failures:
	case <-time.After(w.seldom):
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}

// folders lists the folders to watch: files are replaced by name, so that it is
// their folder that reports it.
func folders(paths []string) []string {
	var list []string
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			path = filepath.Dir(path)
		}
		list = append(list, path)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// look describes what is there, a line for each file.
func look(paths []string) string {
	var b strings.Builder
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			fmt.Fprintf(&b, "%q is gone\n", path)
		case info.IsDir():
			lookInto(&b, path)
		default:
			describe(&b, path, info)
		}
	}
	return b.String()
}

// lookInto looks at the files in a folder, which are sorted by their names.
func lookInto(b *strings.Builder, folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		fmt.Fprintf(b, "%q cannot be read\n", folder)
		return
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") || entry.IsDir() {
			continue
		}
		path := filepath.Join(folder, entry.Name())
		if info, err := os.Stat(path); err == nil {
			describe(b, path, info)
		}
	}
}

func describe(b *strings.Builder, path string, info os.FileInfo) {
	fmt.Fprintf(b, "%q %d %d\n", path, info.Size(), info.ModTime().UnixNano())
}
