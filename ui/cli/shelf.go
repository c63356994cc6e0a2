package cli

import (
	"context"
	"errors"

	"triptych/articles"
	"triptych/articles/library"
	"triptych/model"
	"triptych/model/problem"
	"triptych/model/text"
	"triptych/ui/picker"
	"triptych/ui/reader"
)

// A shelf is the library and the embedded story, for a person at the command
// line to choose from.
type shelf struct {
	app   *app
	lib   *library.Library // nil where there is no place for one
	looks looks
}

// newShelf gives the stories that can be chosen.
func (a *app) newShelf(l looks) *shelf {
	lib, err := a.library()
	if err != nil {
		lib = nil
	}
	return &shelf{app: a, lib: lib, looks: l}
}

// empty tells whether there is nothing but the embedded story.
func (s *shelf) empty(ctx context.Context) bool {
	if s.lib == nil {
		return true
	}
	names, err := s.lib.Names(ctx)
	return err != nil || len(names) == 0
}

func (s *shelf) Title() string { return s.app.libraryTitle() }

// List gives the stories of the library, and the embedded one unless the library
// has one of its name.
func (s *shelf) List(ctx context.Context) ([]picker.Entry, error) {
	builtin, err := embeddedEntry()
	if err != nil || s.lib == nil {
		return []picker.Entry{builtin}, err
	}
	list, err := s.lib.List(ctx)
	if err != nil {
		return []picker.Entry{builtin}, err
	}
	entries := shelfEntries(list)
	for _, e := range entries {
		if e.Name == builtin.Name {
			return entries, nil
		}
	}
	return append(entries, builtin), nil
}

// shelfEntries gives the stories of a library as the list shows them.
func shelfEntries(list []library.Entry) []picker.Entry {
	var entries []picker.Entry
	for _, e := range list {
		entry := picker.Entry{Name: e.Name}
		if e.Problem != nil {
			entry.Problem = problemOf(e.Problem)
		}
		for _, h := range e.Heads {
			entry.Articles = append(entry.Articles, picker.Article{Outlet: h.Source, Title: h.Title, Date: h.Date})
		}
		entries = append(entries, entry)
	}
	return entries
}

// problemOf says what is wrong with a story, without its name.
func problemOf(err error) string {
	if e := new(problem.Error); errors.As(err, &e) {
		return text.SanitizeLine(e.Problem + "; " + e.Advice)
	}
	return text.SanitizeLine(err.Error())
}

// embeddedEntry is the embedded story as the list shows it.
func embeddedEntry() (picker.Entry, error) {
	loaded, err := articles.Embedded()
	if err != nil {
		return picker.Entry{}, err
	}
	entry := picker.Entry{Name: articles.EmbeddedName, Title: loaded.Story.Title, Builtin: true}
	for i := range loaded.Story.Articles {
		one := &loaded.Story.Articles[i]
		entry.Articles = append(entry.Articles, picker.Article{Outlet: one.Outlet(), Title: one.Title, Date: one.Date})
	}
	return entry, nil
}

// load reads a story of the shelf.
func (s *shelf) load(ctx context.Context, name string) (*subject, error) {
	if s.lib != nil {
		story, err := s.lib.Find(name)
		if err == nil {
			return s.app.loadShelved(ctx, s.lib, story)
		}
		if name != articles.EmbeddedName {
			return nil, err
		}
	}
	return loadEmbedded(s.app.automatic)
}

func (s *shelf) Count(ctx context.Context, name string) (topics, conflicts int, err error) {
	subject, err := s.load(ctx, name)
	if err != nil {
		return 0, 0, err
	}
	analysis, err := subject.analysis(ctx)
	if err != nil {
		return 0, 0, err
	}
	return len(analysis.Topics), analysis.Counts().Of(model.Conflict), nil
}

func (s *shelf) Open(ctx context.Context, name string) (reader.Options, error) {
	subject, err := s.load(ctx, name)
	if err != nil {
		return reader.Options{}, err
	}
	return s.app.readerOptions(subject, s.looks)
}
