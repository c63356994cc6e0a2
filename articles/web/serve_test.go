package web

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"triptych/model/problem"
	"triptych/model/text"
)

// serve returns a client for which every host is the handler: over http on any
// port but 443, and there over https, with a certificate for example.com.
func serve(t *testing.T, handler http.HandlerFunc) *Client {
	t.Helper()
	plain, secure := httptest.NewServer(handler), httptest.NewUnstartedServer(handler)
	secure.EnableHTTP2 = true
	secure.Config.ErrorLog = quiet()
	secure.StartTLS()
	t.Cleanup(plain.Close)
	t.Cleanup(secure.Close)
	c := &Client{}
	c.dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		to := plain.Listener.Addr().String()
		if strings.HasSuffix(address, ":443") {
			to = secure.Listener.Addr().String()
		}
		return new(net.Dialer).DialContext(ctx, network, to)
	}
	c.trust = func(transport *http.Transport) {
		transport.TLSClientConfig = secure.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	}
	return c
}

// serveRaw returns a client for which every host answers each request with the
// next of the answers, byte by byte as they are, the last one again and again,
// and closes the connection. It counts the requests.
func serveRaw(t *testing.T, answers ...string) (c *Client, requests func() int) {
	t.Helper()
	count := make(chan int, 1)
	count <- 0
	return &Client{dial: func(context.Context, string, string) (net.Conn, error) {
		client, server := net.Pipe()
		go func() {
			defer server.Close()
			if _, err := http.ReadRequest(bufio.NewReader(server)); err != nil {
				return
			}
			n := <-count
			count <- n + 1
			_, _ = io.WriteString(server, answers[min(n, len(answers)-1)]) // the client may have had enough
		}()
		return client, nil
	}}, func() int { n := <-count; count <- n; return n }
}

// page is a whole answer with a body and more lines of the header.
func page(body string, header ...string) string {
	return fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%sContent-Length: %d\r\n\r\n%s",
		strings.Join(append(header, ""), "\r\n"), len(body), body)
}

// wantError checks that err is one line for a person that has the parts and
// gives no secret away, not even to who looks into it.
func wantError(t *testing.T, err error, parts ...string) {
	t.Helper()
	var typed *problem.Error
	if !errors.As(err, &typed) {
		t.Fatalf("error %v of type %T", err, err)
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q lacks %q", err, part)
		}
	}
	if typed.Problem == "" || typed.Advice == "" || err.Error() != text.SanitizeLine(err.Error()) {
		t.Errorf("%q is not one harmless line of a problem and advice", err)
	}
	for e := err; e != nil; e = errors.Unwrap(e) {
		if strings.Contains(e.Error(), "secret") {
			t.Errorf("%q gives a secret away", e)
		}
	}
}
