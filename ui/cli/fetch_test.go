package cli

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// page is a page of a newspaper with an article on it.
func page(outlet, headline, day string) string {
	return fmt.Sprintf(`<!DOCTYPE html><html><head><title>%s</title><meta property="og:site_name" content=%q></head><body>
<nav><a href="/">Home</a></nav><article><h1>%s</h1><p>The old mill on the river burned down on %s night, and 40 people lost their work, the mayor said.</p>
<p>“Nobody was in the building,” said Ana Ruiz, who leads the fire brigade. Her men came within eight minutes of the call.</p>
<p>The mill was built in 1871 and made flour until last year, when it was turned into offices for two small companies.</p></article></body></html>`,
		headline, outlet, headline, day)
}

// newspaper serves two pages, and one that is gone.
func newspaper(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	for path, content := range map[string]string{
		"/tide": page("The Tide", "Mill burns", "Monday"), "/courier": page("Courier", "Mill is gone", "Friday"),
		"/wall": `<html><body><div id="root"></div><noscript>Please enable JavaScript.</noscript><script src="a.js"></script></body></html>`,
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, content)
		})
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestAddressesAreArticles(t *testing.T) {
	at := newspaper(t)
	got := triptych(t, nil, "report", at+"/tide", at+"/courier")
	if got.code != exitFine || got.err != "" || !strings.Contains(got.out, "The Tide") || !strings.Contains(got.out, "Courier") {
		t.Errorf("got %+v", got)
	}
	for path, want := range map[string]string{"/wall": "only to scripts", "/none": "404"} {
		got := triptych(t, nil, "report", at+"/tide", at+path)
		if got.code != exitFailure || got.out != "" || strings.Count(got.err, "\n") != 1 ||
			!strings.HasPrefix(got.err, "triptych: "+at+path+": ") || !strings.Contains(got.err, want) {
			t.Errorf("%s: got %+v", path, got)
		}
	}
}

func TestAddedAddressesAreKept(t *testing.T) {
	at, library := newspaper(t), t.TempDir()
	got := triptych(t, nil, "add", "--library", library, "mill", at+"/tide", at+"/none", at+"/courier")
	if got.code != exitFailure || strings.Count(got.out, "added ") != 2 || !strings.Contains(got.err, "/none: ") {
		t.Errorf("got %+v", got)
	}
	if got = triptych(t, nil, "add", "--library", library, "mill", at+"/tide"); got.code != exitFine || !strings.HasPrefix(got.out, "unchanged ") {
		t.Errorf("again: got %+v", got)
	}
	if got = triptych(t, nil, "report", "--library", library, "mill"); got.code != exitFine || !strings.Contains(got.out, "The Tide") {
		t.Errorf("the report: got %+v", got)
	}
	if got = triptych(t, nil, "add", "--library", library, "list", at+"/tide"); got.code != exitUsage || !strings.Contains(got.err, "is a command") {
		t.Errorf("a story called as a command: got %+v", got)
	}
}

// What is being fetched is shown only on a terminal, and taken away again.
func TestFetchingIsTold(t *testing.T) {
	at := newspaper(t)
	got := triptych(t, func(p *Process) { p.ErrTerminal = true }, "report", at+"/tide", at+"/courier")
	if got.code != exitFine || !strings.Contains(got.err, "fetching 127.0.0.1:") || !strings.HasSuffix(got.err, "\r\x1b[K") {
		t.Errorf("got %q", got.err)
	}
}

// What is watched is read again and again: an address is not, nor is standard input.
func TestOnlyFilesAreWatched(t *testing.T) {
	at := newspaper(t)
	terminal := func(p *Process) { p.OutTerminal = true }
	for _, words := range [][]string{{at + "/tide", at + "/courier"}, {"-"}, {}} {
		got := triptych(t, terminal, append([]string{"--watch"}, words...)...)
		if got.code != exitUsage || !strings.Contains(got.err, "--watch") {
			t.Errorf("%q: got %+v", words, got)
		}
	}
}
