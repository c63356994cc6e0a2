package web

import (
	"compress/gzip"
	"fmt"
	"io"
	"log"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"triptych/articles/draft"
)

func quiet() *log.Logger { return log.New(io.Discard, "", 0) }

func TestFetch(t *testing.T) {
	var asked *http.Request
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r
		w.Header().Set("Content-Type", `TEXT/HTML; Charset="ISO-8859-1"; boundary=x`)
		io.WriteString(w, "<p>caf\xe9")
	})
	for _, scheme := range []string{"http", "https"} {
		c.hosts.Clear() // so that nothing waits
		given := " " + scheme + "://EXAMPLE.com/a b?q=1#part\n"
		doc, err := c.Fetch(t.Context(), given, nil)
		if err != nil {
			t.Fatal(err)
		}
		want := draft.Document{
			Name: given, Data: []byte("<p>caf\xe9"),
			MediaType: "text/html; charset=ISO-8859-1", URL: scheme + "://example.com/a%20b?q=1",
		}
		if !reflect.DeepEqual(doc, want) {
			t.Errorf("got %+v\nwant %+v", doc, want)
		}
		if version := asked.ProtoMajor; version != map[string]int{"http": 1, "https": 2}[scheme] {
			t.Errorf("%s with HTTP/%d", scheme, version)
		}
		for _, name := range []string{"Cookie", "Referer", "Authorization"} {
			if value := asked.Header.Get(name); value != "" {
				t.Errorf("sent %s %q", name, value)
			}
		}
		if agent := asked.UserAgent(); agent != "triptych/1 (article reader)" || asked.Host != "example.com" {
			t.Errorf("asked %q as %q", asked.Host, agent)
		}
		if accept := asked.Header.Get("Accept"); !strings.HasPrefix(accept, "text/html,") {
			t.Errorf("accepts %q", accept)
		}
	}
}

func TestProgress(t *testing.T) {
	body := strings.Repeat("A sentence of a page.\n", 20_000)
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/sized":
			w.Header().Set("Content-Length", fmt.Sprint(len(body)))
			io.WriteString(w, body)
		case "/chunked":
			w.(http.Flusher).Flush()
			io.WriteString(w, body)
		case "/gzip":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			io.WriteString(z, body)
			z.Close()
		}
	})
	for path, total := range map[string]int64{"/sized": int64(len(body)), "/chunked": -1, "/gzip": 0} {
		c.hosts.Clear()
		var reads, totals []int64
		doc, err := c.Fetch(t.Context(), "http://example.com"+path, func(read, total int64) {
			reads, totals = append(reads, read), append(totals, total)
		})
		if err != nil || string(doc.Data) != body {
			t.Fatalf("%s: %d bytes, error %v", path, len(doc.Data), err)
		}
		last := reads[len(reads)-1]
		if total == 0 { // compressed, so that it is told how much arrives
			total = last
		}
		if !slices.IsSorted(reads) || reads[0] != 0 || slices.ContainsFunc(totals, func(n int64) bool { return n != total }) {
			t.Errorf("%s: reads %v of %v", path, reads, totals)
		}
		if path != "/gzip" && last != int64(len(body)) || path == "/gzip" && last >= int64(len(body))/10 {
			t.Errorf("%s: read %d of %d bytes", path, last, len(body))
		}
	}
}

func TestRedirects(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var n int
		to := r.URL.Query().Get("to")
		_, counts := fmt.Sscanf(to, "%d", &n)
		switch {
		case to == "consent": // the page is only for who comes back with the cookie
			if _, err := r.Cookie("consent"); err == nil {
				io.WriteString(w, "consented")
				return
			}
			http.SetCookie(w, &http.Cookie{Name: "consent", Value: "yes", Path: "/"})
			to = "/consent?to=back"
		case to == "back":
			to = "/?to=consent"
		case counts == nil && n > 0:
			to = fmt.Sprintf("/?to=%d", n-1)
		case to == "loop":
			to = r.URL.String()
		case to == "" || to == "0":
			io.WriteString(w, "arrived")
			return
		}
		w.Header().Set("Location", to)
		code := http.StatusFound
		fmt.Sscanf(r.URL.Path, "/%d", &code)
		w.WriteHeader(code)
	})
	for _, tt := range []struct{ address, url, problem string }{
		{"http://a.example/301?to=/b%23c", "http://a.example/b", ""},
		{"http://a.example/303?to=b", "http://a.example/b", ""},
		{"http://a.example/x/307?to=../c", "http://a.example/c", ""},
		{"http://a.example/308?to=//b.example:81/", "http://b.example:81/", ""},
		{"http://a.example/?to=https://EXAMPLE.com/", "https://example.com/", ""},
		{"https://example.com/?to=https://example.com/b", "https://example.com/b", ""},
		{"http://a.example/?to=http://b%C3%BCcher.example/", "http://xn--bcher-kva.example/", ""},
		{"http://a.example/?to=5", "http://a.example/?to=0", ""},
		{"http://a.example/?to=6", "", "more than five times"},
		{"http://a.example/?to=loop", "", "more than five times"},
		{"http://a.example/?to=consent", "http://a.example/?to=consent", ""},
		{"https://example.com/?to=http://example.com/secret", "", "from https on to http"},
		{"http://a.example/?to=ftp://b.example/secret", "", "neither http nor https"},
		{"http://a.example/?to=file:///etc/secret", "", "neither http nor https"},
		{"http://a.example/?to=javascript:secret", "", "neither http nor https"},
		{"http://a.example/?to=http://secret:secret@b.example/", "", "user name or a password"},
		{"http://a.example/?to=http://[secret", "", "something that is no address"},
		{"http://a.example/?to=http:///secret", "", "names no host"},
		{"http://a.example/300?to=/b", "", "HTTP 300"},
		{"http://a.example/304?to=/b", "", "HTTP 304"},
	} {
		c.hosts.Clear()
		doc, err := c.Fetch(t.Context(), tt.address, nil)
		if tt.problem != "" {
			wantError(t, err, tt.problem)
		} else if err != nil || doc.URL != tt.url || doc.Name != tt.address {
			t.Errorf("%s: from %s, error %v", tt.address, doc.URL, err)
		}
	}
	c.hosts.Clear()
	// What one fetch was given is not told in another.
	if doc, err := c.Fetch(t.Context(), "http://a.example/consent?to=consent", nil); err != nil || string(doc.Data) != "consented" {
		t.Errorf("%q, error %v", doc.Data, err)
	}
}

