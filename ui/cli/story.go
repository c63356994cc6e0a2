package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/annotate"
)

// A subject is the story that a command is about.
type subject struct {
	story     *model.Story
	annotated *model.Analysis // what a person marked in it; nil where there is nothing, or it is not wanted
	notices   []string        // what the person at the terminal is to be told of it
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
	s := &subject{story: &l.Story, notices: l.Notices}
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

// automaticFlag is the flag of every command that may use annotations.
const automaticFlag = "automatic"

// mayBeAutomatic gives c the flag.
func (a *app) mayBeAutomatic(c *cobra.Command) {
	c.Flags().BoolVar(&a.automatic, automaticFlag, false, "use the automatic analysis where the story is annotated by hand")
}

// analysis gives what is known of the story: its annotations, or else the
// automatic analysis, which takes its time.
func (s *subject) analysis(ctx context.Context) (*model.Analysis, error) {
	if s.annotated != nil {
		return s.annotated, nil
	}
	return s.analyze(ctx)
}

// analyze makes the automatic analysis.
func (s *subject) analyze(ctx context.Context) (*model.Analysis, error) {
	return analyze.Story(ctx, s.story)
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
