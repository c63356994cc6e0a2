// Package chattest is a language model for tests: a server on this computer that
// speaks the OpenAI HTTP interface, and whose answers a function makes.
package chattest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"triptych/ui/chat"
	"triptych/ui/chat/internal/wire"
)

// Model is the model that a server has.
const Model = "fake:1b"

// A Kind is a server with its limits. The zero value streams and knows schemas.
type Kind struct {
	Whole    bool // it answers whole even where a stream is asked for
	NoSchema bool // it refuses JSON schemas
	NoObject bool // it refuses to be held to JSON without a schema

	// Before is called with each request before it is looked at, and reports
	// whether it has written the answer itself: to break, hang or redirect. n is
	// how many requests came before. nil is none.
	Before func(n int, w http.ResponseWriter, r *http.Request) bool
}

// A Server is a language model that runs until its test ends.
type Server struct {
	Address string // the base URL: http://127.0.0.1:PORT/v1

	kind   Kind
	answer func(chat.Question) string

	mu       sync.Mutex
	requests []Request
}

// A Request is one that a server was sent.
type Request struct {
	Header   http.Header
	Question chat.Question // as it was asked, also without a schema in the request
	Format   string        // "json_schema", "json_object" or ""
	Answered bool          // false where the server refused it, or Before took it
}

// New starts a server. What answer returns is what the model says: JSON, mostly.
// It may be called by several goroutines at once.
func New(t testing.TB, kind Kind, answer func(chat.Question) string) *Server {
	t.Helper()
	s := &Server{kind: kind, answer: answer}
	h := httptest.NewServer(s)
	t.Cleanup(h.Close)
	t.Cleanup(h.CloseClientConnections) // runs first: what hangs would keep Close waiting
	s.Address = h.URL + "/v1"
	return s
}

// Requests returns all requests until now, in the order in which they came.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Questions returns the questions that were answered until now, in that order.
func (s *Server) Questions() []chat.Question {
	var asked []chat.Question
	for _, r := range s.Requests() {
		if r.Answered {
			asked = append(asked, r.Question)
		}
	}
	return asked
}

// keep notes a request and returns its number.
func (s *Server) keep(r Request) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, r)
	return len(s.requests) - 1
}

// answered notes that a request was answered.
func (s *Server) answered(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests[n].Answered = true
}

// ServeHTTP implements [http.Handler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var request wire.Request
	err := json.NewDecoder(r.Body).Decode(&request)
	q, ok := question(request)
	kept := Request{Header: r.Header.Clone(), Question: q}
	if request.ResponseFormat != nil {
		kept.Format = request.ResponseFormat.Type
	}
	n := s.keep(kept)
	switch {
	case s.kind.Before != nil && s.kind.Before(n, w, r):
	case r.Method != http.MethodPost || r.URL.Path != "/v1"+wire.Path:
		refuse(w, http.StatusNotFound, "there is nothing here")
	case err != nil || !ok:
		refuse(w, http.StatusBadRequest, "this is no question")
	case request.Model != Model:
		refuse(w, http.StatusNotFound, fmt.Sprintf("model %q not found, try pulling it first", request.Model))
	case kept.Format == wire.Schema && s.kind.NoSchema, kept.Format == wire.Object && s.kind.NoObject:
		refuse(w, http.StatusBadRequest, fmt.Sprintf("'response_format.type' %s is not supported", kept.Format))
	default:
		s.answered(n)
		if text := s.answer(q); s.kind.Whole || !request.Stream {
			Whole(w, text, "stop")
		} else {
			Stream(w, strings.SplitAfter(text, " "), "stop")
		}
	}
}

// question returns what a request asks.
func question(r wire.Request) (q chat.Question, ok bool) {
	if len(r.Messages) != 2 || r.Messages[0].Role != "system" || r.Messages[1].Role != "user" {
		return q, false
	}
	q.Text = r.Messages[1].Content
	q.Instruction, q.Name, q.Schema, ok = wire.Split(r.Messages[0].Content)
	return q, ok
}

// refuse writes an error as most servers do.
func refuse(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{"message": message, "code": status}})
}

// Whole writes an answer in one piece, with why it ends: "stop" or "length".
func Whole(w http.ResponseWriter, text, finish string) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(wire.Reply{Choices: []wire.Choice{{
		Message: &wire.Content{Role: "assistant", Content: text}, FinishReason: finish,
	}}})
}

// Stream writes an answer piece by piece, with why it ends; where finish is "" it
// breaks off.
func Stream(w http.ResponseWriter, pieces []string, finish string) {
	w.Header().Set("Content-Type", "text/event-stream")
	send := func(c wire.Choice) {
		data, _ := json.Marshal(wire.Reply{Choices: []wire.Choice{c}}) // of strings alone
		fmt.Fprintf(w, "data: %s\n\n", data)
		http.NewResponseController(w).Flush()
	}
	send(wire.Choice{Delta: &wire.Content{Role: "assistant"}})
	for _, piece := range pieces {
		send(wire.Choice{Delta: &wire.Content{Content: piece}})
	}
	if finish == "" {
		panic(http.ErrAbortHandler)
	}
	send(wire.Choice{Delta: &wire.Content{}, FinishReason: finish})
	fmt.Fprint(w, "data: [DONE]\n\n")
}
