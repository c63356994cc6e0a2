package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"triptych/articles"
	"triptych/articles/library"
	"triptych/model"
	"triptych/ui/cli/lazy"
	"triptych/ui/notes"
	"triptych/ui/picker"
	"triptych/ui/reader"
)

// A catalogue is the stories that can be chosen, at the command line or over SSH.
// Each is read, analysed and counted once for all who ask, until its files change.
// Its methods may be called from any goroutine.
type catalogue struct {
	how     method           // how stories are analysed
	library *library.Library // nil if there is none
	named   []namedStory     // all that is offered; nil for the library and the embedded story
	room    int              // bytes of articles that are kept in memory, the story opened last aside

	mu      sync.Mutex
	stories map[string]*cachedStory // by folder
	loaded  []*cachedStory          // those in memory, the one that was opened last first
	changed chan struct{}           // closed when stories may have changed, and then replaced
}

// A namedStory is a story of a library.
type namedStory struct {
	library *library.Library
	name    string
}

// A cachedStory is a story with what is known of it while its files stay as they
// are.
type cachedStory struct {
	name, fingerprint string
	read              lazy.Maker[*loadedStory]
	story             lazy.Value[*loadedStory]
	counts            lazy.Value[counts]

	// Guarded by the catalogue's lock.
	opened bool // somebody reads it, or has read it
	size   int  // bytes of text in memory
}

// counts are what the list of stories shows of an analysis.
type counts struct{ topics, conflicts int }

// defaultRoom is the room of a catalogue. What is known of a story takes 20 to 70
// times as much memory as its text.
const defaultRoom = 4 << 20

func newCatalogue(lib *library.Library, how method) *catalogue {
	return &catalogue{
		library: lib, how: how, room: defaultRoom,
		stories: map[string]*cachedStory{}, changed: make(chan struct{}),
	}
}

// newSharedCatalogue returns a catalogue for the callers of a server: the stories
// that the words name, which are folders or in the library, or all of the library
// if there are no words. No link leads out of it.
func newSharedCatalogue(from libraryFlags, words []string, how method) (*catalogue, error) {
	lib, err := from.open()
	if err != nil && len(words) == 0 {
		return nil, err
	}
	if err == nil {
		lib = lib.Confined()
	}
	c := newCatalogue(lib, how)
	for _, word := range words {
		s := namedStory{lib, word}
		if info, err := os.Stat(word); err == nil && info.IsDir() {
			folder, err := filepath.Abs(word)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", word, err)
			}
			s = namedStory{library.Open(filepath.Dir(folder)).Confined(), filepath.Base(folder)}
		}
		if s.library == nil {
			return nil, fmt.Errorf("%s: there is no such folder", word)
		}
		if _, err := s.library.Find(s.name); err != nil {
			return nil, err
		}
		c.named = append(c.named, s)
	}
	return c, nil
}

// only returns the name of the one story that is offered, "" if there may be more.
func (c *catalogue) only() string {
	if len(c.named) == 1 {
		return c.named[0].name
	}
	return ""
}

// locate returns a story as its files are now, and its library, which is nil for
// the embedded story.
func (c *catalogue) locate(name string) (lib *library.Library, story library.Story, err error) {
	lib = c.library
	if c.named != nil {
		lib = nil
		if i := slices.IndexFunc(c.named, func(s namedStory) bool { return s.name == name }); i >= 0 {
			lib = c.named[i].library
		}
	}
	if lib != nil {
		story, err = lib.Find(name)
	} else {
		err = fmt.Errorf("there is no story %q here: list lists them", name)
	}
	if err != nil && c.named == nil && name == articles.EmbeddedName {
		return nil, library.Story{Name: name}, nil
	}
	return lib, story, err
}

// find returns a story, which is another one if its files have changed.
func (c *catalogue) find(name string) (*cachedStory, error) {
	lib, story, err := c.locate(name)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	before := c.stories[story.Folder]
	if before != nil && before.fingerprint == story.Fingerprint {
		return before, nil
	}
	s := &cachedStory{name: story.Name, fingerprint: story.Fingerprint}
	s.read = func(ctx context.Context, _ func(float64)) (*loadedStory, error) {
		if lib == nil {
			return loadEmbedded(c.how)
		}
		return loadFromLibrary(ctx, lib, story, c.how)
	}
	c.stories[story.Folder] = s
	if before != nil {
		c.drop(before)
		c.announce()
	}
	return s, nil
}

