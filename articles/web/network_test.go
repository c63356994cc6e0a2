package web

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestCertificates(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "text") })
	trusting := c.trust
	for _, tt := range []struct {
		address, problem string
		trust            func(*http.Transport)
	}{
		{"https://example.com/secret", "", trusting},
		{"https://example.org/secret", "for another host", trusting},
		{"https://example.com/secret", "signed by nobody who is trusted here", nil},
		{"https://example.com/secret", "expired", func(transport *http.Transport) {
			trusting(transport)
			transport.TLSClientConfig.Time = func() time.Time { return time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC) }
		}},
		{"https://example.com:80/secret", "does not speak https", trusting},
	} {
		c.hosts.Clear()
		c.trust = tt.trust
		_, err := c.Fetch(t.Context(), tt.address, nil)
		if tt.problem != "" {
			wantError(t, err, tt.problem, "check the address")
		} else if err != nil {
			t.Error(err)
		}
	}
}

func TestNetworkErrors(t *testing.T) {
	closed := httptest.NewServer(nil)
	closed.Close()
	_, err := new(Client).Fetch(t.Context(), closed.URL+"/secret", nil)
	wantError(t, err, "refuses the connection")
	for name, tt := range map[string]struct {
		err     error
		problem string
	}{
		"no such host": {&net.DNSError{Name: "a.example", IsNotFound: true}, "there is no such host"},
		"no resolver":  {&net.DNSError{Name: "a.example", IsTemporary: true}, "cannot be looked up"},
		"no way":       {&net.OpError{Op: "dial", Err: errors.New("network is unreachable")}, "cannot be reached"},
		"no proxy":     {&net.OpError{Op: "proxyconnect", Err: errors.New("refused")}, "the proxy"},
	} {
		t.Run(name, func(t *testing.T) {
			c := &Client{dial: func(context.Context, string, string) (net.Conn, error) { return nil, tt.err }}
			_, err := c.Fetch(t.Context(), "http://a.example/secret", nil)
			wantError(t, err, tt.problem)
			if !errors.Is(err, tt.err) {
				t.Errorf("%v is not %v", err, tt.err)
			}
		})
	}
}

func TestIPv6(t *testing.T) {
	listener, err := net.Listen("tcp", "[::1]:0")
	if err != nil {
		t.Skip("no IPv6 here:", err)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.Host) }))
	server.Listener = listener
	server.Start()
	defer server.Close()
	doc, err := new(Client).Fetch(t.Context(), server.URL+"/", nil)
	if host := listener.Addr().String(); err != nil || string(doc.Data) != host || doc.URL != "http://"+host+"/" {
		t.Errorf("host %q, from %q, error %v", doc.Data, doc.URL, err)
	}
}

func TestProxy(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.Method+" "+r.RequestURI+" "+r.Header.Get("Proxy-Authorization"))
	}))
	defer proxy.Close()
	direct := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "direct") }))
	defer direct.Close()
	at := strings.TrimPrefix(proxy.URL, "http://")
	for _, tt := range []struct {
		environ       []string
		address, want string
	}{
		{[]string{"HTTP_PROXY=" + proxy.URL}, "http://a.example/b?c#d", "GET http://a.example/b?c "},
		{[]string{"http_proxy=" + at, "HTTP_PROXY=http://b.example"}, "http://a.example/", "GET http://a.example/ "},
		{[]string{"http_proxy=", "HTTP_PROXY=" + at}, "http://a.example/", "GET http://a.example/ "},
		{[]string{"HTTP_PROXY=http://me:word@" + at}, "http://a.example/", "GET http://a.example/ Basic bWU6d29yZA=="},
		{[]string{"HTTP_PROXY=" + at}, direct.URL, "direct"}, // this computer needs none
		{[]string{"HTTPS_PROXY=" + at}, direct.URL, "direct"},
		{nil, direct.URL, "direct"},
	} {
		c := &Client{Environ: tt.environ}
		doc, err := c.Fetch(t.Context(), tt.address, nil)
		if err != nil || string(doc.Data) != tt.want {
			t.Errorf("%q: %s: %q, error %v", tt.environ, tt.address, doc.Data, err)
		}
	}
	for _, tt := range []struct {
		environ []string
		want    string
	}{
		{[]string{"https_proxy=http://p.example:1", "no_proxy=b.example"}, "http://p.example:1"},
		{[]string{"https_proxy=http://p.example:1", "NO_PROXY=a.example"}, "<nil>"},
		{[]string{"HTTP_PROXY=http://p.example:1"}, "<nil>"},
	} {
		got, err := proxyOf(tt.environ)(&url.URL{Scheme: "https", Host: "a.example"})
		if s := "<nil>"; err != nil || got != nil && got.String() != tt.want || got == nil && s != tt.want {
			t.Errorf("%q: %v, error %v", tt.environ, got, err)
		}
	}
	refused := &Client{Environ: []string{"HTTP_PROXY=http://me:secret@127.0.0.1:1"}}
	_, err := refused.Fetch(t.Context(), "http://a.example/secret", nil)
	wantError(t, err, "the proxy that the environment names")
}

// TestInside has a server that counts as one on the internet lead to one in the
// local network, which only a proxy may allow.
func TestInside(t *testing.T) {
	local := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "local") }))
	defer local.Close()
	listener, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skip("this computer has one address only:", err)
	}
	public := httptest.NewUnstartedServer(http.RedirectHandler(local.URL+"/secret", http.StatusFound))
	public.Listener = listener
	public.Start()
	defer public.Close()
	c := &Client{inside: func(a netip.Addr) bool { return a.String() != "127.0.0.2" }}
	_, err = c.Fetch(t.Context(), public.URL, nil)
	wantError(t, err, "from the internet into the local network")
	for _, address := range []string{local.URL, public.URL} { // everything is local
		c = new(Client)
		if doc, err := c.Fetch(t.Context(), address, nil); err != nil || string(doc.Data) != "local" {
			t.Errorf("%q, error %v", doc.Data, err)
		}
	}
	for address, want := range map[string]bool{
		"127.0.0.1": true, "10.1.2.3": true, "172.16.0.1": true, "192.168.0.1": true, "169.254.169.254": true, "0.0.0.0": true,
		"::1": true, "fd00::1": true, "fe80::1": true, "192.0.2.1": false, "2001:db8::1": false,
	} {
		if inside(netip.MustParseAddr(address)) != want {
			t.Errorf("%s inside: %v", address, !want)
		}
	}
}
