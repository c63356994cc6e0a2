package articles

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model"
	"triptych/model/problem"
	"triptych/model/text"
)

// A Draft is an article as it was taken out of its source.
type Draft struct {
	draft.Article
	From string // the source, as a person knows it
}

// Collect reads what the words name, as Load does, without making a story of it:
// there may be any number of articles, one alone too.
func (l Loader) Collect(ctx context.Context, words ...string) (drafts []Draft, notices []string, err error) {
	f, err := l.find(words)
	if err != nil {
		return nil, nil, err
	}
	f.anyway = l.Anyway
	drafts, notices, err = f.collect(ctx)
	for _, d := range drafts {
		if _, err := d.parse(); err != nil { // what holds no text is not worth keeping
			return nil, nil, err
		}
	}
	return drafts, notices, err
}

// collect reads all sources, a few at a time, and takes the articles out of them in order.
func (f found) collect(ctx context.Context) (drafts []Draft, notices []string, err error) {
	results := make([]struct {
		drafts []Draft
		err    error
	}, len(f.sources))
	var wg sync.WaitGroup
	turns := make(chan struct{}, runtime.GOMAXPROCS(0)) // so that not all documents are in memory at once
	for i, s := range f.sources {
		wg.Go(func() {
			if !s.slow {
				turns <- struct{}{}
				defer func() { <-turns }()
			}
			defer problem.Catch(&results[i].err)
			results[i].drafts, results[i].err = s.drafts(ctx, f.anyway)
		})
	}
	wg.Wait()
	notices = f.notices
	for i, r := range results {
		switch {
		case r.err == nil:
			drafts = append(drafts, r.drafts...)
		case f.sources[i].guessed && !errors.Is(r.err, fs.ErrPermission):
			notices = append(notices, text.SanitizeLine(r.err.Error()+": left out"))
		default:
			return nil, nil, r.err
		}
		for _, d := range r.drafts {
			for _, notice := range d.Notices {
				notices = append(notices, text.SanitizeLine(d.From+": "+notice))
			}
		}
	}
	return drafts, notices, nil
}

// drafts reads the source and takes the articles out of its documents.
func (s source) drafts(ctx context.Context, anyway bool) ([]Draft, error) {
	if err := ctx.Err(); err != nil { // it has waited for its turn
		return nil, err
	}
	documents, err := s.read(ctx)
	if err != nil {
		return nil, named(s.name, err)
	}
	var drafts []Draft
	for _, doc := range documents {
		doc.Anyway = anyway
		list, err := extract(ctx, doc)
		if err != nil {
			return nil, named(doc.Name, err)
		}
		for _, a := range list {
			if a.URL == "" {
				a.URL = doc.URL
			}
			a.Name = idOf(doc.Name)
			a.ResolveLinks(address(a.URL))
			a.Bound()
			drafts = append(drafts, Draft{a, doc.Name})
		}
	}
	return drafts, nil
}

// address returns an address, nil for "" and what is none.
func address(s string) *url.URL {
	u, err := url.Parse(s)
	if s == "" || err != nil {
		return nil
	}
	return u
}

// parse makes an article of the story of a draft.
func (d *Draft) parse() (model.Article, error) {
	a := text.ParseMarkdown(markdown.Body(d.Article))
	if strings.TrimSpace(a.Text) == "" {
		return model.Article{}, named(d.From, noText())
	}
	a.ID = text.SanitizeLine(d.Name)
	a.Source, a.Title, a.Date = boundedLine(d.Source), boundedLine(d.Title), boundedLine(d.Date)
	a.URL = text.SanitizeLine(text.Cut(d.URL, maxAddress))
	for _, name := range d.Authors[:min(len(d.Authors), maxAuthors)] {
		if name = boundedLine(name); name != "" {
			a.Authors = append(a.Authors, name)
		}
	}
	return a, nil
}

// What is known of an article beside its text is short. What is longer was written
// by no editor, and is cut.
const (
	maxField   = 1000 // bytes of a headline, a name or a date
	maxAddress = 8192 // bytes
	maxAuthors = 100
)

// boundedLine returns a field of an article on one line, harmless and no longer than
// fields are.
func boundedLine(s string) string {
	if len(s) <= maxField {
		return text.SanitizeLine(s)
	}
	return text.SanitizeLine(text.Cut(s, maxField)) + "…"
}

// idOf names an article after its source: a file's name without ending, or the
// last part of an address.
func idOf(name string) string {
	if _, address, found := strings.Cut(name, "://"); found {
		address, _, _ = strings.Cut(address, "?")
		name = path.Base(strings.TrimRight(address, "/"))
	} else {
		name = filepath.Base(name)
	}
	return strings.TrimSuffix(name, path.Ext(name))
}
