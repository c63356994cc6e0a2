package library

import (
	"cmp"
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"triptych/articles/draft"
	"triptych/model/problem"
	"triptych/model/text"
)

// An Entry is a story as a list shows it.
type Entry struct {
	Name     string   // harmless to a terminal
	Articles int      // how many it has now
	Heads    []Head   // what they say of themselves, in their order
	Outlets  []string // each once, in the order of the articles
	// Date is the newest date of its articles, as ISO 8601 as far as it is known
	// (2018-07-23, 2018-07 or 2018). Where none says any, it is the day when the
	// last one was added or changed.
	Date    string
	Changed time.Time // when the last of its files was changed
	Problem error     // a *problem.Error, why it cannot be opened; nil if it can
}

// A Head is what the front matter of an article says, its source being its file's
// name where it says none. Its strings may hold anything.
type Head struct{ Source, Title, Date string }

// List gives the stories, the newest first, and after them the folders that
// cannot be opened, each with its problem. Only the start of each file is read.
// A library that does not exist has no stories. The error is a [*problem.Error], or that
// of the context.
func (l *Library) List(ctx context.Context) ([]Entry, error) {
	entries, err := l.entries()
	if err != nil {
		return nil, err
	}
	list := make([]Entry, 0, len(entries))
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && (l.isFolder(e) || l.refuses(e)) {
			list = append(list, Entry{Name: e.Name()})
		}
	}
	var wg sync.WaitGroup
	next := make(chan *Entry)
	for range 2 * runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for e := range next {
				if ctx.Err() == nil {
					l.describe(e)
				}
			}
		})
	}
	for i := range list {
		next <- &list[i]
	}
	close(next)
	wg.Wait()
	slices.SortFunc(list, newestFirst)
	return list, ctx.Err()
}

func newestFirst(a, b Entry) int {
	if (a.Problem == nil) != (b.Problem == nil) {
		if a.Problem == nil {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(b.Date, a.Date), b.Changed.Compare(a.Changed), draft.CompareNames(a.Name, b.Name))
}

// describe fills an entry of which the name is known.
func (l *Library) describe(e *Entry) {
	name := e.Name
	e.Name = text.SanitizeLine(name)
	if e.Problem = checkName(name); e.Problem != nil {
		return
	}
	f, err := l.openFound(name)
	if err != nil {
		e.Problem = err
		return
	}
	defer f.close()
	files, problems, err := f.articles(".")
	switch {
	case err != nil:
		e.Problem = err
		return
	case len(files) == 0 && len(problems) > 0:
		e.Problem = problems[0]
		return
	case len(files) == 0:
		e.Problem = f.empty()
		return
	}
	e.Articles = len(files)
	var newest time.Time
	for _, file := range files {
		if changed := file.info.ModTime(); changed.After(e.Changed) {
			e.Changed = changed
		}
		m, err := f.head(file.name)
		if err != nil {
			e.Problem = problem.Named(f.join(file.name), err)
			return
		}
		e.Heads = append(e.Heads, Head{cmp.Or(m.source, strings.TrimSuffix(file.name, filepath.Ext(file.name))), m.title, m.date})
		e.Date = max(e.Date, isoDate(m.date))
		if m.source != "" && !slices.Contains(e.Outlets, m.source) {
			e.Outlets = append(e.Outlets, m.source)
		}
		if m.added.IsZero() {
			m.added = file.info.ModTime()
		}
		if m.added.After(newest) {
			newest = m.added
		}
	}
	e.Date = cmp.Or(e.Date, newest.UTC().Format(time.DateOnly))
}
