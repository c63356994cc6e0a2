package mail

import (
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

const own = "The ferry ran aground on Tuesday evening off Port Elm with two hundred people aboard, and all of them were brought ashore before midnight, said the harbour master."

func TestOwnText(t *testing.T) {
	tests := []struct {
		name, text string
		forward    bool
		want       string
		notice     string
	}{
		{"nothing quoted", own + "\n\nMore.", false, own + "\n\nMore.", ""},
		{"an answer", own + "\n\nOn Tue, 3 Feb 2026 at 10:15, Ann <a@example.org> wrote:\n> What happened?\n> Tell us.", false, own, noticeAnswered},
		{"an answer in German", own + "\n\nAm 3. Februar 2026 um 10:15 schrieb Ann <a@example.org>:\n> Was ist passiert?", false, own, noticeAnswered},
		{"over two lines", own + "\n\nOn Tue, 3 Feb 2026 at 10:15, Ann\n<a@example.org> wrote:\n\n> What happened?", false, own, noticeAnswered},
		{"Outlook", own + "\n\n-----Original Message-----\nFrom: Ann\nSent: Tuesday\nTo: Bo\nSubject: The ferry\n\nWhat happened?", false, own, noticeAnswered},
		{"fields alone", own + "\n\nFrom: Ann\nSent: Tuesday\nTo: Bo\nSubject: The ferry\n\nWhat happened?", false, own, noticeAnswered},
		{"forwarded", "See below.\n\n---------- Forwarded message ---------\nFrom: Ann <a@example.org>\nDate: Tue\nSubject: The ferry\nTo: Bo\n\n" + own, true, own, noticeForwarded},
		{"forwarded without a word", "---------- Forwarded message ---------\nFrom: Ann <a@example.org>\nDate: Tue\nSubject: The ferry\n\n" + own, true, own, ""},
		{"a long note above", own + "\n\nBegin forwarded message:\n\nFrom: Ann\nSubject: The ferry\nDate: Tue\n\nThe text.", true, "The text.", noticeForwarded},
		{"quoted alone", "On Tuesday Ann <a@example.org> wrote:\n> The ferry ran\n> aground.", false, "The ferry ran\naground.", ""},
		{"a signature", own + "\n-- \nAnn\nPort Elm", false, own, ""},
		{"a signature without its blank", own + "\n\n--\nAnn\nPort Elm", false, own + "\n", ""},
		{"a telephone", own + "\n\nSent from my iPhone", false, own + "\n", ""},
		{"a signature above what is forwarded", "See below.\n-- \nBo\n\n-----Original Message-----\nFrom: Ann\nSent: Tue\nTo: Bo\n\n" + own, true, own, noticeForwarded},
		{"a sentence that ends so", "What the captain wrote:\n\nWe are safe.", false, "What the captain wrote:\n\nWe are safe.", ""},
		{"fields at the start", "From: Ann\nTo: Bo\nDate: Tuesday\n\n" + own, false, "From: Ann\nTo: Bo\nDate: Tuesday\n\n" + own, ""},
	}
	for _, tt := range tests {
		got, notice := ownText(tt.text, tt.forward)
		if strings.TrimRight(got, "\n") != strings.TrimRight(tt.want, "\n") || notice != tt.notice {
			t.Errorf("%s: got %q, notice %q", tt.name, got, notice)
		}
	}
}

func TestOwnNodes(t *testing.T) {
	tests := []struct{ name, fields, body, want string }{
		{"Gmail", "Subject: a", "<p>" + own + `</p><div class="gmail_quote"><div class="gmail_attr">On Tuesday Ann wrote:</div><blockquote>What happened?</blockquote></div>`, "p " + own},
		{"Apple", "Subject: a", "<p>" + own + `</p><blockquote type="cite"><div>What happened?</div></blockquote>`, "p " + own},
		{"Outlook", "Subject: a", "<p>" + own + `</p><div id="divRplyFwdMsg"><b>From:</b> Ann</div><p>What happened?</p>`, "p " + own},
		{"forwarded", "Subject: Fwd: a", `<p>See below.</p><div class="gmail_quote"><div class="gmail_attr">Forwarded message, from Ann</div><p>` + own + `</p></div>`, "p " + own},
		{"a signature", "Subject: a", "<p>" + own + `</p><div class="gmail_signature">Ann, Port Elm</div>`, "p " + own},
		{"a quotation of the text", "Subject: a", "<p>" + own + `</p><blockquote>We are safe.</blockquote>`, "p " + own + "\n> We are safe."},
	}
	for _, tt := range tests {
		list, err := readMessage(t.Context(), draft.Document{Data: []byte(message(tt.fields+"\nContent-Type: text/html", tt.body))})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var lines []string
		for _, b := range list[0].Blocks {
			lines = append(lines, formattest.ShowBlock(b))
		}
		if got := strings.Join(lines, "\n"); got != tt.want {
			t.Errorf("%s: got\n%s", tt.name, got)
		}
	}
}

func TestUnflowed(t *testing.T) {
	flowed, apart := map[string]string{"format": "flowed"}, map[string]string{"format": "Flowed", "delsp": "yes"}
	for _, tt := range []struct {
		text       string
		parameters map[string]string
		want       string
	}{
		{"a \r\nb\r\nc", flowed, "a b\nc"},
		{"橋が \r\n落ちた", apart, "橋が落ちた"},
		{"a  \nb", apart, "a b"},
		{"a \nb", nil, "a \nb"},
		{" From here\n to there", flowed, "From here\nto there"},
		{"> a \n> b\nc", flowed, "> a b\nc"},
		{"> a \nb", flowed, "> a \nb"},
		{"a \n-- \nAnn", flowed, "a \n-- \nAnn"},
	} {
		if got := unflowed(tt.text, tt.parameters); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestBlanksBefore reads what Gmail shows of a message, which starts with a line of
// blanks.
func TestBlanksBefore(t *testing.T) {
	doc := draft.Document{Data: []byte("          \n" + message("To: b@example.org\nSubject: A ferry runs aground", own))}
	if !isMessage(doc) {
		t.Fatal("it is none")
	}
	list, err := readMessage(t.Context(), doc)
	if err != nil || list[0].Title != "A ferry runs aground" {
		t.Errorf("%v, error %v", list, err)
	}
}
