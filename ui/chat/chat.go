// Package chat asks a language model questions whose answers are JSON, over the
// HTTP interface of OpenAI that Ollama, llama.cpp, LM Studio and vLLM speak too.
//
// It does so with net/http alone, since it needs one request of that interface:
// github.com/openai/openai-go (v3.99.0, Apache-2.0, well kept) makes a program 19 MB
// larger for it, by 31 packages of its own and of three other modules, and leaves what
// matters here to be written: bounds on size and time, servers that know no schemas,
// answers wrapped in prose, and keys and control characters kept out of errors.
//
// What a model answers is valid JSON and no more: its strings may hold anything,
// and whether it is true is for others to check.
package chat

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

// A Question is what is asked of a language model: an instruction, a text, and
// the form of the answer.
type Question struct {
	Name        string          // of the form, such as "pairs": 1 to 64 ASCII letters
	Instruction string          // what is to be done, the system message
	Text        string          // what it is to be done with: data, the user message
	Schema      json.RawMessage // JSON Schema of the answer
}

// Options say which model is asked, and how.
type Options struct {
	Address string // the base URL, such as http://localhost:11434/v1
	Model   string // its name there
	Key     string // sent to that host alone; "" for none
	Cache   string // the folder where answers are kept; "" for none

	// Parallel is how many questions are asked at a time, at most 16; 0 for 2.
	Parallel int

	// Patience is how long a server may show no sign of work before a question
	// fails; 0 for a minute. See [Reader.Ask].
	Patience time.Duration

	// Transport sends requests, in tests. nil is the network.
	Transport http.RoundTripper
}

const (
	defaultParallel = 2
	maxParallel     = 16
	defaultPatience = time.Minute
)

// A Reader asks one model at one address. Any number of goroutines may use it.
type Reader struct {
	address   string // base URL without a slash at its end
	model     string
	key       string
	cache     cache
	transport http.RoundTripper
	patience  time.Duration
	slots     chan struct{} // one taken by each question that is being asked
	pulse     pulse

	mu      sync.Mutex
	dialect dialect // what the server is known to understand
}

// New returns a reader. It sends nothing. Its error is a [*problem.Error].
func New(o Options) (*Reader, error) {
	address, err := parseAddress(o.Address)
	if err != nil {
		return nil, err
	}
	model, err := checkModel(o.Model)
	if err != nil {
		return nil, err
	}
	key, err := checkKey(o.Key)
	if err != nil {
		return nil, err
	}
	parallel := o.Parallel
	if parallel <= 0 {
		parallel = defaultParallel
	}
	parallel = min(parallel, maxParallel)
	r := &Reader{
		address: address, model: model, key: key,
		cache:     cache{folder: o.Cache},
		transport: o.Transport,
		patience:  o.Patience,
		slots:     make(chan struct{}, parallel),
		dialect:   newDialect(),
	}
	if r.patience <= 0 {
		r.patience = defaultPatience
	}
	if r.transport == nil {
		r.transport = newTransport(parallel)
	}
	return r, nil
}

// Ask returns the answer to a question: one JSON value without white space
// around or between its parts, at most 1 MiB, of the type that the schema names
// and with the keys that it requires. An answer that is in the cache is not asked
// for again.
//
// A question is sent at most three times, and again only where the server says
// that it does not know a part of the request. It fails once the server has shown
// no sign of work for the reader's patience, of which pauses between tries are a
// part: the sign is text of an answer, to this question or another of the same
// reader, since many servers answer one after the other. It has ten minutes in all.
//
// The error is that of ctx where that ended, else a [*problem.Error] which names
// the address and never shows the key.
func (r *Reader) Ask(ctx context.Context, q Question) ([]byte, error) {
	form, err := q.check()
	if err != nil {
		return nil, err
	}
	key := keyOf(r.model, q)
	if answer, ok := r.cache.get(key, form); ok {
		return answer, nil
	}
	select {
	case r.slots <- struct{}{}:
		defer func() { <-r.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	answer, err := r.ask(ctx, q, form)
	if err != nil {
		return nil, err
	}
	r.cache.put(key, answer)
	return answer, nil
}
