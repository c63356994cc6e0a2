package mail

import (
	"fmt"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

// messages returns the paths of all messages.
func messages(t testing.TB) []string { return formattest.Fixtures(t, "testdata/*.eml") }

func TestMessages(t *testing.T) { formattest.Goldens(t, Message(), messages(t)) }

// TestOtherMessages holds documents that are no mail, however much they look like
// it.
func TestOtherMessages(t *testing.T) {
	formattest.Others(t, map[string]string{
		"nothing":          "",
		"text":             "A ferry ran aground.\n\nFrom: here",
		"a typed letter":   "From: Ann\nTo: Bo\nSubject: The ferry\nDate: May 12\n\nDear Bo,",
		"text with fields": "From: Ann\nMessage-ID: <1>\nThe ferry: it ran aground\nDate: May 12\n\nDear Bo,",
		"front matter":     "---\nsource: A\n---\nText",
		"HTML":             "<!doctype html>\nFrom: a\nTo: b\nMIME-Version: 1.0\n",
		"a saved page":     "From: <Saved by Blink>\nSubject: A\nDate: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n",
		"a response":       "HTTP/1.1 200 OK\nDate: x\nContent-Type: text/html\n\n<p>",
	}, Message())
}

// message makes a message of some fields and a body.
func message(fields, body string) string {
	return "Message-ID: <1@example.org>\nFrom: A <a@example.org>\nMIME-Version: 1.0\n" + fields + "\n\n" + body
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
		list, err := readMessage(t.Context(), draft.Document{Data: []byte(message(tt.fields, "Text."))})
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
		header, _, err := splitMessage([]byte("From: " + from + "\n\n"))
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
	list, err := readMessage(t.Context(), draft.Document{Data: []byte(message("Subject: a", fmt.Sprintf(body, strings.Repeat("It went on. ", 40))))})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(list[0].Blocks); n != 2 {
		t.Errorf("%d blocks: %s", n, formattest.Show(list))
	}
}
