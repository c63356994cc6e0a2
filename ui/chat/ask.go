package chat

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"time"

	"triptych/ui/chat/internal/wire"
)

const (
	maxTries  = 3
	wholeTime = 10 * time.Minute // for one question, with all tries

	// maxPause is how long a server's wish to be left alone is heeded.
	maxPause = 20 * time.Second
)

// ask sends a question until it is answered, at most three times.
func (r *Reader) ask(ctx context.Context, q Question, f form) ([]byte, error) {
	within, end := r.watch(ctx)
	defer end()
	began := r.known()
	d := began
	var failed failure
	tries := 0
	for tries < maxTries && (tries == 0 || failed.again && wait(within, failed.pause(tries))) {
		var answer []byte
		answer, d, failed = r.try(within, d, q, f)
		if failed.problem == "" {
			if d != began {
				r.learn(d)
			}
			return answer, nil
		}
		tries++
		if within.Err() != nil {
			break
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return nil, failed.report(r.address, tries)
}

// watch returns the time that a question has: it ends where the server shows no
// sign of work for the reader's patience, and after ten minutes.
func (r *Reader) watch(ctx context.Context) (context.Context, func()) {
	ctx, stop := context.WithTimeoutCause(ctx, wholeTime, errLong)
	ctx, silent := context.WithCancelCause(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if r.pulse.stops(ctx, r.patience) {
			silent(errSilent)
		}
	}()
	return ctx, func() {
		silent(nil)
		stop()
		<-ended
	}
}

// wait pauses, and reports false where the time of the question ends first.
func wait(ctx context.Context, pause time.Duration) bool {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}

// try sends a question once, and again where the server does not understand a
// part of the request, with that left out. It returns the dialect in which the
// server was asked last.
func (r *Reader) try(ctx context.Context, d dialect, q Question, f form) ([]byte, dialect, failure) {
	for {
		said, err := r.send(ctx, d.request(r.model, q))
		if err == nil {
			answer, failed := r.take(said, d, f)
			return answer, d, failed
		}
		failed := r.explain(ctx, err)
		less, ok := d.less(failed.status, failed.said)
		if !ok || failed.unknownModel() {
			return nil, d, failed
		}
		d = less
	}
}

// send sends one request and returns what the model says.
func (r *Reader) send(ctx context.Context, request wire.Request) (speech, error) {
	body, err := json.Marshal(request)
	if err != nil {
		return speech{}, err
	}
	h, err := http.NewRequestWithContext(ctx, http.MethodPost, r.address+wire.Path, bytes.NewReader(body))
	if err != nil {
		return speech{}, err
	}
	h.Header.Set("Content-Type", "application/json")
	h.Header.Set("Accept", "text/event-stream, application/json")
	h.Header.Set("User-Agent", "triptych/1 (article reader)")
	if r.key != "" {
		h.Header.Set("Authorization", "Bearer "+r.key)
	}
	// Without a client, so that nothing is sent on to where a redirect leads.
	response, err := r.transport.RoundTrip(h)
	if err != nil {
		return speech{}, err
	}
	defer response.Body.Close() // what was read of it is checked
	if response.StatusCode != http.StatusOK {
		return speech{}, refused(response)
	}
	return listen(response.Body, r.pulse.beat)
}

// known returns what the server is known to understand.
func (r *Reader) known() dialect {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.dialect
}

// learn keeps a dialect that the server has understood.
func (r *Reader) learn(d dialect) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.dialect = d
}
