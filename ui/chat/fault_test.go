package chat_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"triptych/model/problem"
	"triptych/ui/chat"
	"triptych/ui/chat/chattest"
)

const secret = "sk-0123456789abcdefghij"

// simulate runs a test in which time is simulated, so that it takes none. Each
// request of the reader is answered by handle, on a connection in memory, with the
// number of requests before it. The test fails where anything is left running.
func simulate(t *testing.T, set func(*chat.Options), handle func(n int, answer net.Conn), test func(t *testing.T, r *chat.Reader, asked func() int)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		var served sync.WaitGroup
		defer served.Wait()
		var mu sync.Mutex
		asked := 0
		o := chat.Options{Address: "http://a.example/v1", Model: chattest.Model, Key: secret, Parallel: 4, Transport: &http.Transport{
			DisableKeepAlives: true,
			DialContext: func(context.Context, string, string) (net.Conn, error) {
				client, server := net.Pipe()
				mu.Lock()
				n := asked
				asked++
				mu.Unlock()
				served.Go(func() {
					defer server.Close()
					in := bufio.NewReader(server)
					request, err := http.ReadRequest(in)
					if err != nil {
						return
					}
					io.Copy(io.Discard, request.Body)
					handle(n, server)
				})
				return client, nil
			},
		}}
		if set != nil {
			set(&o)
		}
		r, err := chat.New(o)
		if err != nil {
			t.Fatal(err)
		}
		test(t, r, func() int { mu.Lock(); defer mu.Unlock(); return asked })
	})
}

// hang answers nothing until the reader hangs up.
func hang(answer net.Conn) { io.Copy(io.Discard, answer) }

const streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"

// piece is a part of a stream.
func piece(text string) string {
	return fmt.Sprintf("data: {\"choices\":[{\"delta\":{\"content\":%q},\"finish_reason\":null}]}\n\n", text)
}

// drip writes the parts, each after a pause, and reports whether all could be.
func drip(answer net.Conn, pause time.Duration, parts ...string) bool {
	for _, part := range parts {
		time.Sleep(pause)
		if _, err := io.WriteString(answer, part); err != nil {
			return false
		}
	}
	return true
}

// reply is an answer of HTTP with a status line, a header and a body.
func reply(status, header, body string) string {
	return fmt.Sprintf("HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n%s", status, header, len(body), body)
}

// whole is an answer in one piece.
func whole(text string) string {
	return reply("200 OK", "", fmt.Sprintf(`{"choices":[{"message":{"content":%q},"finish_reason":"stop"}]}`, text))
}

// wantLine checks that an error is one harmless line which names the address, holds
// some words and does not hold the key.
func wantLine(t *testing.T, err error, words ...string) {
	t.Helper()
	if known := new(problem.Error); !errors.As(err, &known) || known.Advice == "" {
		t.Fatalf("got %v, want a problem with advice", err)
	}
	line := err.Error()
	for _, word := range append(words, "http://a.example/v1: ") {
		if !strings.Contains(line, word) {
			t.Errorf("got %q, which does not say %q", line, word)
		}
	}
	if strings.Contains(line, secret) || strings.ContainsAny(line, "\x1b\n\r\x07") || len(line) > 600 {
		t.Errorf("the line is not harmless: %q", line)
	}
}

