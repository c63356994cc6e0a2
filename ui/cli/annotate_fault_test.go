package cli

import (
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/articles"
	"triptych/ui/chat"
	"triptych/ui/chat/chattest"
)

// secret is a key that nobody but the server is to see.
const secret = "sk-open-sesame-0123456789"

// always makes a server that answers every request in one way.
func always(answer func(http.ResponseWriter, *http.Request)) chattest.Kind {
	return chattest.Kind{Before: func(_ int, w http.ResponseWriter, r *http.Request) bool {
		answer(w, r)
		return true
	}}
}

// sends makes a server that sends a body, with a status and a type.
func sends(status int, kind, body string) chattest.Kind {
	return always(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	})
}

// ofAnotherStory answers with what stands in another story.
func ofAnotherStory(q chat.Question) string {
	value := func(article string, words string) string {
		return fmt.Sprintf(`{"article": %q, "sentence": 0, "words": %q}`, article, words)
	}
	var list []string
	for i := range 5 {
		list = append(list, fmt.Sprintf(`{"relation": "conflict", "kind": "number", "about": "goats", "values": [%s, %s]}`,
			value("A", fmt.Sprintf("%d goats", 10+i)), value("B", fmt.Sprintf("%d sheep", 90+i))))
	}
	return `{"pairs": [{"first": 0, "second": 0}], "subjects": [{"label": "goats of the bishop", "sentences": ["A0", "B0"]}], "findings": [], "differences": [` + strings.Join(list, ", ") + `]}`
}

// TestAnnotateSurvivesBrokenServers: whatever a server does, there is one clear line
// after at most three tries, and nothing is written. How long each may take is
// measured where a clock can be made to run: in package chat.
func TestAnnotateSurvivesBrokenServers(t *testing.T) {
	elsewhere := chattest.New(t, chattest.Kind{}, careful)
	for name, test := range map[string]struct {
		kind   chattest.Kind
		answer func(chat.Question) string
		want   string
	}{
		"hangs":                {kind: always(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }), want: "not a word of an answer for 1 second;"},
		"hangs in the middle":  {kind: always(hangAfter("data: {\"choices\":[{\"delta\":{\"content\":\"{\"}}]}\n\n")), want: "not a word of an answer for 1 second;"},
		"garbage":              {kind: sends(200, "application/json", "\x00\xff\x1b[2J garbage"), want: "no answer of a language model"},
		"HTML":                 {kind: sends(200, "text/html", "<!doctype html><title>\x1b[2JLog in</title>"), want: "a web page is at this address"},
		"half a JSON":          {kind: sends(200, "application/json", `{"choices":[{"message":{"content":"{\"pairs\": [`), want: "ends before the answer does"},
		"half an answer":       {answer: func(chat.Question) string { return `{"pairs": [{"first": 0,` }, want: "not the JSON that was asked for"},
		"prose":                {answer: func(chat.Question) string { return "I am sorry, I cannot do that." }, want: "not the JSON that was asked for"},
		"another form":         {answer: func(chat.Question) string { return `{"answer": 42}` }, want: "not the JSON that was asked for"},
		"500":                  {kind: sends(500, "text/plain", "broken \x1b[31m"+secret), want: "out of order (HTTP 500)"},
		"no key":               {kind: sends(401, "application/json", `{"error": {"message": "bad key `+secret+`"}}`), want: "wants a key"},
		"leads elsewhere":      {kind: chattest.Kind{Before: leadTo(elsewhere.Address)}, want: "nothing was sent there"},
		"another story":        {answer: ofAnotherStory, want: "what it answers is not of these articles"},
		"nothing in common":    {answer: func(chat.Question) string { return `{"pairs": [], "subjects": [], "differences": [], "findings": []}` }, want: "nothing that two of the articles have in common"},
		"an endless answer":    {kind: always(endless(strings.Repeat("a", 1<<16))), want: "larger than any should be"},
		"endless white space":  {kind: always(endless(strings.Repeat(" ", 1<<16))), want: "larger than any should be"},
		"the key in an answer": {answer: func(chat.Question) string { return `{"pairs": ["` + secret + `"]}` }, want: "holds the key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.answer == nil {
				test.answer = careful
			}
			folder, home := twoReports(t), t.TempDir()
			server := chattest.New(t, test.kind, test.answer)
			patience := "1m" // the default
			if strings.HasPrefix(name, "hangs") {
				patience = "1s"
			}
			r := triptych(t, func(p *Process) {
				p.Env = append(p.Env, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home, settingsIn(t, "encoder: off\n")[0], "SECRET="+secret)
			}, "annotate", "--reader", server.Address, "--model", chattest.Model, "--key-env", "SECRET", "--patience", patience, folder)
			lines := strings.Split(strings.TrimSuffix(r.err, "\n"), "\n")
			if r.code != exitFailure || r.out != "" || len(lines) != 2 || !strings.Contains(lines[0], "sends the 29 words") || !strings.Contains(lines[1], test.want) || !strings.Contains(lines[1], server.Address) {
				t.Errorf("exit %d, %q", r.code, r.err)
			}
			if strings.ContainsAny(r.err, "\x1b\x00") {
				t.Errorf("the line can do things to a terminal: %q", r.err)
			}
			if asked := len(server.Requests()); test.kind.Before != nil && asked > 6 {
				t.Errorf("%d requests for the first two questions", asked)
			}
			nothingKept(t, folder, home)
			if after := triptych(t, func(p *Process) {
				p.Env = append(p.Env, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home, settingsIn(t, "encoder: off\n")[0])
			}, "report", folder); after.code != 0 || !strings.Contains(after.out, "40 people") || strings.Contains(after.out, "Read by") {
				t.Errorf("exit %d, and the automatic report is %s%s", after.code, after.out, after.err)
			}
		})
	}
	t.Cleanup(func() {
		if len(elsewhere.Requests()) > 0 {
			t.Error("something was sent where nobody named an address")
		}
	})
}

// nothingKept fails the test if a second reader's file is anywhere, or the key in any.
func nothingKept(t *testing.T, folders ...string) {
	t.Helper()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if strings.Contains(string(data), secret) || e.Name() == articles.SecondReaderName || strings.Contains(path, filepath.Join("triptych", "second-reader", "")) && !strings.HasPrefix(e.Name(), "answer-") {
				t.Errorf("%s is written: %s", path, data)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// hangAfter makes an answer that begins, and then neither goes on nor ends.
func hangAfter(begin string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, begin)
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	}
}

// endless makes an answer that never ends.
func endless(piece string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for r.Context().Err() == nil {
			if _, err := fmt.Fprintf(w, "data: {\"choices\":[{\"delta\":{\"content\":%q}}]}\n\n", piece); err != nil {
				return
			}
		}
	}
}
