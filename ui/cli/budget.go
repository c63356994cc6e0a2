package cli

import (
	"context"
	"runtime"

	"triptych/model"
)

// A budget is what analyses may take at a time of the processors and the memory: a
// large one by itself, and beside it a few small ones, which nobody is to wait for
// because of it. A nil budget bounds nothing.
type budget struct{ large, small chan struct{} }

func newBudget() *budget {
	return &budget{large: make(chan struct{}, 1), small: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// What is large.
const (
	largeStory = 1 << 20 // bytes of files, to be read
	largeWork  = 6000    // pairs of sentences and articles, to be compared
)

// workOf estimates the work of an analysis: how many sentences are to be looked up
// in how many articles.
func workOf(story *model.Story) int {
	sentences := 0
	for _, n := range story.Compared() {
		sentences += n
	}
	return sentences * (len(story.Articles) - 1)
}

// take waits until there is room, and returns what is called when it is free again.
// The only error is that of ctx.
func (b *budget) take(ctx context.Context, large bool) (free func(), err error) {
	if b == nil {
		return func() {}, nil
	}
	room := b.small
	if large {
		room = b.large
	}
	select {
	case room <- struct{}{}:
		return func() { <-room }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// budgeted runs f when there is room for it.
func budgeted[T any](ctx context.Context, b *budget, large bool, f func() (T, error)) (T, error) {
	free, err := b.take(ctx, large)
	if err != nil {
		var none T
		return none, err
	}
	defer free()
	return f()
}
