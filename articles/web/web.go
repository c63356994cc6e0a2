// Package web fetches pages that a person named by their addresses: politely,
// one after the other from each host and with an honest name, and safely, with
// a limit on everything that a server decides. Fetch asks and reads; what is in
// a page is for the formats to tell.
package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/netip"
	"net/url"
	"sync"
	"time"

	"triptych/articles/draft"
	"triptych/model/problem"
)

const (
	userAgent = "triptych/1 (article reader)"
	// accepted is what the formats read, the best first.
	accepted = "text/html,application/xhtml+xml,application/xml;q=0.9,text/*;q=0.9,application/json;q=0.8,*/*;q=0.5"
	// languages asks an outlet with several editions for the one that the
	// analysis knows.
	languages = "en,*;q=0.5"

	maxRedirects   = 5
	maxHeaderBytes = 256 << 10

	wholeTime  = 60 * time.Second // for a page with its redirects
	headerTime = 20 * time.Second // for the head of each answer
	dialTime   = 10 * time.Second // for a connection, and again for its encryption
	idleTime   = 15 * time.Second // for the next bytes of a page
)

// A Client fetches pages. It asks a host for one page at a time, with a gap in
// between, and several hosts at once, so that its Fetch may be called for any
// number of addresses together. Its zero value is ready; it must not be copied.
type Client struct {
	// Environ is the environment of the process, "NAME=value" each, which may
	// name proxies: HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in capitals or not.
	Environ []string

	hosts sync.Map // from each host to a channel with the time when it may next be asked, while nobody does

	// What tests put in place of the network, nil otherwise.
	dial   func(ctx context.Context, network, address string) (net.Conn, error)
	inside func(netip.Addr) bool
	trust  func(*http.Transport)
}

// Fetch gets the page at an http or https address. The document's Name is the
// address as given, its URL the one that the page came from in the end, with a
// host in ASCII and without a fragment.
//
// A page has 60 seconds, and less for each step; the wait for another page of
// the same host comes on top. It may hold draft.MaxSize bytes after
// decompression. At most 5 redirects are followed, never from https to http nor
// from the internet into the local network, and cookies last as long as they. A
// connection that drops is tried once more, nothing else is.
//
// Where progress is not nil, it is called as bytes arrive, never by two
// goroutines at once: with the number so far, and the number in all or -1 where
// the server does not tell, both before decompression. A second try starts at 0.
//
// The error is the context's own where that ended, else a [*problem.Error]. No
// error shows the address, which may hold secrets.
func (c *Client) Fetch(ctx context.Context, address string, progress func(read, total int64)) (draft.Document, error) {
	u, err := parse(address)
	if err != nil {
		return draft.Document{}, err
	}
	done, err := c.takeTurn(ctx, u.Host)
	if err != nil {
		return draft.Document{}, err
	}
	if progress == nil {
		progress = func(int64, int64) {}
	}
	f := fetch{client: c, progress: progress}
	doc, err := f.run(ctx, u)
	done(f.wait)
	if err != nil {
		return draft.Document{}, err
	}
	doc.Name = address
	return doc, nil
}

// A fetch is the work for one address.
type fetch struct {
	client   *Client
	progress func(read, total int64)
	wait     time.Duration // how long the host asked to be left alone

	// Of one try: redirects often come back with a cookie.
	transport *http.Transport
	cookies   *cookiejar.Jar
}

// errSlow ends a fetch that takes too long as a whole.
var errSlow = errors.New("the page takes too long as a whole")

// run asks for the page, and once more where the connection dropped.
func (f *fetch) run(ctx context.Context, u *url.URL) (draft.Document, error) {
	within, cancel := context.WithTimeoutCause(ctx, wholeTime, errSlow)
	defer cancel()
	doc, err := f.once(within, u)
	if dropped(err) && within.Err() == nil {
		doc, err = f.once(within, u)
	}
	switch {
	case err == nil:
		return doc, nil
	case ctx.Err() != nil:
		return draft.Document{}, ctx.Err()
	case within.Err() != nil:
		err = errSlow
	}
	return draft.Document{}, explain(err)
}

// once follows an address to its page.
func (f *fetch) once(ctx context.Context, u *url.URL) (draft.Document, error) {
	f.transport = f.client.transport()
	f.cookies, _ = cookiejar.New(nil) // without options it cannot fail
	for range maxRedirects + 1 {
		next, doc, err := f.ask(ctx, u)
		if err != nil || next == nil {
			return doc, err
		}
		u = next
	}
	return draft.Document{}, &problem.Error{Problem: "the address leads on to another more than five times", Advice: saveIt}
}

// ask sends one request, and returns where it leads or the page.
func (f *fetch) ask(ctx context.Context, u *url.URL) (*url.URL, draft.Document, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	request := (&http.Request{Method: http.MethodGet, URL: u, Header: http.Header{
		"User-Agent": {userAgent}, "Accept": {accepted}, "Accept-Language": {languages}, "Accept-Encoding": {"gzip"},
	}}).WithContext(ctx)
	for _, cookie := range f.cookies.Cookies(u) {
		request.AddCookie(cookie)
	}
	response, err := f.transport.RoundTrip(request)
	if err != nil {
		return nil, draft.Document{}, err
	}
	defer response.Body.Close() // what was read of it is checked
	f.cookies.SetCookies(u, response.Cookies())
	if leads(response) {
		next, err := redirect(u, response)
		return next, draft.Document{}, err
	}
	if err := f.refusal(response); err != nil {
		return nil, draft.Document{}, err
	}
	data, err := f.body(response, cancel)
	if cause := context.Cause(ctx); err != nil && cause != nil {
		err = cause
	}
	return nil, draft.Document{Data: data, MediaType: mediaType(response), URL: u.String()}, err
}
