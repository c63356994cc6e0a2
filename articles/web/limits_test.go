package web

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
)

// zipped compresses so many zeros.
func zipped(t *testing.T, size int64) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.CopyN(z, zeros{}, size); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// allocated returns how many megabytes f allocates in all.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return (after.TotalAlloc - before.TotalAlloc) >> 20
}

func TestSizeLimit(t *testing.T) {
	bomb := strings.Repeat(zipped(t, 1<<20), 1<<10) // a gigabyte
	members := strings.Repeat(zipped(t, 0), 1000)
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var size int64
		switch {
		case r.URL.Path == "/endless":
			for { // until the client hangs up
				if _, err := w.Write(make([]byte, 64<<10)); err != nil {
					return
				}
			}
		case r.URL.Path == "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			io.WriteString(w, bomb)
		case r.URL.Path == "/members": // which hold nothing at all
			w.Header().Set("Content-Encoding", "gzip")
			for range 2000 {
				if _, err := io.WriteString(w, members); err != nil {
					return
				}
			}
		default:
			fmt.Sscanf(r.URL.Path, "/%d", &size)
			io.CopyN(w, zeros{}, size)
		}
	})
	for path, tooLarge := range map[string]bool{
		"/endless": true, "/bomb": true, "/members": true,
		fmt.Sprint("/", draft.MaxSize): false, fmt.Sprint("/", draft.MaxSize+1): true,
	} {
		c.hosts.Clear()
		start := time.Now()
		megabytes := allocated(func() {
			doc, err := c.Fetch(t.Context(), "http://example.com"+path, nil)
			if tooLarge {
				wantError(t, err, "larger than 16 MB", "one article")
			} else if err != nil || len(doc.Data) != draft.MaxSize {
				t.Errorf("%s: %d bytes, error %v", path, len(doc.Data), err)
			}
		})
		t.Logf("%s: %d MB allocated in %v", path, megabytes, time.Since(start))
		if megabytes > 160 {
			t.Errorf("%s: %d MB allocated", path, megabytes)
		}
	}
}

func TestHostileHeaders(t *testing.T) {
	for name, tt := range map[string]struct{ header, problem string }{
		"endless header":        {strings.Repeat("X-Flood: "+strings.Repeat("a", 1000)+"\r\n", 1000), "does not answer as a web server does"},
		"endless line":          {"X-Flood: " + strings.Repeat("a", 1<<20) + "\r\n", "does not answer as a web server does"},
		"escapes":               {"Content-Type: text/html; charset=\x1b]0;secret\a\r\n", "does not answer as a web server does"},
		"escapes in a name":     {"X-\x1b[2J: secret\r\n", "does not answer as a web server does"},
		"no name":               {"secret\r\n", "does not answer as a web server does"},
		"two lengths":           {"Content-Length: 5\r\nContent-Length: 6\r\n", "does not answer as a web server does"},
		"negative length":       {"Content-Length: -1\r\n", "does not answer as a web server does"},
		"unknown compression":   {"Content-Encoding: br\r\nContent-Length: 5\r\n", "compressed in a way that was not asked for"},
		"compressed twice":      {"Content-Encoding: gzip, gzip\r\nContent-Length: 5\r\n", "compressed in a way that was not asked for"},
		"not compressed at all": {"Content-Encoding: gzip\r\nContent-Length: 12\r\n", "arrives damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := serveRaw(t, "HTTP/1.1 200 OK\r\n"+tt.header+"\r\nHello, hello")
			_, err := c.Fetch(t.Context(), "http://example.com/", nil)
			wantError(t, err, tt.problem)
		})
	}
	for name, answer := range map[string]string{
		"no http": "secret\r\n\r\n", "a greeting": "220 example.com secret\r\n", "no status": "HTTP/1.1 \r\n\r\n",
		"endless early answers": strings.Repeat("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 20_000),
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := serveRaw(t, answer)
			_, err := c.Fetch(t.Context(), "http://example.com/", nil)
			wantError(t, err, "does not answer as a web server does")
		})
	}
}

func TestHostileLocation(t *testing.T) {
	c, _ := serveRaw(t, "HTTP/1.1 302 Found\r\nLocation: /a\u202eb?c\u0085 d=\"<e>\r\nContent-Length: 0\r\n\r\n", page("arrived"))
	doc, err := c.Fetch(t.Context(), "http://example.com/", nil)
	if err != nil || doc.URL != "http://example.com/a%E2%80%AEb?c%C2%85%20d=%22%3Ce%3E" {
		t.Errorf("from %q, error %v", doc.URL, err)
	}
}

func TestDroppedConnections(t *testing.T) {
	whole := page("a whole page")
	cut := whole[:len(whole)-4]
	chunked := "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	zip := zipped(t, 1000)
	for name, tt := range map[string]struct {
		answers  []string
		requests int
		problem  string
	}{
		"once before the answer":    {[]string{"", whole}, 2, ""},
		"once within the header":    {[]string{whole[:17], whole}, 2, ""},
		"once within the page":      {[]string{cut, whole}, 2, ""},
		"twice":                     {[]string{"", cut, whole}, 2, "before the page was complete, twice"},
		"always":                    {[]string{""}, 2, "before the page was complete, twice"},
		"within a chunk":            {[]string{chunked + "c\r\na whole"}, 2, "before the page was complete, twice"},
		"before the last chunk":     {[]string{chunked + "c\r\na whole page\r\n"}, 2, "before the page was complete, twice"},
		"after the last chunk":      {[]string{chunked + "c\r\na whole page\r\n0\r\n\r\n"}, 1, ""},
		"without a length":          {[]string{"HTTP/1.0 200 OK\r\n\r\na whole page"}, 1, ""},
		"more than the length":      {[]string{page("a whole page") + " and more"}, 1, ""},
		"within the compressed":     {[]string{page(zip[:len(zip)-9], "Content-Encoding: gzip")}, 2, "before the page was complete, twice"},
		"damaged within":            {[]string{page(zip[:20]+"xxx"+zip[23:], "Content-Encoding: gzip")}, 1, "arrives damaged"},
		"an error is not repeated":  {[]string{"HTTP/1.1 500 Oh\r\nContent-Length: 9\r\n\r\n", whole}, 1, "out of order"},
		"nonsense is not repeated":  {[]string{"nonsense\r\n\r\n", whole}, 1, "does not answer as a web server"},
		"an empty page is told":     {[]string{page("")}, 1, "the page is empty"},
		"an empty zip is told":      {[]string{page(zipped(t, 0), "Content-Encoding: gzip")}, 1, "the page is empty"},
		"a bad chunk is not a page": {[]string{chunked + "zz\r\na"}, 1, "does not answer as a web server"},
	} {
		t.Run(name, func(t *testing.T) {
			c, requests := serveRaw(t, tt.answers...)
			doc, err := c.Fetch(t.Context(), "http://example.com/", nil)
			if tt.problem != "" {
				wantError(t, err, tt.problem)
			} else if err != nil || string(doc.Data) != "a whole page" {
				t.Errorf("%q, error %v", doc.Data, err)
			}
			if requests() != tt.requests {
				t.Errorf("%d requests, want %d", requests(), tt.requests)
			}
		})
	}
}
