package chat

import (
	"context"
	"sync"
	"time"
)

// A pulse is when a server last showed that it works. Its zero value is ready.
type pulse struct {
	mu   sync.Mutex
	last time.Time
}

// beat notes that the server works.
func (p *pulse) beat() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = time.Now()
}

// since returns when the server last worked, or a later time.
func (p *pulse) since(later time.Time) time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last.After(later) {
		return p.last
	}
	return later
}

// stops waits until there has been no beat for patience, counted from now at the
// earliest, and reports true. It reports false where ctx ends first.
func (p *pulse) stops(ctx context.Context, patience time.Duration) bool {
	start := time.Now()
	for {
		left := patience - time.Since(p.since(start))
		if left <= 0 {
			return true
		}
		if !wait(ctx, left) {
			return false
		}
	}
}
