package serve

import (
	"io"
	"sync"
	"time"
)

// An output writes to a client, and gives up on one that takes nothing.
type output struct {
	w     io.Writer
	limit time.Duration

	mu    sync.Mutex
	timer *time.Timer
	bytes int64
}

func newOutput(w io.Writer, limit time.Duration, give func()) *output {
	o := &output{w: w, limit: limit, timer: time.AfterFunc(limit, give)}
	o.timer.Stop()
	return o
}

// piece is how many bytes a client must take within the limit.
const piece = 8 << 10

// Write waits for the client where that has not yet taken what came before.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	defer o.timer.Stop()
	written := 0
	for written < len(p) {
		o.timer.Reset(o.limit)
		n, err := o.w.Write(p[written:min(len(p), written+piece)])
		written += n
		o.bytes += int64(n)
		if err != nil {
			return written, err
		}
	}
	return written, nil
}

func (o *output) count() int64 {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.bytes
}
