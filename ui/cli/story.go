package cli

import (
	"context"

	"triptych/articles"
	"triptych/model"
)

// load reads the story that the words name, or the embedded one for none. The
// notices are what its source has to say of it.
func (a *app) load(ctx context.Context, words []string) (story *model.Story, notices []string, err error) {
	if len(words) == 0 {
		story, err := articles.Embedded()
		return &story, nil, err
	}
	type loaded struct {
		story   model.Story
		notices []string
	}
	got, err := await(ctx, func() (loaded, error) {
		story, notices, err := articles.Load(words...)
		return loaded{story, notices}, err
	})
	if err != nil {
		return nil, nil, err
	}
	return &got.story, got.notices, nil
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
