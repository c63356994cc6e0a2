package mhtml

import (
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

func fixtures(t testing.TB) []string {
	return formattest.Fixtures(t, "testdata/*.mhtml", "testdata/*.mht")
}

func TestFixtures(t *testing.T) { formattest.Goldens(t, Format(), fixtures(t)) }

const (
	fields = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=b\n"
	prose  = "<p>The old crane fell into the basin on Thursday night, and nobody was near it, the harbour master said.</p>"
)

// page makes a saved page of fields of its own, of the first part, and HTML.
func page(header, part, body string) string {
	return header + "\n--b\nContent-Type: text/html\n" + part + "\n" + body + "\n--b--\n"
}

// TestOthers holds documents that are no saved pages, however much they look
// like them.
func TestOthers(t *testing.T) {
	sent := strings.Replace(fields, "<Saved by Blink>", "Ann <ann@example.org>", 1)
	formattest.Others(t, map[string]string{
		"nothing":          "",
		"text":             "A page of multipart/related.\n\nIt was saved.",
		"HTML":             "<!doctype html><p>multipart/related",
		"mail":             page(sent, "", prose),
		"other parts":      page(strings.Replace(fields, "related", "mixed", 1)+"X: multipart/related\n", "", prose),
		"no boundary":      page(strings.Replace(fields, "boundary=b", "", 1), "", prose),
		"another boundary": page(strings.Replace(fields, "boundary=b", "boundary=c", 1), "", prose),
		"a picture first":  fields + "\n--b\nContent-Type: image/png\n\nx\n--b\nContent-Type: text/html\n\n" + prose + "\n--b--\n",
		"no header":        "\n" + page(fields, "", prose),
	}, Format())
}

func TestAddress(t *testing.T) {
	for _, tt := range []struct{ name, header, part, want string }{
		{"of the snapshot", "Snapshot-Content-Location: https://example.org/a\n", "Content-Location: https://example.org/b\n", "https://example.org/a"},
		{"of the part", "Content-Location: https://example.org/a\n", "Content-Location: HTTPS://example.org/b\n", "https://example.org/b"},
		{"of the file", "Content-Location: http://example.org/a\n", "Content-Location: cid:1@example.org\n", "http://example.org/a"},
		{"of a file of a person", "", "Content-Location: file:///C:/a.htm\n", ""},
		{"none", "", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			list, err := read(t.Context(), draft.Document{Data: []byte(page(fields+tt.header, tt.part, strings.Repeat(prose, 4)))})
			if err != nil {
				t.Fatal(err)
			}
			if list[0].URL != tt.want {
				t.Errorf("got %q, want %q", list[0].URL, tt.want)
			}
		})
	}
}

// hostile are files that are broken, or cost far more than their size where they
// are taken in without thought.
func hostile(n int) map[string]string {
	const base64, printable = "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n"
	text := strings.Repeat(prose, 4)
	return map[string]string{
		"many parts":          page(fields, "", text+strings.Repeat("\n--b\n\na", n)),
		"many boundaries":     page(fields, "", text+strings.Repeat("--b", n)),
		"boundary alone":      fields + "\n--b",
		"no parts":            fields + "\n" + strings.Repeat("a\n", n),
		"long field":          page("X: "+strings.Repeat("a", n*10)+"\n"+fields, "", text),
		"long field of part":  page(fields, "X: "+strings.Repeat("a", n*10)+"\n", text),
		"many fields of part": page(fields, strings.Repeat("A: b\n", n), text),
		"broken base64":       page(fields, base64, "PHA+!PHA+"),
		"broken printable":    page(fields, printable, text+"<p>\x01<p>It broke."),
		"binary":              page(fields, base64, "AAEC/v8="),
		"zero bytes":          page(fields, "", "\x00"+text),
		"deep":                page(fields, "", text+strings.Repeat("<div>a", n)),
		"no article":          page(fields, "", "<p>Home</p>"),
		"escape sequences":    page(fields+"Snapshot-Content-Location: https://example.org/\x1b[31m\n", "", "<title>\x1b[31ma</title>"+text),
		"unknown encoding":    page(fields, "Content-Transfer-Encoding: x-none\n", text),
		"wrong charset":       page(fields, printable, text+"<p>caf=E9</p>"),
	}
}

func TestHostile(t *testing.T) {
	refusals := formattest.Hostile(t, hostile(30_000), 200<<20, check)
	for _, name := range []string{"boundary alone", "no parts", "long field", "broken base64", "binary", "no article"} {
		if refusals[name] == nil {
			t.Errorf("%s: not refused", name)
		}
	}
}

// check reads a file and checks what holds for all articles. It gives a refusal.
func check(t *testing.T, source string) error {
	t.Helper()
	doc := draft.Document{Data: []byte(source)}
	Format().Is(doc)
	return formattest.Check(t, Format(), doc, 1, 500)
}

// TestDamaged tells of a page of which only the start can be decoded.
func TestDamaged(t *testing.T) {
	list, err := read(t.Context(), draft.Document{Data: []byte(hostile(1)["broken printable"])})
	if err != nil {
		t.Fatal(err)
	}
	if want := "the saved page is cut off or damaged: the text may not be whole"; strings.Join(list[0].Notices, "|") != want {
		t.Errorf("notices %q", list[0].Notices)
	}
}

func TestEndsEarly(t *testing.T) { formattest.EndsEarly(t, Format(), fixtures(t)...) }

func Fuzz(f *testing.F) {
	formattest.Seed(f, fixtures(f), hostile(20))
	f.Fuzz(func(t *testing.T, source string) { _ = check(t, source) })
}
