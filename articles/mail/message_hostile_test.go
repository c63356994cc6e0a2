package mail

import (
	"fmt"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

// hostileMessages are messages that are broken, or cost far more than their size
// where they are taken in without thought.
func hostileMessages(n int) map[string]string {
	const boundary = "Content-Type: multipart/mixed; boundary=b"
	nested, forwarded := "", ""
	for i := range min(n, 1000) {
		nested += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
		forwarded += "Content-Type: message/rfc822\n\n"
	}
	return map[string]string{
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
func TestHostileMessages(t *testing.T) {
	refusals := formattest.Hostile(t, hostileMessages(50_000), 200<<20, checkMessage)
	for _, name := range []string{"deep", "forwarded deep", "many parts", "long field", "broken field", "no body", "binary", "other boundary", "boundary alone"} {
		if refusals[name] == nil {
			t.Errorf("%s: not refused", name)
		}
	}
}

// checkMessage reads a message and checks what holds for all articles. It gives a
// refusal.
func checkMessage(t *testing.T, source string) error {
	t.Helper()
	doc := draft.Document{Data: []byte(source)}
	Message().Is(doc)
	return formattest.Check(t, Message(), doc, 1, 500)
}

func TestMessageEndsEarly(t *testing.T) { formattest.EndsEarly(t, Message(), messages(t)...) }

func FuzzMessage(f *testing.F) {
	formattest.Seed(f, messages(f), hostileMessages(20))
	f.Fuzz(func(t *testing.T, source string) { _ = checkMessage(t, source) })
}
