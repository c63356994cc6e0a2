package library

import (
	"io/fs"
	"path/filepath"
	"sync"
	"time"
)

// maxHeads is how many heads are kept: those of some thousand stories.
const maxHeads = 20_000

// heads are what files say at their start, kept while the files look as they did, so
// that a list of many stories opens none of their files again. What could not be read
// is not kept.
type heads struct {
	mu    sync.Mutex
	known map[string]seenHead
}

// A seenHead is the head of a file, and how the file looked.
type seenHead struct {
	size    int64
	changed time.Time
	mode    fs.FileMode
	head    frontMatter
}

func newHeads() *heads { return &heads{known: make(map[string]seenHead)} }

// of returns the head of an article of a folder.
func (h *heads) of(f *folder, a file) (frontMatter, error) {
	path := filepath.Join(f.path, a.name)
	look := seenHead{size: a.info.Size(), changed: a.info.ModTime(), mode: a.info.Mode()}
	h.mu.Lock()
	seen, ok := h.known[path]
	h.mu.Unlock()
	if ok && seen.size == look.size && seen.changed.Equal(look.changed) && seen.mode == look.mode {
		return seen.head, nil
	}
	head, err := f.head(a.name)
	if err != nil {
		return head, err
	}
	look.head = head
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.known) >= maxHeads {
		clear(h.known)
	}
	h.known[path] = look
	return head, nil
}
