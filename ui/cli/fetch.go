package cli

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"slices"
	"sync"

	"triptych/articles"
	"triptych/articles/draft"
	"triptych/articles/web"
	"triptych/model/text"
)

// newLoader returns the loader for what a person names at the command line: it
// alone may fetch.
func newLoader(p Process) articles.Loader {
	client := &web.Client{Environ: p.Env}
	progress := &fetching{}
	if p.ErrTerminal && !p.dumb() {
		progress.out = p.Err
	}
	return articles.Loader{In: p.In, Fetch: func(ctx context.Context, address string) (draft.Document, error) {
		defer progress.end(address)
		progress.show(address, 0, -1)
		return client.Fetch(ctx, address, func(read, total int64) { progress.show(address, read, total) })
	}}
}

// A fetching shows on one line of the terminal what is being fetched.
type fetching struct {
	out io.Writer // nil to show nothing

	mu    sync.Mutex
	under []string // the addresses, the latest last
}

// show says how many bytes of an address have come; total is -1 if it is not known.
func (f *fetching) show(address string, read, total int64) {
	if f.out == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if !slices.Contains(f.under, address) {
		f.under = append(f.under, address)
	}
	line := "fetching " + hostOf(address)
	switch {
	case total > 0:
		line += fmt.Sprintf(" %d of %d KB", (read+512)>>10, (total+512)>>10)
	case read > 0:
		line += fmt.Sprintf(" %d KB", (read+512)>>10)
	}
	if more := len(f.under) - 1; more > 0 {
		line += fmt.Sprintf(", and %d more", more)
	}
	fmt.Fprintf(f.out, "\r\x1b[K%s", text.SanitizeLine(line))
}

// end takes the line away when nothing is fetched any more.
func (f *fetching) end(address string) {
	if f.out == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.under = slices.DeleteFunc(f.under, func(s string) bool { return s == address })
	if len(f.under) == 0 {
		fmt.Fprint(f.out, "\r\x1b[K")
	}
}

// hostOf names an address without what it may hold in secret.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Host
	}
	return "the page"
}
