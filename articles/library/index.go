package library

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"triptych/articles/draft"
)

// The bounds of an index, in bytes. What is beyond is read anew each time.
const (
	maxIndex = 8 << 20 // of all stories: some ten thousand
	maxSeen  = 8 << 10 // of one story
)

// settled is how long files must have stayed as they are before they are told by their
// looks: one that changes twice within a tick of the clock, which is two seconds on some
// systems, looks the same.
const settled = 2 * time.Second

// An index has what the files of stories said when they were read, so that a list of
// many stories opens none that looks as it did. It is kept in memory and, where it has a
// path, in a file, which can be made again. Its methods may be called from any goroutine.
type index struct {
	path string // "" for none
	of   string // which library it is of

	mu      sync.Mutex
	stories map[string]*seenStory // by name; nil until the file was read
	size    int                   // of all of them, in bytes
	changes int                   // since the file was read or written
}

// A seenStory is what was found in a folder. It never changes.
type seenStory struct {
	folder look // zero where its files were not listed
	files  []seenFile

	fingerprint string // of the story whose sums these are; "" if there are none
	sums        []sum
}

// A seenFile is an article of a story, and what it says of itself.
type seenFile struct {
	name string
	look look
	says frontMatter
}

// A sum is that of a file of a story.
type sum struct {
	name string
	sum  [sha256.Size]byte
}

// A look is what can be seen of a file or folder without opening it.
type look struct {
	size, changed int64 // bytes, and nanoseconds since 1970
	mode          fs.FileMode
}

func lookOf(info fs.FileInfo) look { return look{info.Size(), info.ModTime().UnixNano(), info.Mode()} }

// bytes returns about how much memory a story takes.
func (s *seenStory) bytes() int {
	n := 64 + len(s.fingerprint)
	for _, f := range s.files {
		n += 64 + len(f.name) + len(f.says.source) + len(f.says.title) + len(f.says.date)
	}
	for _, one := range s.sums {
		n += sha256.Size + len(one.name)
	}
	return n
}

// get returns what is known of a story, nil for nothing.
func (x *index) get(name string) *seenStory {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.load()
	return x.stories[name]
}

// load reads the file once. The lock is held.
func (x *index) load() {
	if x.stories != nil {
		return
	}
	x.stories = x.read()
	for _, s := range x.stories {
		x.size += s.bytes()
	}
	if x.size > maxIndex {
		x.stories, x.size = map[string]*seenStory{}, 0
	}
}

func (x *index) isLoaded() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.stories != nil
}

// update changes what is known of a story with a function, which gets a copy of that.
func (x *index) update(name string, change func(*seenStory)) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.load()
	var next seenStory
	if before := x.stories[name]; before != nil {
		next = *before
	}
	change(&next)
	x.forget(name)
	size := next.bytes()
	if size > maxSeen {
		return
	}
	if x.size+size > maxIndex {
		clear(x.stories)
		x.size = 0
	}
	x.stories[name] = &next
	x.size += size
	x.changes++
}

// forget lets go of a story. The lock is held.
func (x *index) forget(name string) {
	if s := x.stories[name]; s != nil {
		delete(x.stories, name)
		x.size -= s.bytes()
		x.changes++
	}
}

// retain lets go of the stories that are not among those of a list.
func (x *index) retain(names map[string]bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.load()
	for _, name := range slices.Collect(maps.Keys(x.stories)) {
		if !names[name] {
			x.forget(name)
		}
	}
}

// look looks at a folder or a file of it, as the library reads it.
func (l *Library) look(path string) (look, bool) {
	stat := os.Stat
	if l.confined {
		stat = os.Lstat
	}
	info, err := stat(path)
	if err != nil {
		return look{}, false
	}
	return lookOf(info), true
}

// seen returns what is known of the folder with that name, nil if it looks otherwise
// now.
func (l *Library) seen(name string) *seenStory {
	s := l.index.get(name)
	if s == nil || len(s.files) == 0 {
		return nil
	}
	folder := filepath.Join(l.folder, name)
	if now, ok := l.look(folder); !ok || now != s.folder {
		return nil
	}
	return s
}

// recall fills an entry with what is known of its story, and reports whether all its
// files look as they did.
func (l *Library) recall(e *Entry, name string) bool {
	s := l.seen(name)
	if s == nil {
		return false
	}
	folder := filepath.Join(l.folder, name) + string(filepath.Separator)
	for _, f := range s.files {
		if now, ok := l.look(folder + f.name); !ok || now != f.look {
			return false
		}
	}
	e.describe(s.files)
	return true
}

// remember keeps what was read of a story, which looked like this at a time before.
func (l *Library) remember(name string, folder look, files []seenFile, at time.Time) {
	latest := folder.changed
	for _, f := range files {
		latest = max(latest, f.look.changed)
	}
	if at.UnixNano()-latest < int64(settled) {
		return
	}
	l.index.update(name, func(s *seenStory) { s.folder, s.files = folder, files })
}

// unwritten is after how many changes that no list has followed the index is written.
const unwritten = 100

// Sums returns the SHA-256 sums of the files that a story is made from, by path: its
// articles, and the annotations beside them. Files that cannot be read have none. They
// are read only where the story does not look as it did. The only error is that of ctx.
func (l *Library) Sums(ctx context.Context, s Story) (map[string][sha256.Size]byte, error) {
	name, at := filepath.Base(s.Folder), l.now()
	sums := make(map[string][sha256.Size]byte)
	if known := l.index.get(name); known != nil && known.fingerprint == s.Fingerprint {
		for _, one := range known.sums {
			sums[filepath.Join(s.Folder, one.name)] = one.sum
		}
		return sums, nil
	}
	var list []sum
	whole := true
	for _, path := range append(slices.Clone(s.Files), filepath.Join(s.Folder, draft.AnnotationsName)) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		data, err := l.ReadFile(path)
		if err == nil {
			sums[path] = sha256.Sum256(data)
			list = append(list, sum{filepath.Base(path), sums[path]})
		}
		whole = whole && (err == nil || errors.Is(err, fs.ErrNotExist))
	}
	if whole && at.Sub(s.changed) >= settled {
		l.index.update(name, func(seen *seenStory) { seen.fingerprint, seen.sums = s.Fingerprint, list })
		l.index.keep(unwritten)
	}
	return sums, nil
}

// knows reports whether a story was listed that is called exactly so. It never reads
// the index for that.
func (l *Library) knows(name string) bool {
	return l.index.isLoaded() && l.seen(name) != nil
}
