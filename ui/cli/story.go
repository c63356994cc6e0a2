package cli

import (
	"context"

	"triptych/articles"
	"triptych/model"
)

// load reads the story that the words name, or the embedded one for none. What
// the source has to say of it is printed on standard error.
func (a *app) load(ctx context.Context, words []string) (*model.Story, error) {
	if len(words) == 0 {
		story, err := articles.Embedded()
		return &story, err
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
		return nil, err
	}
	for _, notice := range got.notices {
		a.say(notice)
	}
	return &got.story, nil
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
