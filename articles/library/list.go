package library

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"triptych/articles/draft"
	"triptych/model/problem"
	"triptych/model/text"
)

// An Entry is a story as a list shows it.
type Entry struct {
	Name    string // harmless to a terminal
	Heads   []Head // what its articles say of themselves, in their order
	Problem error  // a *problem.Error, why it cannot be opened; nil if it can

	// newest is the newest date of its articles, as far as it is known (2018-07-23,
	// 2018-07 or 2018). Where none says any, it is the day when the last one was
	// added or changed.
	newest  string
	changed time.Time // when the last of its files was changed
}

// A Head is what the front matter of an article says, its source being its file's
// name where it says none. Its strings may hold anything.
type Head struct{ Source, Title, Date string }

// List returns the stories, the newest first, and after them the folders that
// cannot be opened, each with its problem. Only the start of each file is read, and of
// a story whose files look as they did not even that. A library that does not exist has no stories. The error is a
// [*problem.Error], or that of the context.
func (l *Library) List(ctx context.Context) ([]Entry, error) {
	entries, err := l.entries()
	if err != nil {
		return nil, err
	}
	list := make([]Entry, 0, len(entries))
	names := make(map[string]bool, len(entries))
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && (l.isFolder(e) || l.refuses(e)) {
			list = append(list, Entry{Name: e.Name()})
			names[e.Name()] = true
		}
	}
	var g errgroup.Group
	g.SetLimit(2 * runtime.GOMAXPROCS(0))
	for i := range list {
		g.Go(func() error {
			defer problem.Catch(&list[i].Problem)
			if ctx.Err() == nil {
				l.describe(&list[i])
			}
			return nil
		})
	}
	_ = g.Wait() // none of them fails
	if ctx.Err() == nil {
		l.index.retain(names)
		l.index.keep(1)
	}
	slices.SortFunc(list, newestFirst)
	return list, ctx.Err()
}

// newestFirst orders entries: those that cannot be opened come last.
func newestFirst(a, b Entry) int {
	switch {
	case a.Problem == nil && b.Problem != nil:
		return -1
	case a.Problem != nil && b.Problem == nil:
		return 1
	}
	if order := cmp.Or(cmp.Compare(b.newest, a.newest), b.changed.Compare(a.changed)); order != 0 {
		return order
	}
	return draft.CompareNames(a.Name, b.Name) // which takes its time
}

// describe fills an entry of which the name is known.
func (l *Library) describe(e *Entry) {
	name := e.Name
	e.Name = text.SanitizeLine(name)
	if e.Problem = checkName(name); e.Problem != nil || l.recall(e, name) {
		return
	}
	at := l.now()
	f, err := l.openFound(name)
	if err != nil {
		e.Problem = err
		return
	}
	defer f.close()
	folder, looked := l.look(f.path)
	list, problems, err := f.articles(".")
	switch {
	case err != nil:
		e.Problem = err
	case len(list) == 0 && len(problems) > 0:
		e.Problem = problems[0]
	case len(list) == 0:
		e.Problem = f.empty()
	}
	if e.Problem != nil {
		return
	}
	said, err := f.heads(list)
	if err != nil {
		e.Problem = err
		return
	}
	e.describe(said)
	if looked && len(problems) == 0 {
		l.remember(name, folder, said, at)
	}
}

// heads returns what articles of the story say of themselves.
func (f *folder) heads(articles []file) ([]seenFile, error) {
	said := make([]seenFile, len(articles))
	for i, a := range articles {
		head, err := f.head(a.name)
		if err != nil {
			return nil, problem.Named(f.join(a.name), err)
		}
		said[i] = seenFile{a.name, lookOf(a.info), head}
	}
	return said, nil
}

// describe fills an entry with what the articles of its story say of themselves.
func (e *Entry) describe(articles []seenFile) {
	var added time.Time
	e.Heads = make([]Head, 0, len(articles))
	for _, a := range articles {
		changed := time.Unix(0, a.look.changed)
		if e.changed.Before(changed) {
			e.changed = changed
		}
		if at := a.says.addedOr(changed); added.Before(at) {
			added = at
		}
		e.Heads = append(e.Heads, Head{cmp.Or(a.says.source, id(a.name)), a.says.title, a.says.date})
		e.newest = max(e.newest, isoDate(a.says.date))
	}
	e.newest = cmp.Or(e.newest, added.UTC().Format(time.DateOnly))
}
