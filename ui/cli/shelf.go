package cli

import (
	"context"
	"errors"
	"slices"

	"triptych/articles"
	"triptych/articles/library"
	"triptych/model/problem"
	"triptych/model/text"
	"triptych/ui/picker"
	"triptych/ui/reader"
)

// A shelf is the library and the embedded story, for a person at the command
// line to choose from.
type shelf struct {
	*catalogue
	app     *app
	display displayFlags
	second  *lender
}

// newShelf returns the stories that can be chosen.
func newShelf(a *app, f storyFlags, display displayFlags) *shelf {
	lib, err := a.library.open()
	if err != nil {
		lib = nil
	}
	return &shelf{newCatalogue(lib, newMethod(a.getenv, f.automatic)), a, display, newLender(a.getenv)}
}

// empty reports whether there is nothing but the embedded story.
func (s *shelf) empty(ctx context.Context) bool {
	if s.library == nil {
		return true
	}
	names, err := s.library.Names(ctx)
	return err != nil || len(names) == 0
}

// Title says which library it is.
func (s *shelf) Title() string { return s.app.library.title() }

// Open returns what a reader of a story is made from.
func (s *shelf) Open(ctx context.Context, name string) (reader.Options, error) {
	_, loaded, err := s.open(ctx, name)
	if err != nil {
		return reader.Options{}, err
	}
	return s.options(loaded)
}

// listLibrary returns the stories of a library, nil for none, and the embedded one
// unless the library has a story of its name.
func listLibrary(ctx context.Context, lib *library.Library) ([]picker.Entry, error) {
	builtin, err := embeddedEntry()
	if err != nil || lib == nil {
		return []picker.Entry{builtin}, err
	}
	list, err := lib.List(ctx)
	if err != nil {
		return []picker.Entry{builtin}, err
	}
	var entries []picker.Entry
	for _, e := range list {
		entries = append(entries, listEntry(e))
	}
	if slices.ContainsFunc(entries, func(e picker.Entry) bool { return e.Name == builtin.Name }) {
		return entries, nil
	}
	return append(entries, builtin), nil
}

// listEntry returns a story of a library as the list shows it.
func listEntry(e library.Entry) picker.Entry {
	entry := picker.Entry{Name: e.Name}
	if e.Problem != nil {
		entry.Problem = withoutName(e.Problem)
	}
	for _, h := range e.Heads {
		entry.Articles = append(entry.Articles, picker.Article{Outlet: h.Source, Title: h.Title, Date: h.Date})
	}
	return entry
}

// withoutName says what is wrong with a story whose name is known.
func withoutName(err error) string {
	if e := new(problem.Error); errors.As(err, &e) {
		return text.SanitizeLine(e.Problem + "; " + e.Advice)
	}
	return text.SanitizeLine(err.Error())
}

// embeddedEntry returns the embedded story as the list shows it.
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