func TestStatus(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		code := 0
		fmt.Sscanf(r.URL.Path, "/%d", &code)
		if wait := r.URL.Query().Get("wait"); wait != "" {
			w.Header().Set("Retry-After", wait)
		}
		w.WriteHeader(code)
		if code != http.StatusNoContent {
			io.WriteString(w, "<p>An apology.")
		}
	})
	const save = "save the page and open the saved file"
	for path, parts := range map[string][]string{
		"/202":                  {"does not give the page (HTTP 202)", save},
		"/204":                  {"(HTTP 204)", save},
		"/206":                  {"(HTTP 206)"},
		"/302":                  {"(HTTP 302)"}, // without a word where
		"/401":                  {"signed in (HTTP 401)", save},
		"/402":                  {"pay for it (HTTP 402)", save},
		"/403":                  {"to programs", "(HTTP 403)", save},
		"/404":                  {"no page at this address (HTTP 404)", "check the address"},
		"/410":                  {"taken away (HTTP 410)", "archive"},
		"/418":                  {"(HTTP 418)"},
		"/429":                  {"asked too often (HTTP 429)", "try again in 30 seconds"},
		"/429?wait=1":           {"try again in one second"},
		"/429?wait=120":         {"try again in 2 minutes"},
		"/429?wait=7201":        {"try again in 3 hours"},
		"/429?wait=999999999":   {"try again later"},
		"/429?wait=99999999999": {"try again in 30 seconds"},
		"/429?wait=-1":          {"try again in 30 seconds"},
		"/429?wait=secret":      {"try again in 30 seconds"},
		"/503?wait=Fri,%2031%20Dec%202100%2023:59:59%20GMT": {"out of order (HTTP 503)", "try again later"},
		"/503?wait=Fri,%2031%20Dec%201999%2023:59:59%20GMT": {"try again later"},
		"/451": {"legal reasons (HTTP 451)"},
		"/500": {"out of order (HTTP 500)", "try again later"},
		"/999": {"does not give the page (HTTP 999)", save},
	} {
		c.hosts.Clear()
		_, err := c.Fetch(t.Context(), "http://example.com"+path, nil)
		wantError(t, err, parts...)
	}
}

func TestMediaType(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Content-Type"] = r.URL.Query()["type"]
		io.WriteString(w, "%PDF-")
	})
	for given, want := range map[string]string{
		"":                                      "",
		"application/pdf":                       "application/pdf",
		"text/html;charset=utf-8;charset=x":     "",
		"text/html; charset=utf-8; =":           "text/html",
		"text/html; charset=\"a b\"":            "text/html",
		"Text/HTML ; charset*=UTF-8''%1b":       "text/html",
		"nonsense with blanks":                  "",
		"text/plain; charset=\"windows-1252\";": "text/plain; charset=windows-1252",
	} {
		c.hosts.Clear()
		query := "?type=" + strings.NewReplacer(" ", "%20", ";", "%3B", "\"", "%22", "%", "%25").Replace(given)
		if given == "" {
			query = ""
		}
		doc, err := c.Fetch(t.Context(), "http://example.com/"+query, nil)
		if err != nil || doc.MediaType != want {
			t.Errorf("%q: %q, error %v", given, doc.MediaType, err)
		}
	}
	for given, want := range map[string]string{
		"image/png": "a picture", "video/mp4": "a film", "AUDIO/mpeg": "a recording", "font/woff2": "a typeface",
	} {
		c.hosts.Clear()
		_, err := c.Fetch(t.Context(), "http://example.com/?type="+given, nil)
		wantError(t, err, want, "name the address of the page")
	}
}
