package web

import (
	"cmp"
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"syscall"

	"golang.org/x/net/http/httpproxy"
)

// transport returns the connections of one fetch. Each fetch has its own, so that a
// guard knows where its redirects led, and each answer closes its connection:
// net/http writes to the standard log what comes on one that is kept.
func (c *Client) transport() *http.Transport {
	g := &guard{inside: c.inside}
	if g.inside == nil {
		g.inside = inside
	}
	dialer := &net.Dialer{Timeout: dialTime, ControlContext: g.control}
	t := &http.Transport{
		DialContext:            dialer.DialContext,
		ForceAttemptHTTP2:      true,
		DisableKeepAlives:      true,
		TLSHandshakeTimeout:    dialTime,
		ResponseHeaderTimeout:  headerTime,
		MaxResponseHeaderBytes: maxHeaderBytes,
	}
	if c.dial != nil {
		t.DialContext = c.dial
	}
	proxyFor := proxyOf(c.Environ)
	t.Proxy = func(r *http.Request) (*url.URL, error) {
		proxy, err := proxyFor(r.URL)
		g.proxied.Store(proxy != nil)
		return proxy, err
	}
	if c.trust != nil {
		c.trust(t)
	}
	return t
}

// proxyOf returns what chooses the proxy for an address by the environment. Names
// in small letters come first, as everywhere.
func proxyOf(environ []string) func(*url.URL) (*url.URL, error) {
	get := func(name string) (value string) {
		for _, entry := range environ {
			if v, found := strings.CutPrefix(entry, name+"="); found {
				value = v
			}
		}
		return value
	}
	config := httpproxy.Config{
		HTTPProxy:  cmp.Or(get("http_proxy"), get("HTTP_PROXY")),
		HTTPSProxy: cmp.Or(get("https_proxy"), get("HTTPS_PROXY")),
		NoProxy:    cmp.Or(get("no_proxy"), get("NO_PROXY")),
	}
	return config.ProxyFunc()
}

// errInside ends a fetch that a page on the internet led into the local network,
// where it could reach what only its reader may.
var errInside = errors.New("a redirect leads into the local network")

// A guard keeps the connections of one fetch out of the local network once one
// of them went to the internet. What a proxy connects to is the proxy's affair.
type guard struct {
	inside          func(netip.Addr) bool
	proxied, public atomic.Bool
}

// control looks at an address that a name stood for just before it is connected.
func (g *guard) control(_ context.Context, _, address string, _ syscall.RawConn) error {
	if g.proxied.Load() {
		return nil
	}
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if !g.inside(at.Addr().Unmap()) {
		g.public.Store(true)
	} else if g.public.Load() {
		return errInside
	}
	return nil
}

// inside reports whether an address is of this computer or the local network.
func inside(a netip.Addr) bool {
	return a.IsLoopback() || a.IsPrivate() || a.IsLinkLocalUnicast() || a.IsUnspecified()
}
