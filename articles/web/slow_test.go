package web

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// simulate runs a test in which time is simulated, so that it takes none, and
// in which every host is the handler, on a connection in memory. The test fails
// where a connection or what serves it is left behind.
func simulate(t *testing.T, handle func(host string, answer net.Conn), test func(t *testing.T, c *Client)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		var served sync.WaitGroup
		defer served.Wait()
		test(t, &Client{dial: func(_ context.Context, _, address string) (net.Conn, error) {
			client, server := net.Pipe()
			served.Go(func() {
				defer server.Close()
				handle(address, server)
			})
			return client, nil
		}})
	})
}

// drip reads a request and writes the answer piece by piece.
func drip(answer net.Conn, pause time.Duration, pieces ...string) {
	if _, err := http.ReadRequest(bufio.NewReader(answer)); err != nil {
		return
	}
	for _, piece := range pieces {
		time.Sleep(pause)
		if _, err := io.WriteString(answer, piece); err != nil {
			return
		}
	}
	io.Copy(io.Discard, answer) // hold the line until the client hangs up
}

func TestSlowServers(t *testing.T) {
	endless := make([]string, 1000)
	for i := range endless {
		endless[i] = "a"
	}
	const head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
	for name, tt := range map[string]struct {
		address string
		pause   time.Duration
		pieces  []string
		want    time.Duration
	}{
		"no answer":              {"http://a.example/", 0, nil, headerTime},
		"half a header":          {"http://a.example/", 0, []string{"HTTP/1.1 200 OK\r\n"}, headerTime},
		"no encryption":          {"https://a.example/", 0, nil, dialTime},
		"a page that stops":      {"http://a.example/", 5 * time.Second, []string{head, "a", "b"}, 15*time.Second + idleTime},
		"a page that drips":      {"http://a.example/", 10 * time.Second, append([]string{head}, endless...), wholeTime},
		"a header that drips":    {"http://a.example/", time.Second, append([]string{"HTTP/1.1 200 OK\r\nX: "}, endless...), headerTime},
		"no page after a header": {"http://a.example/", 0, []string{head}, idleTime},
	} {
		t.Run(name, func(t *testing.T) {
			simulate(t, func(_ string, answer net.Conn) {
				if tt.pieces == nil {
					io.Copy(io.Discard, answer)
				}
				drip(answer, tt.pause, tt.pieces...)
			}, func(t *testing.T, c *Client) {
				start := time.Now()
				_, err := c.Fetch(t.Context(), tt.address, nil)
				wantError(t, err, "the server is too slow", "save the page")
				if took := time.Since(start); took < tt.want || took > tt.want+time.Second {
					t.Errorf("took %v, want %v", took, tt.want)
				}
			})
		})
	}
}

func TestCancel(t *testing.T) {
	simulate(t, func(_ string, answer net.Conn) { drip(answer, 0) }, func(t *testing.T, c *Client) {
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(time.Second, func() { cancel(errors.New("something else")) })
		start := time.Now()
		var all sync.WaitGroup
		for range 3 { // two of which wait for their turn
			all.Go(func() {
				if _, err := c.Fetch(ctx, "http://a.example/", nil); !errors.Is(err, context.Canceled) {
					t.Errorf("error %v", err)
				}
			})
		}
		all.Wait()
		if took := time.Since(start); took != time.Second {
			t.Errorf("took %v", took)
		}
		if _, err := c.Fetch(ctx, "http://b.example/", nil); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	})
}

func TestTurns(t *testing.T) {
	var mu sync.Mutex
	busy := make(map[string]int)
	handle := func(host string, answer net.Conn) {
		mu.Lock()
		if busy[host]++; busy[host] > 1 {
			t.Errorf("%s is asked twice at once", host)
		}
		mu.Unlock()
		http.ReadRequest(bufio.NewReader(answer))
		time.Sleep(2 * time.Second)
		mu.Lock()
		busy[host]--
		mu.Unlock()
		io.WriteString(answer, page("text"))
	}
	simulate(t, handle, func(t *testing.T, c *Client) {
		start := time.Now()
		var all sync.WaitGroup
		for _, host := range []string{"a.example", "A.example", "b.example", "a.example", "b.example"} {
			all.Go(func() {
				if _, err := c.Fetch(t.Context(), "http://"+host+"/", nil); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if took, want := time.Since(start), 3*2*time.Second+2*hostGap; took != want {
			t.Errorf("took %v, want %v", took, want)
		}
	})
}

func TestLeaveAlone(t *testing.T) {
	asked := 0
	handle := func(_ string, answer net.Conn) {
		asked++
		drip(answer, 0, "HTTP/1.1 429 Calm\r\nRetry-After: 120\r\n\r\n")
	}
	simulate(t, handle, func(t *testing.T, c *Client) {
		fetch := func() error {
			_, err := c.Fetch(t.Context(), "http://a.example/", nil)
			return err
		}
		wantError(t, fetch(), "try again in 2 minutes")
		time.Sleep(10 * time.Second)
		for range 2 {
			wantError(t, fetch(), "asked to be left alone", "try again in 2 minutes, or open it in a browser")
		}
		if asked != 1 {
			t.Errorf("asked %d times", asked)
		}
		time.Sleep(110 * time.Second)
		wantError(t, fetch(), "HTTP 429")
		if asked != 2 {
			t.Errorf("asked %d times", asked)
		}
	})
}

func TestInTime(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "later", -time.Hour: "later", time.Millisecond: "in one second", 90 * time.Second: "in 90 seconds",
		91 * time.Second: "in 2 minutes", 90 * time.Minute: "in 90 minutes", 91 * time.Minute: "in 2 hours",
		48 * time.Hour: "in 48 hours", 49 * time.Hour: "later", 1 << 62: "later",
	} {
		if got := inTime(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}
