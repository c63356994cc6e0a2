package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/annotate"
	"triptych/ui/notes"
	"triptych/ui/wording"
)

// A subject is the story that a command is about.
type subject struct {
	story     *model.Story
	store     *notes.Store    // where what a person marks in it is kept; nil where there is no place for it
	book      *notes.Book     // what they have marked
	annotated *model.Analysis // what a person marked in it; nil where there is nothing, or it is not wanted
	notices   []string        // what the person at the terminal is to be told of it

	mu       sync.Mutex
	prepared *analyze.Prepared // what the automatic analysis starts from; nil until it was asked for
}

// load reads the story that the words name, or the embedded one for none, and
// unless the automatic analysis is wanted its annotations.
func (a *app) load(ctx context.Context, words []string) (*subject, error) {
	automatic := a.automatic
	return await(ctx, func() (*subject, error) {
		if len(words) == 0 {
			loaded, err := articles.Embedded()
			if err != nil {
				return nil, err
			}
			return annotated(loaded, articles.AnnotationsName, automatic)
		}
		loaded, err := articles.Load(words...)
		if err != nil {
			return nil, err
		}
		// One word is a folder, and only a folder has annotations.
		return annotated(loaded, filepath.Join(words[0], articles.AnnotationsName), automatic)
	})
}

// annotated makes a subject of a story, with the annotations at the path unless
// the automatic analysis is wanted: then they are not looked at.
func annotated(l articles.Loaded, path string, automatic bool) (*subject, error) {
	s := &subject{story: &l.Story, notices: append(l.Notices, foreign(&l.Story)...)}
	switch {
	case automatic:
		return s, nil
	case l.AnnotationsError != nil:
		return nil, fmt.Errorf("%w, or give --%s", l.AnnotationsError, automaticFlag)
	case l.Annotations == nil:
		return s, nil
	}
	analysis, warnings, err := annotate.Read(l.Annotations, s.story)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; correct it, or give --%s", path, err, automaticFlag)
	}
	for _, w := range warnings {
		s.notices = append(s.notices, path+": "+w)
	}
	s.annotated = analysis
	return s, nil
}

// foreign says which articles are in a language that the analysis does not know.
func foreign(story *model.Story) []string {
	var names []string
	for _, i := range analyze.Foreign(story) {
		names = append(names, wording.Outlet(&story.Articles[i]))
	}
	if len(names) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("not in English, as it seems: %s. Names, numbers, dates and quotations alone are compared", enumerate(names, "and"))}
}

// automaticFlag is the flag of every command that may use annotations.
const automaticFlag = "automatic"

// mayBeAutomatic gives c the flag.
func (a *app) mayBeAutomatic(c *cobra.Command) {
	c.Flags().BoolVar(&a.automatic, automaticFlag, false, "use the automatic analysis where the story is annotated by hand")
}

// open finds where what a person marks in the story is kept. It is an error if
// there is no place for it.
func (s *subject) open(getenv func(string) string) error {
	folder, err := notes.Folder(getenv)
	if err != nil {
		return fmt.Errorf("what you mark is not kept: %w", err)
	}
	s.store = notes.Open(folder, s.story)
	return nil
}

// recall reads what the person marked in the story before. Whatever the error
// is, there is a book then: it keeps nobody from reading.
func (s *subject) recall(getenv func(string) string) (err error) {
	s.book = notes.New(s.story)
	if err := s.open(getenv); err != nil {
		return err
	}
	s.book, err = s.store.Load()
	return err
}

// analysis gives what is known of the story: its annotations, or else the
// automatic analysis, which takes its time; both with the person's corrections.
func (s *subject) analysis(ctx context.Context) (*model.Analysis, error) {
	var corrections []model.Correction
	if s.book != nil {
		corrections = s.book.Corrections()
	}
	return await(ctx, func() (*model.Analysis, error) {
		if s.annotated != nil {
			return analyze.Correct(s.annotated, corrections)
		}
		return s.analyze(ctx, analyze.Options{Corrections: corrections})
	})
}

// analyze makes the automatic analysis. What it starts from is kept, so that a
// further correction is obeyed at once.
func (s *subject) analyze(ctx context.Context, o analyze.Options) (*model.Analysis, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.prepared == nil {
		var err error
		if s.prepared, err = analyze.Prepare(ctx, s.story, o); err != nil {
			return nil, err
		}
	}
	return s.prepared.Analysis(ctx, o)
}

// await gives the result of f, or the error of ctx when that ends first: f may
// be waiting for a slow disk, or deep in a long computation.
func await[T any](ctx context.Context, f func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := f()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}
