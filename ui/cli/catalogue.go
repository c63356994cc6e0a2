package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"triptych/articles"
	"triptych/articles/library"
	"triptych/ui/cli/lazy"
	"triptych/ui/cli/tally"
	"triptych/ui/picker"
	"triptych/ui/reader"
)

// A catalogue is the stories that can be chosen, at the command line or over SSH.
// Each is read and analysed once for all who ask, until its files change, and let go
// when nobody has read it for a while. Its methods may be called from any goroutine.
type catalogue struct {
	how     method           // how stories are analysed
	library *library.Library // nil if there is none
	named   []namedStory     // all that is offered; nil for the library and the embedded story
	room    int              // bytes of articles that are kept in memory, the story opened last aside

	mu      sync.Mutex
	stories map[string]*cachedStory // by folder
	loaded  []*cachedStory          // those in memory, the one that was opened last first; they alone have readers
	changed chan struct{}           // closed when stories may have changed, and then replaced
}

// A namedStory is a story of a library.
type namedStory struct {
	library *library.Library // nil for the embedded story
	name    string
}

// embeddedStory is the one that comes with the program.
func embeddedStory() namedStory { return namedStory{name: articles.EmbeddedName} }

// A cachedStory is a story with what is known of it while its files stay as they
// are.
type cachedStory struct {
	name, fingerprint string
	embedded          bool // it comes with the program
	read              lazy.Maker[*loadedStory]
	story             lazy.Value[*loadedStory]
	identify          lazy.Maker[tally.Key]
	content           lazy.Value[tally.Key]

	// Guarded by the catalogue's lock.
	size    int // bytes of text in memory
	readers int // now
	visits  int // in all
}

// linger is how long a story stays in memory that nobody reads.
const linger = 10 * time.Minute

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
// that the words name, which are folders, in the library or the embedded one, or all of
// the library if there are no words. No link leads out of it.
func newSharedCatalogue(from libraryFlags, words []string, how method) (*catalogue, error) {
	lib, err := from.openShared()
	if err != nil && len(words) == 0 {
		return nil, err
	}
	how.budget = newBudget()
	c := newCatalogue(lib, how)
	for _, word := range words {
		s := namedStory{lib, word}
		if word == articles.EmbeddedName && !exists(word) && !s.exists() {
			c.named = append(c.named, embeddedStory())
			continue
		}
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

// exists reports whether the library has the story.
func (s namedStory) exists() bool {
	if s.library == nil {
		return false
	}
	_, err := s.library.Find(s.name)
	return err == nil
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
	if err != nil && name == articles.EmbeddedName && (c.named == nil || slices.Contains(c.named, embeddedStory())) {
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
		return budgeted(ctx, c.how.budget, story.Size > largeStory, func() (*loadedStory, error) {
			return loadFromLibrary(ctx, lib, story, c.how)
		})
	}
	s.embedded = lib == nil
	s.identify = func(ctx context.Context, _ func(float64)) (tally.Key, error) {
		return contentOf(ctx, lib, story, c.how)
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
	loaded, err := c.load(ctx, s)
	return s, loaded, err
}

// load returns a story's content.
func (c *catalogue) load(ctx context.Context, s *cachedStory) (*loadedStory, error) {
	loaded, err := s.story.Get(ctx, nil, s.read)
	if err != nil {
		return nil, c.how.told(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop(s)
	c.keep(s, loaded.size())
	return loaded, nil
}

// hold counts a reader of a story until a context ends. When the last one has gone,
// the story is let go after a while, unless somebody comes.
func (c *catalogue) hold(life context.Context, s *cachedStory) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s.readers++
	s.visits++
	context.AfterFunc(life, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		if s.readers--; s.readers > 0 {
			return
		}
		visits := s.visits
		time.AfterFunc(linger, func() { c.letGo(s, visits) })
	})
}

// letGo takes a story out of memory if nobody has come to read it since so many
// visits.
func (c *catalogue) letGo(s *cachedStory, visits int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s.visits == visits {
		c.drop(s)
		s.story.Forget()
	}
}

// keep puts a story before those in memory, and forgets the last of them if their
// text is too large. The size is in bytes. The lock is held.
func (c *catalogue) keep(s *cachedStory, size int) {
	s.size = size
	c.loaded = slices.Insert(c.loaded, 0, s)
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
func (c *catalogue) revise(s *cachedStory, revision func(*loadedStory) reader.Revision) reviser {
	var failed <-chan struct{} // not tried again before this is closed
	return func(ctx context.Context) (reader.Revision, error) {
		for {
			changed := c.announcement()
			if next, err := c.find(s.name); err == nil && next != s && changed != failed {
				before := c.announcement() // what is read from here on is as it was then, or newer
				loaded, err := c.load(ctx, next)
				if err != nil {
					failed = before
					return reader.Revision{}, err
				}
				s = next
				c.hold(ctx, s)
				return revision(loaded), nil
			}
			select {
			case <-changed:
			case <-ctx.Done():
				return reader.Revision{}, ctx.Err()
			}
		}
	}
}

// errUncounted is the error of a story that nobody has opened as it is now.
var errUncounted = errors.New("the story was not analysed yet")

// Count returns how many topics and conflicts were found in a story by whoever opened
// it, now or at another time. It never analyses anything but the story that comes with
// the program, which takes no time.
func (c *catalogue) Count(ctx context.Context, name string) (topics, conflicts int, err error) {
	s, err := c.find(name)
	if err != nil {
		return 0, 0, err
	}
	n, err := c.countsOf(ctx, s)
	return n.Topics, n.Conflicts, err
}

func (c *catalogue) countsOf(ctx context.Context, s *cachedStory) (n tally.Counts, err error) {
	if s.embedded {
		loaded, err := c.load(ctx, s)
		if err != nil {
			return n, err
		}
		a, err := loaded.analysis(ctx, nil)
		if err != nil {
			return n, err
		}
		return countsOf(a), nil
	}
	key, err := s.content.Get(ctx, nil, s.identify)
	if err != nil {
		return n, err
	}
	n, ok := c.how.tally.Get(key)
	if !ok {
		return n, errUncounted
	}
	return n, nil
}

// List returns the stories as the list shows them.
func (c *catalogue) List(ctx context.Context) ([]picker.Entry, error) {
	if c.named == nil {
		return listLibrary(ctx, c.library)
	}
	var entries []picker.Entry
	for _, s := range c.named {
		if s.library == nil {
			e, err := embeddedEntry()
			if err != nil {
				return entries, err
			}
			entries = append(entries, e)
			continue
		}
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
