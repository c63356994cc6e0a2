package mail

import (
	"slices"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

func pages(t testing.TB) []string {
	return formattest.Fixtures(t, "testdata/*.mhtml", "testdata/*.mht")
}

func TestSavedPages(t *testing.T) { formattest.Goldens(t, SavedPage(), pages(t)) }

const (
	savedFields = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=b\n"
	prose       = "<p>The old crane fell into the basin on Thursday night, and nobody was near it, the harbour master said.</p>"
)

// page makes a saved page of fields of its own, of the first part, and HTML.
func page(header, part, body string) string {
	return header + "\n--b\nContent-Type: text/html\n" + part + "\n" + body + "\n--b--\n"
}

// TestOtherPages holds documents that are no saved pages, however much they look
// like them.
func TestOtherPages(t *testing.T) {
	sent := strings.Replace(savedFields, "<Saved by Blink>", "Ann <ann@example.org>", 1)
	formattest.Others(t, map[string]string{
		"nothing":          "",
		"text":             "A page of multipart/related.\n\nIt was saved.",
		"HTML":             "<!doctype html><p>multipart/related",
		"mail":             page(sent, "", prose),
		"other parts":      page(strings.Replace(savedFields, "related", "mixed", 1)+"X: multipart/related\n", "", prose),
		"no boundary":      page(strings.Replace(savedFields, "boundary=b", "", 1), "", prose),
		"another boundary": page(strings.Replace(savedFields, "boundary=b", "boundary=c", 1), "", prose),
		"a picture first":  savedFields + "\n--b\nContent-Type: image/png\n\nx\n--b\nContent-Type: text/html\n\n" + prose + "\n--b--\n",
		"no header":        "\n" + page(savedFields, "", prose),
	}, SavedPage())
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
			list, err := readSavedPage(t.Context(), draft.Document{Data: []byte(page(savedFields+tt.header, tt.part, strings.Repeat(prose, 4)))})
			if err != nil {
				t.Fatal(err)
			}
			if list[0].URL != tt.want {
				t.Errorf("got %q, want %q", list[0].URL, tt.want)
			}
		})
	}
}

// hostilePages are files that are broken, or cost far more than their size where
// they are taken in without thought.
func hostilePages(n int) map[string]string {
	const base64, printable = "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n"
	text := strings.Repeat(prose, 4)
	return map[string]string{
		"many parts":          page(savedFields, "", text+strings.Repeat("\n--b\n\na", n)),
		"many boundaries":     page(savedFields, "", text+strings.Repeat("--b", n)),
		"boundary alone":      savedFields + "\n--b",
		"no parts":            savedFields + "\n" + strings.Repeat("a\n", n),
		"long field":          page("X: "+strings.Repeat("a", n*10)+"\n"+savedFields, "", text),
		"long field of part":  page(savedFields, "X: "+strings.Repeat("a", n*10)+"\n", text),
		"many fields of part": page(savedFields, strings.Repeat("A: b\n", n), text),
		"broken base64":       page(savedFields, base64, "PHA+!PHA+"),
		"broken printable":    page(savedFields, printable, text+"<p>\x01<p>It broke."),
		"binary":              page(savedFields, base64, "AAEC/v8="),
		"zero bytes":          page(savedFields, "", "\x00"+text),
		"deep":                page(savedFields, "", text+strings.Repeat("<div>a", n)),
		"no article":          page(savedFields, "", "<p>Home</p>"),
		"escape sequences":    page(savedFields+"Snapshot-Content-Location: https://example.org/\x1b[31m\n", "", "<title>\x1b[31ma</title>"+text),
		"unknown encoding":    page(savedFields, "Content-Transfer-Encoding: x-none\n", text),
		"wrong charset":       page(savedFields, printable, text+"<p>caf=E9</p>"),
	}
}

func TestHostilePages(t *testing.T) {
	refusals := formattest.Hostile(t, hostilePages(30_000), 200<<20, checkPage)
	for _, name := range []string{"boundary alone", "no parts", "long field", "broken base64", "binary", "no article"} {
		if refusals[name] == nil {
			t.Errorf("%s: not refused", name)
		}
	}
}

// checkPage reads a file and checks what holds for all articles. It gives a refusal.
func checkPage(t *testing.T, source string) error {
	t.Helper()
	doc := draft.Document{Data: []byte(source)}
	SavedPage().Is(doc)
	return formattest.Check(t, SavedPage(), doc, 1, 500)
}

// TestDamaged tells of a page of which only the start can be decoded.
func TestDamaged(t *testing.T) {
	list, err := readSavedPage(t.Context(), draft.Document{Data: []byte(hostilePages(1)["broken printable"])})
	if err != nil {
		t.Fatal(err)
	}
	if want := "the saved page is cut off or damaged: the text may not be whole"; !slices.Contains(list[0].Notices, want) {
		t.Errorf("notices %q", list[0].Notices)
	}
}

func TestPageEndsEarly(t *testing.T) { formattest.EndsEarly(t, SavedPage(), pages(t)...) }

func FuzzSavedPage(f *testing.F) {
	formattest.Seed(f, pages(f), hostilePages(20))
	f.Fuzz(func(t *testing.T, source string) { _ = checkPage(t, source) })
}
