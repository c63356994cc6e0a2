// Package lazy makes values when somebody asks for them, once for all who ask.
package lazy

import (
	"context"
	"sync"

	"triptych/model/problem"
)

// A Value is made by whoever asks for it first, and kept. The zero Value holds
// nothing yet. Its methods may be called from any goroutine.
type Value[T any] struct {
	mu     sync.Mutex
	made   bool
	value  T
	making *making[T] // nil while nobody waits
}

// A making is a Value that is being made.
type making[T any] struct {
	cancel  context.CancelFunc
	waiters map[*waiter]struct{} // guarded by the Value's lock
	done    chan struct{}        // closed once the two below are set
	value   T
	err     error
}

// A waiter is one call of Get. It has a size so that each has its own address.
type waiter struct{ progress func(share float64) }

// A Maker makes a value until ctx ends, and reports how much of the work is done,
// as a share of 1.
type Maker[T any] func(ctx context.Context, progress func(share float64)) (T, error)

// Get returns the value. If there is none yet, it is made by maker or, if somebody
// else asked before, by theirs; progress, which may be nil, hears how far it is.
// Get returns early with the error of ctx, and nobody goes on making a value for
// which nobody waits. An error reaches all who wait and is not kept: who asks
// next tries again. So does a panic of the maker, which is a [*problem.Panic].
func (v *Value[T]) Get(ctx context.Context, progress func(share float64), maker Maker[T]) (T, error) {
	v.mu.Lock()
	if v.made {
		defer v.mu.Unlock()
		return v.value, nil
	}
	m := v.making
	if m == nil {
		m = v.start(ctx, maker)
	}
	w := &waiter{progress}
	m.waiters[w] = struct{}{}
	v.mu.Unlock()

	select {
	case <-m.done:
	case <-ctx.Done():
		v.leave(m, w)
		var none T
		return none, ctx.Err()
	}
	return m.value, m.err
}

// Made returns the value without making it, and false where there is none yet.
func (v *Value[T]) Made() (T, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.value, v.made
}

// Forget lets go of the value. One that is being made is still made.
func (v *Value[T]) Forget() {
	v.mu.Lock()
	defer v.mu.Unlock()
	var none T
	v.made, v.value = false, none
}

// start starts to make the value. The lock is held.
func (v *Value[T]) start(ctx context.Context, maker Maker[T]) *making[T] {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	m := &making[T]{cancel: cancel, waiters: map[*waiter]struct{}{}, done: make(chan struct{})}
	v.making = m
	go func() {
		defer cancel()
		defer v.finish(m)
		defer problem.Catch(&m.err)
		m.value, m.err = maker(ctx, func(share float64) { v.report(m, share) })
	}()
	return m
}

// finish keeps what was made, unless nobody waits for it any more.
func (v *Value[T]) finish(m *making[T]) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.making == m {
		v.making = nil
		if m.err == nil {
			v.made, v.value = true, m.value
		}
	}
	close(m.done)
}

// report passes on how far the making is.
func (v *Value[T]) report(m *making[T], share float64) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for w := range m.waiters {
		if w.progress != nil {
			w.progress(share)
		}
	}
}

// leave ends one wait. The last to leave ends the making.
func (v *Value[T]) leave(m *making[T], w *waiter) {
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(m.waiters, w)
	if len(m.waiters) == 0 && v.making == m {
		v.making = nil
		m.cancel()
	}
}
