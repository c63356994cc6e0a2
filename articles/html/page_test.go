package html

import (
	"context"
	"errors"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
	"triptych/model/problem"
)

func TestSavedFrom(t *testing.T) {
	for start, want := range map[string]string{
		"<!DOCTYPE html>\n<!-- saved from url=(0030)https://www.example.org/dam?a=b#c -->":                           "https://www.example.org/dam?a=b",
		"<!-- saved from url=(0014)about:internet -->":                                                               "",
		"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.org/dam \n saved date: Mon": "https://example.org/dam",
		"<!-- saved from url=(":              "",
		"<!-- Page saved with SingleFile --": "",
		"":                                   "",
	} {
		if got := savedFrom(start); got != want {
			t.Errorf("%q: got %q, want %q", start, got, want)
		}
	}
}

func TestAddressOf(t *testing.T) {
	tests := []struct{ name, head, address, want string }{
		{"canonical", `<link rel="canonical" href="https://example.org/dam">`, "https://m.example.org/dam?x=y", "https://example.org/dam"},
		{"canonical of the site alone", `<link rel=canonical href="/dam">`, "https://example.org/news/x", "https://example.org/dam"},
		{"beside the page", `<link rel=canonical href="../dam.html">`, "https://example.org/news/amp/x", "https://example.org/news/dam.html"},
		{"without the scheme", `<link rel=canonical href="//example.org/dam">`, "https://example.org/x", "https://example.org/dam"},
		{"the front page", `<link rel=canonical href="https://example.org/">`, "https://example.org/dam", "https://example.org/dam"},
		{"Open Graph", `<meta property="og:url" content="https://example.org/dam#top">`, "", "https://example.org/dam"},
		{"JSON-LD", `<script type="application/ld+json">{"@type":"Article","mainEntityOfPage":{"@id":"https://example.org/dam"}}</script>`, "", "https://example.org/dam"},
		{"a script", `<link rel=canonical href="javascript:alert(1)"><meta property="og:url" content="file:///etc/passwd">`, "", ""},
		{"a name and a password", `<link rel=canonical href="https://a:b@example.org/dam">`, "https://example.org/x", "https://example.org/x"},
		{"control characters", "<link rel=canonical href=\"https://example.org/\x1b[2J\">", "https://example.org/x", "https://example.org/x"},
		{"relative in a file", `<link rel=canonical href="/dam">`, "", ""},
		{"relative to a base", `<base target=_top><base href="https://example.org/news/"><base href="https://example.com/"><link rel=canonical href="dam">`, "", "https://example.org/news/dam"},
		{"relative to a relative base", `<base href="/news/"><link rel=canonical href="dam">`, "https://example.org/x/y", "https://example.org/news/dam"},
		{"relative to a base that is none", `<base href="javascript:"><link rel=canonical href="/dam">`, "https://example.org/x/y", "https://example.org/dam"},
		{"where it came from", "", "https://example.org/dam#x", "https://example.org/dam"},
		{"nothing", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := parse(t.Context(), []byte("<html><head>"+tt.head))
			if err != nil {
				t.Fatal(err)
			}
			if m, _ := readMetadata(p, tt.address); m.url != tt.want {
				t.Errorf("got %q, want %q", m.url, tt.want)
			}
		})
	}
}

func TestPlainText(t *testing.T) {
	for s, want := range map[string]string{
		"Dam\n fails ":          "Dam fails",
		"A &amp; B &amp;lt; C":  "A & B &lt; C",
		"<b>Dam</b> fails":      "Dam fails",
		"3 < 4 > 2":             "3 < 4 > 2",
		"Nieder\u00adfenwick":   "Niederfenwick",
		"\x1b]0;x\a Dam\u0085":  "]0;x Dam",
		"<script>x</script>Dam": "Dam",
	} {
		if got := plainText(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
	if got := line(strings.Repeat("é", maxLine)); len(got) != maxLine {
		t.Errorf("a long line has %d bytes", len(got))
	}
}

func TestFold(t *testing.T) {
	for s, want := range map[string]string{
		"The Dam’s “Failure”:  3.5 m": "the dams failure 35 m",
		"Ω & é":                       "ω é",
		" -- ":                        "",
	} {
		if got := fold(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

// TestShapes reads articles from pages that lack the parts that pages have.
func TestShapes(t *testing.T) {
	text := "<p>" + prose1 + "<p>" + prose2 + "<p>" + prose3 + "<p>" + prose4
	for name, page := range map[string]string{
		"no head":                       "<html><body>" + text,
		"no body":                       "<html><head><title>Dam</title></head>" + text,
		"no html":                       "<title>Dam</title>" + text,
		"text behind the end":           "<html><body></body></html>" + text,
		"two bodies":                    "<html><body>" + text + "<body class=x></html>",
		"upper case":                    "<HTML><BODY><P>" + strings.ReplaceAll(text, "<p>", "<P>"),
		"line breaks":                   "<html><body><div>" + strings.ReplaceAll(text[3:], "<p>", "<br><br>") + "</div>",
		"divs":                          "<html><body>" + strings.ReplaceAll(text, "<p>", "</div><div>"),
		"formatting that is not closed": "<html><body><b>" + strings.ReplaceAll(text, "<p>", "<p><i>"),
		"a byte order mark":             "\uFEFF<!doctype html>" + text,
		"stray zero bytes":              "<!doctype html><p>\x00" + text,
		"UTF-16":                        utf16("<!doctype html>" + text),
		"XHTML":                         `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"><body>` + strings.ReplaceAll(text, "<p>", "<br/><p>") + "</p></body></html>",
	} {
		t.Run(name, func(t *testing.T) {
			doc := draft.Document{Data: []byte(page)}
			if !Format().Is(doc) {
				t.Error("it is not taken for HTML")
			}
			blocks := read(t, page).Blocks
			if len(blocks) != 4 {
				t.Fatalf("%d blocks", len(blocks))
			}
			for i, want := range []string{prose1, prose2, prose3, prose4} {
				if got := strings.Trim(formattest.ShowBlock(blocks[i])[2:], "_*"); got != want {
					t.Errorf("block %d is %q", i, got)
				}
			}
		})
	}
}

func utf16(s string) string {
	b := []byte{0xFF, 0xFE}
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, draft.Document{Data: []byte(around(""))}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestNoText(t *testing.T) {
	for name, data := range map[string]string{
		"nothing":  "",
		"binary":   "<html>" + strings.Repeat("\x00\x01\x02a", 500),
		"no words": "<html><body><p>One. Two.",
	} {
		_, err := Read(t.Context(), draft.Document{Data: []byte(data)})
		if refused := new(problem.Error); !errors.As(err, &refused) || refused.Problem == "" || refused.Advice == "" {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
