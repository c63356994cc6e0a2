package cli

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
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

// A story's pages are fetched again, and what they said before stays as a version.
func TestUpdate(t *testing.T) {
	var mu sync.Mutex
	day := "Monday"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if day == "" && r.URL.Path == "/courier" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, page("The"+strings.ReplaceAll(r.URL.Path, "/", " "), "Mill burns", day))
	}))
	t.Cleanup(server.Close)
	set := func(s string) { mu.Lock(); defer mu.Unlock(); day = s }
	library := t.TempDir()
	update := func(words ...string) run {
		return triptych(t, nil, append([]string{"update", "--library", library}, words...)...)
	}
	if got := triptych(t, nil, "add", "--library", library, "mill", server.URL+"/tide", server.URL+"/courier"); got.code != exitFine {
		t.Fatalf("got %+v", got)
	}
	if got := update("mill"); got.code != exitFine || strings.Count(got.out, "unchanged") != 2 {
		t.Errorf("unchanged: got %+v", got)
	}
	set("Friday")
	if got := update("mill", "The tide"); got.code != exitFine || strings.Count(got.out, "new version") != 1 || strings.Count(got.out, "\n") != 1 {
		t.Errorf("one article: got %+v", got)
	}
	if got := update("mill"); got.code != exitFine || strings.Count(got.out, "new version") != 1 || strings.Count(got.out, "unchanged") != 1 {
		t.Errorf("changed: got %+v", got)
	}
	if got := triptych(t, nil, "report", "--library", library, "--versions", "The tide", "mill"); got.code != exitFine || !strings.Contains(got.out, "Friday") {
		t.Errorf("versions: got %+v", got)
	}
	set("")
	if got := update("mill"); got.code != exitFailure || strings.Count(got.out, "new version") != 1 || !strings.Contains(got.err, "404") {
		t.Errorf("one is gone: got %+v", got)
	}
	for _, words := range [][]string{{}, {"none"}, {"mill", "none"}} {
		if got := update(words...); got.code == exitFine || got.out != "" || strings.Count(got.err, "\n") != 1 {
			t.Errorf("%v: got %+v", words, got)
		}
	}
}

// A page that seems to show the start of its article alone is read where a person
// wants it anyway.
func TestAnyway(t *testing.T) {
	const start = `<!doctype html><html><body><main><h1>Mill burns</h1><p>The old mill on the river burned down on Monday night, and 40 people lost their work.</p></main><div>Subscribe to continue reading.</div></body></html>`
	folder := t.TempDir()
	for _, name := range []string{"a.html", "b.html"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(start), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := triptych(t, nil, "report", folder); got.code != exitFailure || !strings.Contains(got.err, "only the start of the article") {
		t.Errorf("got %+v", got)
	}
	if got := triptych(t, nil, "report", "--anyway", folder); got.code != exitFine || !strings.Contains(got.err, "only the start of the article") {
		t.Errorf("anyway: got %+v", got)
	}
	if got := triptych(t, nil, "add", "--anyway", "--library", folder+"/lib", "mill", folder+"/a.html"); got.code != exitFine || !strings.HasPrefix(got.out, "added") {
		t.Errorf("added anyway: got %+v", got)
	}
}
