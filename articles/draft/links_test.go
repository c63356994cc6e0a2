package draft

import (
	"net/url"
	"strings"
	"testing"
)

func TestLink(t *testing.T) {
	base, err := url.Parse("https://news.example.org/a/b.html?c=d#e")
	if err != nil {
		t.Fatal(err)
	}
	for href, want := range map[string]string{
		"":                                     "",
		" https://example.org/x?y=z&w=(v)#u ":  "https://example.org/x?y=z&w=(v)#u",
		"HTTP://example.org":                   "http://example.org",
		"//example.org/x":                      "https://example.org/x",
		"/x":                                   "https://news.example.org/x",
		"x?y":                                  "https://news.example.org/a/x?y",
		"?y":                                   "https://news.example.org/a/b.html?y",
		"../../x":                              "https://news.example.org/x",
		"exam\nple":                            "https://news.example.org/a/example",
		"#x":                                   "",
		"b.html?c=d#x":                         "",
		"b.html?c=e#x":                         "https://news.example.org/a/b.html?c=e#x",
		"/x y/é?z=é \"<w>":                     "https://news.example.org/x%20y/%C3%A9?z=%C3%A9%20%22%3Cw%3E",
		"https://example.org/\x1b]8;;\x07":     "",
		"https://example.org/?\u009b31m\u202e": "https://example.org/?%C2%9B31m%E2%80%AE",
		"https://user:word@example.org/":       "",
		"https://":                             "",
		"javascript:alert(1)":                  "",
		"JavaScript:alert(1)":                  "",
		"java\nscript:alert(1)":                "",
		"data:text/html,x":                     "",
		"file:///etc/passwd":                   "",
		"tel:+123":                             "",
		"mailto:a.b@example.org":               "mailto:a.b@example.org",
		"MAILTO:a@example.org?body=x&cc=y@z":   "mailto:a@example.org",
		"mailto:a@example.org,b@example.org":   "",
		"mailto:":                              "",
		"mailto:a":                             "",
		"http://[::1]/":                        "http://[::1]/",
		"http://[::1":                          "",
		"%zz":                                  "",
		"/" + strings.Repeat("x", maxLink):     "",
		"/" + strings.Repeat("é", maxLink/3):   "",
	} {
		got := Link(href, base)
		if got != want {
			t.Errorf("%.60q leads to %q, want %q", href, got, want)
		}
		if again := Link(got, base); again != got {
			t.Errorf("%q becomes %q", got, again)
		}
	}
	if got := Link("/x", nil); got != "" {
		t.Errorf("without a base /x leads to %q", got)
	}
}

func TestResolveLinksIsBounded(t *testing.T) {
	long := "https://example.org/" + strings.Repeat("x", maxLink-100)
	var a Article
	for range 3 * maxLinks / maxLink {
		a.Blocks = append(a.Blocks, Block{Runs: []Run{{Text: "a", URL: long}}})
	}
	a.ResolveLinks(nil)
	bytes := 0
	for _, b := range a.Blocks {
		bytes += len(b.Runs[0].URL)
	}
	if bytes > maxLinks || bytes < maxLinks/2 {
		t.Errorf("%d bytes of addresses are left", bytes)
	}
}

func FuzzLink(f *testing.F) {
	for _, s := range []string{"https://example.org/a b", "//a", "//A\xb9>I", "mailto:a@b", "x\x1b\u0085", "http://[::1]:80/%zz?é#é", "http://ex\u202eample.org"} {
		f.Add(s)
	}
	base, _ := url.Parse("https://news.example.org/a/b.html")
	f.Fuzz(func(t *testing.T, href string) {
		got := Link(href, base)
		if strings.ContainsFunc(got, func(r rune) bool { return r <= ' ' || r >= 0x7F }) || len(got) > maxLink {
			t.Errorf("%q leads to %q", href, got)
		}
		if again := Link(got, base); again != got {
			t.Errorf("%q leads to %q, and that to %q", href, got, again)
		}
	})
}
