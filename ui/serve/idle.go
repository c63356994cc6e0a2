package serve

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// An idleness ends a session in which nothing happens, after it has said so.
type idleness struct {
	limit, warning time.Duration // the warning comes so long before the end
	notify         func(line string)
	end            func()

	mu      sync.Mutex
	timer   *time.Timer
	warned  bool
	stopped bool
}

func newIdleness(limit time.Duration, notify func(string), end func()) *idleness {
	i := &idleness{limit: limit, warning: min(time.Minute, limit/4), notify: notify, end: end}
	i.mu.Lock() // until the timer is there, which may fire at once
	defer i.mu.Unlock()
	i.timer = time.AfterFunc(limit-i.warning, i.fire)
	return i
}

func (i *idleness) fire() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.stopped {
		return
	}
	if i.warned {
		i.end()
		return
	}
	i.warned = true
	i.notify(fmt.Sprintf("nothing was pressed for %v: this session ends in %v", i.limit-i.warning, i.warning))
	i.timer.Reset(i.warning)
}

// touch puts the end off.
func (i *idleness) touch() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if !i.stopped {
		i.warned = false
		i.timer.Reset(i.limit - i.warning)
	}
}

// reader returns a reader of what comes from r, which puts the end off.
func (i *idleness) reader(r io.Reader) io.Reader { return touching{r, i} }

type touching struct {
	io.Reader
	idle *idleness
}

func (t touching) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	if n > 0 {
		t.idle.touch()
	}
	return n, err
}

func (i *idleness) stop() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.stopped = true
	i.timer.Stop()
}
