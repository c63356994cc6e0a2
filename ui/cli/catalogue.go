package cli

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"triptych/articles"
	"triptych/articles/library"
	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/picker"
	"triptych/ui/reader"
)

// A catalogue is what a server offers: the stories that its operator chose, each
// read and analysed once, on first use, for all callers together.
type catalogue struct {
	ctx   context.Context // ends with the server
	app   *app
	lib   *library.Library // all of it is offered; nil where stories are named
	named []shelved        // the stories that are offered where some are named

	mu   sync.Mutex
	held map[string]*held // by name
}

// shelved names a story in the library that it is in.
type shelved struct {
	lib  *library.Library
	name string
}

// A held is a story in memory, for as long as its files stay as they are.
type held struct {
	name        string
	fingerprint string
	changed     chan struct{} // closed when another has taken its place
	load        func() (*subject, error)
	analysis    func() (*model.Analysis, error) // without anybody's corrections
	failed      atomic.Bool                     // one of them has, and must be asked anew
}

// newCatalogue offers the stories that the words name, folders or names of the
// library, or all of the library for none.
func (a *app) newCatalogue(ctx context.Context, words []string) (*catalogue, error) {
	c := &catalogue{ctx: ctx, app: a, held: make(map[string]*held)}
	lib, err := a.library()
	if err != nil && len(words) == 0 {
		return nil, err
	}
	if err == nil {
		lib = lib.Confined()
	}
	if len(words) == 0 {
		c.lib = lib
		return c, nil
	}
	for _, word := range words {
		s := shelved{lib, word}
		if info, err := os.Stat(word); err == nil && info.IsDir() {
			folder, err := filepath.Abs(word)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", word, err)
			}
			s = shelved{library.Open(filepath.Dir(folder)).Confined(), filepath.Base(folder)}
		}
		if s.lib == nil {
			return nil, fmt.Errorf("%s: there is no such folder", word)
		}
		if _, err := s.lib.Find(s.name); err != nil {
			return nil, err
		}
		c.named = append(c.named, s)
	}
	return c, nil
}

// only gives the one story that is offered; "" where there are more.
func (c *catalogue) only() string {
	if len(c.named) == 1 {
		return c.named[0].name
	}
	return ""
}

// find gives the story of a name as it is now. The embedded one is in no
// library, and never changes.
func (c *catalogue) find(name string) (lib *library.Library, story library.Story, err error) {
	if c.lib == nil {
		for _, s := range c.named {
			if s.name == name {
				story, err = s.lib.Find(name)
				return s.lib, story, err
			}
		}
		return nil, story, fmt.Errorf("there is no story %q here: list lists them", name)
	}
	story, err = c.lib.Find(name)
	if err != nil && name == articles.EmbeddedName {
		return nil, library.Story{Name: name}, nil
	}
	return c.lib, story, err
}

// get gives a story from memory, or reads it where its files have changed.
func (c *catalogue) get(name string) (*held, error) {
	lib, story, err := c.find(name)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	before := c.held[story.Name]
	if before != nil && before.fingerprint == story.Fingerprint && !before.failed.Load() {
		return before, nil
	}
	h := c.hold(lib, story)
	c.held[story.Name] = h
	if before != nil {
		close(before.changed)
	}
	return h, nil
}

// hold makes a story ready to be read when somebody asks for it.
func (c *catalogue) hold(lib *library.Library, story library.Story) *held {
	h := &held{name: story.Name, fingerprint: story.Fingerprint, changed: make(chan struct{})}
	h.load = sync.OnceValues(func() (s *subject, err error) {
		defer func() { h.failed.CompareAndSwap(false, err != nil) }()
		if lib == nil {
			return loadEmbedded(c.app.automatic)
		}
		return c.app.loadShelved(c.ctx, lib, story)
	})
	h.analysis = sync.OnceValues(func() (a *model.Analysis, err error) {
		defer func() { h.failed.CompareAndSwap(false, err != nil) }()
		s, err := h.load()
		if err != nil {
			return nil, err
		}
		return s.analyze(c.ctx, analyze.Options{})
	})
	return h
}

// analyze gives the analysis that all share, or one that obeys the corrections of
// one caller.
func (h *held) analyze(ctx context.Context, o analyze.Options) (*model.Analysis, error) {
	shared, err := await(ctx, h.analysis)
	if err != nil || len(o.Corrections) == 0 {
		return shared, err
	}
	s, err := h.load()
	if err != nil {
		return nil, err
	}
	return s.analyze(ctx, o)
}

// reload looks which stories have changed, and lets those who read them have them
// as they are now.
func (c *catalogue) reload() {
	c.mu.Lock()
	names := slices.Collect(maps.Keys(c.held))
	c.mu.Unlock()
	for _, name := range names {
		_, _ = c.get(name) // one that is gone stays with those who read it
	}
}

// entries lists what is offered.
func (c *catalogue) entries(ctx context.Context) ([]picker.Entry, error) {
	if c.lib != nil {
		return (&shelf{app: c.app, lib: c.lib}).List(ctx)
	}
	var entries []picker.Entry
	for _, s := range c.named {
		list, err := s.lib.List(ctx)
		if err != nil {
			return entries, err
		}
		for _, e := range shelfEntries(list) {
			if e.Name == s.name {
				entries = append(entries, e)
			}
		}
	}
	return entries, nil
}

// options gives those of a reader of a story that is shared.
func (h *held) options() (reader.Options, error) {
	s, err := h.load()
	if err != nil {
		return reader.Options{}, err
	}
	return reader.Options{Story: s.story, Analyze: h.analyze, Annotated: s.annotated, Notices: s.notices}, nil
}