// open returns a story and its content, which is kept in memory as long as there
// is room.
func (c *catalogue) open(ctx context.Context, name string) (*cachedStory, *loadedStory, error) {
	s, err := c.find(name)
	if err != nil {
		return nil, nil, err
	}
	loaded, err := c.load(ctx, s, true)
	return s, loaded, err
}

// load returns a story's content. If there is no room for all, stories that were
// opened take precedence over those that were only counted.
func (c *catalogue) load(ctx context.Context, s *cachedStory, opened bool) (*loadedStory, error) {
	loaded, err := s.story.Get(ctx, nil, s.read)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case opened:
		s.opened = true
		c.drop(s)
		c.keep(s, 0, loaded.size())
	case !slices.Contains(c.loaded, s):
		c.keep(s, len(c.loaded), loaded.size())
	}
	return loaded, nil
}

// keep adds a story to those in memory, at a place in their order, and forgets the
// last of them if their text is too large. The size is in bytes. The lock is held.
func (c *catalogue) keep(s *cachedStory, at, size int) {
	s.size = size
	c.loaded = slices.Insert(c.loaded, at, s)
	total := 0
	for i, kept := range c.loaded {
		if total += kept.size; total > c.room && i > 0 {
			for _, last := range c.loaded[i:] {
				last.story.Forget()
			}
			c.loaded = slices.Delete(c.loaded, i, len(c.loaded))
			return
		}
	}
}

// drop takes a story from those in memory. The lock is held.
func (c *catalogue) drop(s *cachedStory) {
	c.loaded = slices.DeleteFunc(c.loaded, func(kept *cachedStory) bool { return kept == s })
}

// reload makes readers look whether their stories have changed.
func (c *catalogue) reload() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.announce()
}

// announce wakes those who wait for a change. The lock is held.
func (c *catalogue) announce() {
	close(c.changed)
	c.changed = make(chan struct{})
}

// announcement returns a channel that is closed when stories may have changed.
func (c *catalogue) announcement() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.changed
}

// revise returns what a reader of a story calls to wait until its files have
// changed. A story that is gone, or cannot be read, stays as it was.
func (c *catalogue) revise(s *cachedStory, recall func(*model.Story) (*notes.Store, *notes.Book)) reviser {
	var failed <-chan struct{} // not tried again before this is closed
	return func(ctx context.Context) (reader.Revision, error) {
		for {
			changed := c.announcement()
			if next, err := c.find(s.name); err == nil && next != s && changed != failed {
				before := c.announcement() // what is read from here on is as it was then, or newer
				loaded, err := c.load(ctx, next, true)
				if err != nil {
					failed = before
					return reader.Revision{}, err
				}
				s = next
				store, _ := recall(loaded.story)
				return loaded.revision(store), nil
			}
			select {
			case <-changed:
			case <-ctx.Done():
				return reader.Revision{}, ctx.Err()
			}
		}
	}
}

// Count returns how many topics and conflicts a story has.
func (c *catalogue) Count(ctx context.Context, name string) (topics, conflicts int, err error) {
	s, err := c.find(name)
	if err != nil {
		return 0, 0, err
	}
	n, err := s.counts.Get(ctx, nil, func(ctx context.Context, _ func(float64)) (counts, error) {
		loaded, err := c.load(ctx, s, false)
		if err != nil {
			return counts{}, err
		}
		analysis, err := loaded.analysis(ctx, nil)
		if err != nil {
			return counts{}, err
		}
		if !c.isOpened(s) {
			loaded.prepared.Forget() // which is large, and only for corrections by those who read it
		}
		return counts{len(analysis.Topics), analysis.Counts().Of(model.Conflict)}, nil
	})
	return n.topics, n.conflicts, err
}

func (c *catalogue) isOpened(s *cachedStory) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return s.opened
}

// List returns the stories as the list shows them.
func (c *catalogue) List(ctx context.Context) ([]picker.Entry, error) {
	if c.named == nil {
		return listLibrary(ctx, c.library)
	}
	var entries []picker.Entry
	for _, s := range c.named {
		list, err := s.library.List(ctx)
		if err != nil {
			return entries, err
		}
		for _, e := range list {
			if e.Name == s.name {
				entries = append(entries, listEntry(e))
			}
		}
	}
	return entries, nil
}