// TestFaults has servers that are broken in each way: the reader says so in one
// line, after at most three tries and a minute.
func TestFaults(t *testing.T) {
	page := "<!DOCTYPE html><html><body>Welcome</body></html>"
	always := func(text string) func(int, net.Conn) {
		return func(_ int, answer net.Conn) { io.WriteString(answer, text) }
	}
	for name, c := range map[string]struct {
		handle func(n int, answer net.Conn)
		tries  int
		took   time.Duration
		words  []string
	}{
		"hangs":                {func(_ int, a net.Conn) { hang(a) }, 1, time.Minute, []string{"not a word of an answer for 60 seconds", "smaller"}},
		"hangs after the head": {func(_ int, a net.Conn) { io.WriteString(a, streamHead); hang(a) }, 1, time.Minute, []string{"not a word"}},
		"hangs after a word":   {func(_ int, a net.Conn) { drip(a, 0, streamHead, piece("{")); hang(a) }, 1, time.Minute, []string{"not a word"}},
		"only comments": {func(_ int, a net.Conn) {
			for drip(a, time.Second, streamHead+": ping\n\n") {
			}
		}, 1, time.Minute, []string{"not a word"}},
		"only white space": {func(_ int, a net.Conn) {
			io.WriteString(a, streamHead)
			for drip(a, time.Second, piece("\n")) {
			}
		}, 1, time.Minute, []string{"not a word"}},
		"never ends": {func(_ int, a net.Conn) {
			io.WriteString(a, streamHead)
			for drip(a, 5*time.Second, piece("word ")) {
			}
		}, 1, 10 * time.Minute, []string{"longer than 10 minutes"}},
		"hangs at the second try": {func(n int, a net.Conn) {
			if n == 0 {
				io.WriteString(a, reply("500 Oops", "", ""))
				return
			}
			hang(a)
		}, 2, time.Minute, []string{"not a word", "asked 2 times"}},
		"hangs up":          {func(int, net.Conn) {}, 3, 4 * time.Second, []string{"the connection ends before the answer does, asked 3 times"}},
		"garbage":           {always("\x00\x1b[31m\x07garbage\r\n\r\n"), 3, 4 * time.Second, []string{"does not answer as a web server does"}},
		"garbage in HTTP":   {always(reply("200 OK", "", "\x1b]0;owned\x07")), 3, 4 * time.Second, []string{"no answer of a language model"}},
		"nothing in HTTP":   {always(reply("200 OK", "", "")), 3, 4 * time.Second, []string{"sends nothing"}},
		"HTML":              {always(reply("200 OK", "Content-Type: text/html\r\n", page)), 1, 0, []string{"a web page", "ends in /v1"}},
		"HTML as JSON":      {always(reply("200 OK", "Content-Type: application/json\r\n", page)), 1, 0, []string{"a web page"}},
		"HTML with 404":     {always(reply("404 Not Found", "", page)), 1, 0, []string{"no language model at this address (HTTP 404); ", "ends in /v1"}},
		"half a JSON":       {always(whole(`{"pairs":[1,`)), 3, 4 * time.Second, []string{"not the JSON that was asked for", "asked 3 times"}},
		"half an answer":    {always(reply("200 OK", "", `{"choices":[{"mess`)), 3, 4 * time.Second, []string{"the connection ends before the answer does"}},
		"half a body":       {always("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"choices\""), 3, 4 * time.Second, []string{"the connection ends"}},
		"half a stream":     {always("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + piece(`{"pairs":[]}`)), 3, 4 * time.Second, []string{"the connection ends"}},
		"another form":      {always(reply("200 OK", "", `{"choices":[{"message":{"content":[1]}}]}`)), 3, 4 * time.Second, []string{"another form"}},
		"no choices":        {always(reply("200 OK", "", `{"choices":[]}`)), 3, 4 * time.Second, []string{"no choice"}},
		"no form at all":    {always(reply("200 OK", "", `{"pairs":[]}`)), 3, 4 * time.Second, []string{"no choice"}},
		"an error with 200": {always(reply("200 OK", "", `{"error":"out of \u001b[31mmemory"}`)), 3, 4 * time.Second, []string{"reports an error", "“out of \uFFFD[31mmemory”"}},
		"an error in a stream": {always(streamHead + piece("{") + `data: {"error":{"message":"GPU lost"}}` + "\n\n"), 3, 4 * time.Second,
			[]string{"reports an error", "“GPU lost”"}},
		"an error of llama.cpp": {always(streamHead + `error: {"code":500,"message":"slot lost"}` + "\n\n"), 3, 4 * time.Second, []string{"“slot lost”"}},
		"JSON of another form":  {always(whole(`{"answer":[1]}`)), 3, 4 * time.Second, []string{"not the JSON that was asked for"}},
		"prose":                 {always(whole("I cannot do that, Dave.")), 3, 4 * time.Second, []string{"not the JSON that was asked for"}},
		"thoughts alone": {always(reply("200 OK", "", `{"choices":[{"message":{"content":"","reasoning_content":"hm"},"finish_reason":"stop"}]}`)), 3, 4 * time.Second,
			[]string{"only thinks"}},
		"too long":               {always(reply("200 OK", "", `{"choices":[{"message":{"content":"{"},"finish_reason":"length"}]}`)), 1, 0, []string{"did not end within 8192 words"}},
		"a refusal":              {always(reply("200 OK", "", `{"choices":[{"message":{"content":"","refusal":"No."},"finish_reason":"stop"}]}`)), 1, 0, []string{"refuses"}},
		"the key":                {always(whole(`{"pairs":["` + secret + `"]}`)), 1, 0, []string{"holds the key"}},
		"500":                    {always(reply("500 Oops", "", `{"error":{"message":"key `+secret+` \u001b[2J broke"}}`)), 3, 4 * time.Second, []string{"out of order (HTTP 500): “key … \uFFFD[2J broke”", "asked 3 times"}},
		"503":                    {always(reply("503 Busy", "", `{"error":{"message":"Loading model"}}`)), 3, 25 * time.Second, []string{"still loading", "Loading model"}},
		"429":                    {always(reply("429 Calm", "Retry-After: 7\r\n", "")), 3, 14 * time.Second, []string{"asked too often (HTTP 429)"}},
		"429 for hours":          {always(reply("429 Calm", "Retry-After: 7200\r\n", "")), 3, 40 * time.Second, []string{"asked too often"}},
		"401":                    {always(reply("401 No", "", `{"error":{"message":"bad key"}}`)), 1, 0, []string{"wants a key", "environment variable"}},
		"403":                    {always(reply("403 No", "", "")), 1, 0, []string{"check the key"}},
		"no model":               {always(reply("404 No", "", `{"error":{"message":"model \"fake:1b\" not found, try pulling it first"}}`)), 1, 0, []string{`no model "fake:1b"`, "fetch"}},
		"no model for LM Studio": {always(reply("400 Bad", "", `{"error":{"message":"Model not found \"fake:1b\""}}`)), 1, 0, []string{`no model "fake:1b"`}},
		"too little room": {always(reply("400 Bad", "", `{"error":{"message":"request (4476 tokens) exceeds the available context size (4096 tokens)"}}`)), 2, 0,
			[]string{"4096 tokens", "more room for context"}},
		"refuses everything": {always(reply("400 Bad", "", `{"error":"bad request"}`)), 3, 0, []string{"does not take the question (HTTP 400): “bad request”"}},
		"redirects":          {always(reply("307 Away", "Location: http://evil.example/v1/chat/completions?"+secret+"\r\n", "")), 1, 0, []string{"leads on", "http://evil.example", "nothing was sent there"}},
		"redirects nowhere":  {always(reply("302 Away", "Location: javascript:alert(1)\r\n", "")), 1, 0, []string{"leads on", "check the address"}},
		"too large": {func(_ int, a net.Conn) {
			io.WriteString(a, streamHead)
			for drip(a, 0, piece(strings.Repeat("a", 1<<16))) {
			}
		}, 1, 0, []string{"larger than any"}},
		"one long line": {func(_ int, a net.Conn) {
			io.WriteString(a, streamHead+"data: ")
			for drip(a, 0, strings.Repeat("a", 1<<16)) {
			}
		}, 1, 0, []string{"larger than any"}},
		"white space for ever": {func(_ int, a net.Conn) {
			io.WriteString(a, streamHead)
			for drip(a, 0, strings.Repeat("\n", 1<<16)) {
			}
		}, 1, 0, []string{"larger than any"}},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			simulate(t, func(o *chat.Options) { o.Cache = folder }, c.handle, func(t *testing.T, r *chat.Reader, asked func() int) {
				start := time.Now()
				answer, err := r.Ask(t.Context(), question("text"))
				if answer != nil {
					t.Fatalf("answered %s", answer)
				}
				wantLine(t, err, c.words...)
				if took := time.Since(start); took != c.took {
					t.Errorf("took %v, want %v", took, c.took)
				}
				if asked() != c.tries {
					t.Errorf("asked %d times, want %d", asked(), c.tries)
				}
			})
			if names := namesIn(t, folder); len(names) > 0 {
				t.Errorf("kept %v", names)
			}
		})
	}
}

