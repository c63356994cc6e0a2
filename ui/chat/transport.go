package chat

import (
	"net"
	"net/http"
	"net/url"
	"time"
)

const (
	dialTime       = 10 * time.Second // for a connection, and again for its encryption
	idleTime       = 30 * time.Second // until a connection that nobody uses is closed
	maxHeaderBytes = 64 << 10
)

// newTransport returns what sends requests over the network. Where the
// environment names proxies, they are used for https alone: over http a proxy
// would read the articles and the key, and few reach the local network.
func newTransport(parallel int) *http.Transport {
	return &http.Transport{
		Proxy: func(r *http.Request) (*url.URL, error) {
			if r.URL.Scheme != "https" {
				return nil, nil
			}
			return http.ProxyFromEnvironment(r)
		},
		DialContext:            (&net.Dialer{Timeout: dialTime}).DialContext,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // pieces of a stream are to arrive at once
		TLSHandshakeTimeout:    dialTime,
		IdleConnTimeout:        idleTime,
		MaxIdleConnsPerHost:    parallel,
		MaxResponseHeaderBytes: maxHeaderBytes,
	}
}
