package email

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
)

var update = flag.Bool("update", false, "write the golden files anew")

func document(t testing.TB, path string) draft.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return draft.Document{Name: path, Data: data}
}

func fixtures(t testing.TB) []string {
	t.Helper()
	list, err := filepath.Glob("testdata/*.eml")
	if err != nil || len(list) == 0 {
		t.Fatal(list, err)
	}
	return list
}

// show writes articles as a golden file has them: fields that are empty are left
// out, blocks are a line each, their kind first.
func show(list []draft.Article) string {
	var b strings.Builder
	for _, a := range list {
		for _, field := range [][2]string{
			{"source", a.Source}, {"title", a.Title}, {"date", a.Date}, {"url", a.URL},
			{"authors", strings.Join(a.Authors, " | ")}, {"notice", strings.Join(a.Notices, "\n  ")},
		} {
			if field[1] != "" {
				fmt.Fprintf(&b, "%s: %s\n", field[0], field[1])
			}
		}
		for _, block := range a.Blocks {
			b.WriteString([]string{"p", "h", ">", "-", "|"}[block.Kind] + " ")
			for _, r := range block.Runs {
				b.WriteString(r.Text)
			}
			for _, row := range block.Rows {
				b.WriteString(strings.Join(row, ", ") + "; ")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// TestFixtures reads every fixture. One whose golden file starts with "error:"
// must be refused.
func TestFixtures(t *testing.T) {
	for _, path := range fixtures(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			doc := document(t, path)
			if !Format().Is(doc) {
				t.Fatal("not known as mail")
			}
			list, err := Read(t.Context(), doc)
			got := show(list)
			if refused := new(draft.Error); errors.As(err, &refused) {
				got = "error: " + refused.Error() + "\n"
			} else if err != nil {
				t.Fatal(err)
			}
			golden := path + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestOthers holds documents that are no mail, however much they look like it.
func TestOthers(t *testing.T) {
	for name, source := range map[string]string{
		"nothing":          "",
		"text":             "A ferry ran aground.\n\nFrom: here",
		"a typed letter":   "From: Ann\nTo: Bo\nSubject: The ferry\nDate: May 12\n\nDear Bo,",
		"text with fields": "From: Ann\nMessage-ID: <1>\nThe ferry: it ran aground\nDate: May 12\n\nDear Bo,",
		"front matter":     "---\nsource: A\n---\nText",
		"HTML":             "<!doctype html>\nFrom: a\nTo: b\nMIME-Version: 1.0\n",
		"a response":       "HTTP/1.1 200 OK\nDate: x\nContent-Type: text/html\n\n<p>",
	} {
		if Format().Is(draft.Document{Data: []byte(source)}) {
			t.Errorf("%s is taken for mail", name)
		}
	}
}

// message makes a message of some fields and a body.
func message(fields, body string) draft.Document {
	return draft.Document{Data: []byte("Message-ID: <1@example.org>\nFrom: A <a@example.org>\nMIME-Version: 1.0\n" + fields + "\n\n" + body)}
}

func TestHeader(t *testing.T) {
	tests := []struct{ fields, title, source, date string }{
		{"Subject: AW: Fwd: A: b", "A: b", "A", ""},
		{"Subject: =?utf-8?Q?Caf=C3=A9?= =?iso-8859-1?Q?_M=FCller?=\nDate: 12 May 2024 16:20:11 -0400", "Café Müller", "A", "2024-05-12T16:20:11-04:00"},
		{"Subject: =?x-none?Q?a?=", "a", "A", ""},
		{"Subject: caf\xe9\nDate: soon", "café", "A", "soon"},
		{"Subject: a\n\tb", "a b", "A", ""},
		{"From: b@example.org", "", "A", ""}, // the first counts
	}
	for _, tt := range tests {
		list, err := Read(t.Context(), message(tt.fields, "Text."))
		if err != nil {
			t.Errorf("%q: %v", tt.fields, err)
			continue
		}
		if a := list[0]; a.Title != tt.title || a.Source != tt.source || a.Date != tt.date {
			t.Errorf("%q: got %q, %q, %q", tt.fields, a.Title, a.Source, a.Date)
		}
	}
}

func TestSender(t *testing.T) {
	for from, want := range map[string]string{
		`"Doe, Jane" <jane@example.org>`:       "Doe, Jane",
		"jane@example.org":                     "jane@example.org",
		"jane@example.org (Jane Doe)":          "Jane Doe",
		"=?utf-8?B?SsO2cmc=?= <j@example.org>": "Jörg",
		"J\xf6rg <j@example.org>":              "Jörg",
		"A <a@example.org>, B <b@example.org>": "A",
		"Press office: nobody":                 "Press office: nobody",
		"\x1b[31mA <a@example.org>":            "\x1b[31mA",
		"":                                     "",
	} {
		header, _, err := split([]byte("From: " + from + "\n\n"))
		if err != nil {
			t.Errorf("%q: %v", from, err)
			continue
		}
		if got := sender(header); got != want {
			t.Errorf("%q: got %q, want %q", from, got, want)
		}
	}
}

func TestNewsletter(t *testing.T) {
	const body = "View this email in your browser\n\nThe ferry ran aground.\n\nShe could not unsubscribe from it, " +
		"as she told everybody who asked. %s\n\nTo unsubscribe, click here."
	list, err := Read(t.Context(), message("Subject: a", fmt.Sprintf(body, strings.Repeat("It went on. ", 40))))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(list[0].Blocks); n != 2 {
		t.Errorf("%d blocks: %s", n, show(list))
	}
}

// hostile are messages that are broken, or cost far more than their size where
// they are taken in without thought.
func hostile(n int) map[string]draft.Document {
	const boundary = "Content-Type: multipart/mixed; boundary=b"
	nested, forwarded := "", ""
	for i := range min(n, 1000) {
		nested += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
		forwarded += "Content-Type: message/rfc822\n\n"
	}
	return map[string]draft.Document{
		"deep":             message(strings.TrimSuffix(nested, "\n"), "a"),
		"forwarded deep":   message("Subject: a\n"+strings.TrimSuffix(forwarded, "\n\n"), "a"),
		"many parts":       message(boundary, strings.Repeat("--b\n\na\n", n)),
		"many boundaries":  message(boundary, strings.Repeat("--b", n)),
		"no boundary":      message("Content-Type: multipart/mixed", "a"),
		"other boundary":   message(boundary, "--c\n\na"),
		"boundary alone":   message(boundary, "--b"),
		"long field":       message("X: "+strings.Repeat("a", n*10), "a"),
		"many fields":      message(strings.Repeat("A: b\n", n)+"C: d", "a"),
		"broken field":     message("A b", "a"),
		"no body":          message("Subject: a", ""),
		"broken base64":    message("Content-Transfer-Encoding: base64", "YWJj!YWJj"),
		"broken qp":        message("Content-Transfer-Encoding: quoted-printable", "a=zzb=\n=ff=00"),
		"binary":           message("Content-Type: text/plain", "a\x00b"),
		"escape sequences": message("Subject: \x1b[31ma\x07", "a\x1b]0;b\x07\u202ec"),
		"deep HTML":        message("Content-Type: text/html", strings.Repeat("<div>a", n)),
		"words":            message("Subject: "+strings.Repeat("=?utf-8?Q?a?= ", n/10), "a"),
		"unknown charset":  message("Content-Type: text/plain; charset=x-none", "caf\xe9"),
		"wrong charset":    message("Content-Type: text/plain; charset=utf-8", "caf\xe9"),
		"broken type":      message("Content-Type: text/; =;", "a"),
	}
}

// TestHostile reads each: an article or a refusal in little time and memory.
func TestHostile(t *testing.T) {
	for name, doc := range hostile(50_000) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			err := check(t, doc)
			runtime.ReadMemStats(&after)
			if took, bytes := time.Since(start), after.TotalAlloc-before.TotalAlloc; took > 5*time.Second || bytes > 200<<20 {
				t.Errorf("%d bytes took %v and %d MB", len(doc.Data), took, bytes>>20)
			}
			switch name {
			case "deep", "forwarded deep", "many parts", "long field", "broken field", "no body", "binary", "other boundary", "boundary alone":
				if err == nil {
					t.Error("not refused")
				}
			}
		})
	}
}

// check reads a message and checks what holds for all articles. It gives a
// refusal.
func check(t *testing.T, doc draft.Document) error {
	t.Helper()
	Format().Is(doc)
	list, err := Read(t.Context(), doc)
	if err != nil {
		if refused := new(draft.Error); !errors.As(err, &refused) || refused.Problem == "" || refused.Advice == "" || len(err.Error()) > 500 {
			t.Fatalf("error %v", err)
		}
		return err
	}
	if len(list) != 1 || len(list[0].Blocks) == 0 || strings.ContainsAny(list[0].Title+list[0].Source+list[0].Date, "\n\r\t") {
		t.Fatalf("%+v", list)
	}
	return nil
}

func TestEndsEarly(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, path := range fixtures(t) {
		if _, err := Read(ctx, document(t, path)); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", path, err)
		}
	}
}

func Fuzz(f *testing.F) {
	for _, path := range fixtures(f) {
		f.Add(string(document(f, path).Data))
	}
	for _, doc := range hostile(20) {
		f.Add(string(doc.Data))
	}
	f.Fuzz(func(t *testing.T, source string) { _ = check(t, draft.Document{Data: []byte(source)}) })
}