// TestMends has servers that are broken at first.
func TestMends(t *testing.T) {
	for name, first := range map[string]string{
		"500":         reply("500 Oops", "", ""),
		"503":         reply("503 Busy", "Retry-After: 1\r\n", ""),
		"half a JSON": whole(`{"pairs":`),
		"garbage":     "garbage",
		"nothing":     "",
	} {
		t.Run(name, func(t *testing.T) {
			simulate(t, nil, func(n int, a net.Conn) {
				if n < 2 {
					io.WriteString(a, first)
					return
				}
				io.WriteString(a, whole(`{"pairs":[7]}`))
			}, func(t *testing.T, r *chat.Reader, _ func() int) {
				if answer, err := r.Ask(t.Context(), question("text")); err != nil || string(answer) != `{"pairs":[7]}` {
					t.Errorf("got %s, %v", answer, err)
				}
			})
		})
	}
}

// TestSlow has a server that works, slowly: a word each 50 seconds, for longer than
// a question may be silent.
func TestSlow(t *testing.T) {
	parts := []string{streamHead, piece("{"), piece(`"pairs"`), piece(":"), piece("["), piece("]"), piece("}"), "data: [DONE]\n\n"}
	simulate(t, nil, func(_ int, a net.Conn) { drip(a, 50*time.Second, parts...) }, func(t *testing.T, r *chat.Reader, _ func() int) {
		// The head alone is no word: it would be silent for 100 seconds.
		_, err := r.Ask(t.Context(), question("text"))
		wantLine(t, err, "not a word")
	})
	parts = append([]string{parts[0] + parts[1]}, parts[2:]...)
	simulate(t, nil, func(_ int, a net.Conn) { drip(a, 50*time.Second, parts...) }, func(t *testing.T, r *chat.Reader, _ func() int) {
		if answer, err := r.Ask(t.Context(), question("text")); err != nil || string(answer) != `{"pairs":[]}` {
			t.Errorf("got %s, %v", answer, err)
		}
	})
}

// TestQueue has a server that answers one question after the other: those that wait
// are silent for longer than a question may be, but the server works.
func TestQueue(t *testing.T) {
	var turn chan struct{}
	simulate(t, func(*chat.Options) { turn = make(chan struct{}, 1) }, func(_ int, a net.Conn) {
		turn <- struct{}{}
		defer func() { <-turn }()
		drip(a, 40*time.Second, streamHead+piece("{"), piece(`"pairs":[]}`)+"data: [DONE]\n\n")
	}, func(t *testing.T, r *chat.Reader, _ func() int) {
		var all sync.WaitGroup
		for i := range 4 {
			all.Go(func() {
				if _, err := r.Ask(t.Context(), question(fmt.Sprint(i))); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	})
}

// TestCancel ends a question at once, whatever it waits for.
func TestCancel(t *testing.T) {
	for name, c := range map[string]struct {
		parallel int
		handle   func(n int, answer net.Conn)
	}{
		"an answer":        {4, func(_ int, a net.Conn) { hang(a) }},
		"more words":       {4, func(_ int, a net.Conn) { io.WriteString(a, streamHead+piece("{")); hang(a) }},
		"the next try":     {4, func(_ int, a net.Conn) { io.WriteString(a, reply("503 Busy", "Retry-After: 20\r\n", "")) }},
		"another's answer": {1, func(_ int, a net.Conn) { hang(a) }},
	} {
		t.Run(name, func(t *testing.T) {
			simulate(t, func(o *chat.Options) { o.Parallel = c.parallel }, c.handle, func(t *testing.T, r *chat.Reader, _ func() int) {
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(10*time.Second, cancel)
				start := time.Now()
				var all sync.WaitGroup
				for i := range 2 {
					all.Go(func() {
						if _, err := r.Ask(ctx, question(fmt.Sprint(i))); err != context.Canceled {
							t.Errorf("got %v", err)
						}
					})
				}
				all.Wait()
				if took := time.Since(start); took != 10*time.Second {
					t.Errorf("took %v", took)
				}
			})
		})
	}
}

// TestParallel holds the number of questions at a time.
func TestParallel(t *testing.T) {
	for set, want := range map[int]int{0: 2, 3: 3, 100: 16} {
		var mu sync.Mutex
		now, most := 0, 0
		count := func(by int) {
			mu.Lock()
			defer mu.Unlock()
			now += by
			most = max(most, now)
		}
		simulate(t, func(o *chat.Options) { o.Parallel = set }, func(_ int, a net.Conn) {
			count(1)
			time.Sleep(time.Second)
			count(-1)
			io.WriteString(a, whole(`{"pairs":[]}`))
		}, func(t *testing.T, r *chat.Reader, _ func() int) {
			var all sync.WaitGroup
			for i := range 40 {
				all.Go(func() {
					if _, err := r.Ask(t.Context(), question(fmt.Sprint(i))); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
		})
		if most != want {
			t.Errorf("with %d, %d questions were asked at a time, want %d", set, most, want)
		}
	}
}

// TestPatience is what a person with a slow computer sets.
func TestPatience(t *testing.T) {
	simulate(t, func(o *chat.Options) { o.Patience = 5 * time.Minute }, func(_ int, a net.Conn) { hang(a) }, func(t *testing.T, r *chat.Reader, _ func() int) {
		start := time.Now()
		_, err := r.Ask(t.Context(), question("text"))
		wantLine(t, err, "for 5 minutes")
		if took := time.Since(start); took != 5*time.Minute {
			t.Errorf("took %v", took)
		}
	})
}
