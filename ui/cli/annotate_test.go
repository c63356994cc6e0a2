package cli

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"triptych/articles"
	"triptych/ui/chat"
	"triptych/ui/chat/chattest"
)

// twoReports returns a folder with two articles.
func twoReports(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "storm")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]string{
		"a.md": "The storm killed 40 people on the coast. The mayor of Leeds has resigned.\n",
		"b.md": "The storm killed 60 people on the coast. The mayor of Leeds remains in office.\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// readerSettings are settings with a language model that wants a key.
func readerSettings(server *chattest.Server, more string) string {
	return "encoder: off\nreader: {address: " + server.Address + ", model: " + chattest.Model + ", key-env: SECRET" + more + "}\n"
}

// careful answers as somebody who has read the two reports.
func careful(q chat.Question) string {
	switch q.Name {
	case "pairs":
		return `{"pairs": [{"first": 0, "second": 0}, {"first": 1, "second": 1}, {"first": 7, "second": 0}]}`
	case "subjects":
		return `{"subjects": [{"label": "storm", "sentences": ["A0", "B0"]}, {"label": "mayor of Leeds", "sentences": ["A1", "B1"]}]}`
	case "differences":
		if strings.Contains(q.Text, "[1] The mayor") {
			return `{"differences": [
				{"relation": "conflict", "kind": "number", "about": "people", "values": [{"article": "A", "sentence": 0, "words": "40 people"}, {"article": "B", "sentence": 0, "words": "60 people"}]},
				{"relation": "conflict", "kind": "other", "about": "mayor", "values": [{"article": "A", "sentence": 1, "words": "has resigned"}, {"article": "B", "sentence": 1, "words": "remains in office"}]},
				{"relation": "conflict", "kind": "other", "about": "dragon", "values": [{"article": "A", "sentence": 1, "words": "a dragon"}, {"article": "B", "sentence": 1, "words": "remains in office"}]}]}`
		}
	}
	return `{"differences": [], "findings": []}`
}

// TestAnnotate has a story read by a language model, shows what it read and scores
// it.
func TestAnnotate(t *testing.T) {
	folder, home := twoReports(t), t.TempDir()
	server := chattest.New(t, chattest.Kind{}, careful)
	at := func(p *Process) {
		p.Env = append(p.Env, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home, settingsIn(t, "encoder: off\n")[0], "SECRET=opensesame")
	}
	annotate := []string{"annotate", "--reader", server.Address, "--model", chattest.Model, "--key-env", "SECRET", folder}
	r := triptych(t, at, annotate...)
	if r.code != 0 || !strings.Contains(r.err, "sends the 29 words of 2 articles to "+server.Address) {
		t.Fatalf("exit %d, %s", r.code, r.err)
	}
	for _, want := range []string{"read by " + chattest.Model + " on ", "1 of sentences that were not shown", "whose words are not in the text", "2 topics, 2 differences"} {
		if !strings.Contains(r.out, want) {
			t.Errorf("%q is not in %q", want, r.out)
		}
	}
	written, err := os.ReadFile(filepath.Join(folder, articles.SecondReaderName))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"sesame", "dragon"} {
		if strings.Contains(string(written)+r.out+r.err, secret) {
			t.Errorf("%q is written", secret)
		}
	}
	if r := triptych(t, at, "report", folder); !strings.Contains(r.out, "Read by "+chattest.Model+" on ") || !strings.Contains(r.out, "has resigned") {
		t.Errorf("exit %d, report %s%s", r.code, r.out, r.err)
	}
	if r := triptych(t, at, "report", "--format", "json", folder); !strings.Contains(r.out, `"analysis":"second-reader"`) && !strings.Contains(r.out, `"analysis": "second-reader"`) {
		t.Errorf("exit %d, report %.200s%s", r.code, r.out, r.err)
	}
	if r := triptych(t, at, "report", "--automatic", folder); strings.Contains(r.out, "Read by") {
		t.Errorf("the automatic report is said to be read by a language model: %s", r.out)
	}
	settings := func(p *Process) {
		p.Env = append(p.Env, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home, "SECRET=opensesame",
			settingsIn(t, "encoder: off\nreader: {address: "+server.Address+", model: "+chattest.Model+", key-env: SECRET, patience: 5m}\n")[0])
	}
	sent := len(server.Requests())
	if r := triptych(t, settings, "annotate", folder); r.code != 0 {
		t.Errorf("exit %d with the reader of the settings: %s", r.code, r.err)
	}
	if r := triptych(t, at, annotate...); r.code != 0 || len(server.Requests()) != sent {
		t.Errorf("exit %d, and %d requests for answers that are known: %s", r.code, len(server.Requests())-sent, r.err)
	}
	gold := `{"story": "storm", "articles": [{"id": "a", "sentences": ["The storm killed 40 people on the coast.", "The mayor of Leeds has resigned."]},
		{"id": "b", "sentences": ["The storm killed 60 people on the coast.", "The mayor of Leeds remains in office."]}],
		"topics": [], "links": [["a", 0, "b", 0], ["a", 1, "b", 1]], "differences": []}`
	file := filepath.Join(folder, articles.AnnotationsName)
	if err := os.WriteFile(file, []byte(gold), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := triptych(t, at, "eval", "--origin", "second-reader", file); r.code != 0 || !strings.Contains(r.out, "storm: read by "+chattest.Model) || !strings.Contains(r.out, "links             1.00") {
		t.Errorf("exit %d: %s%s", r.code, r.out, r.err)
	}
	if len(server.Requests()) != sent {
		t.Error("eval asks the language model")
	}
}

// TestAnnotateFails has servers and command lines with which nothing is written.
func TestAnnotateFails(t *testing.T) {
	broken := chattest.New(t, chattest.Kind{Before: func(_ int, w http.ResponseWriter, _ *http.Request) bool {
		http.Error(w, "<html>\x1b[31mno", http.StatusNotFound)
		return true
	}}, careful)
	for _, test := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"no address", nil, 2, "name the address of a language model with --reader"},
		{"no model", []string{"--reader", broken.Address}, 2, "by --model"},
		{"no key", []string{"--reader", broken.Address, "--model", "m", "--key-env", "NONE"}, 2, "the environment variable NONE"},
		{"broken", []string{"--reader", broken.Address, "--model", "m"}, 1, broken.Address},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder, home := twoReports(t), t.TempDir()
			r := triptych(t, func(p *Process) {
				p.Env = append(p.Env, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home, settingsIn(t, "encoder: off\n")[0])
			}, append([]string{"annotate", folder}, test.args...)...)
			if r.code != test.code || !strings.Contains(r.err, test.want) || strings.Contains(r.err, "\x1b") {
				t.Errorf("exit %d, %q", r.code, r.err)
			}
			if _, err := os.Stat(filepath.Join(folder, articles.SecondReaderName)); err == nil {
				t.Error("something is written")
			}
		})
	}
}

// carefulOfTheMill answers as somebody who has read the reports of the mill.
func carefulOfTheMill(q chat.Question) string {
	switch q.Name {
	case "pairs":
		return `{"pairs": [{"first": 0, "second": 0}, {"first": 1, "second": 1}]}`
	case "subjects":
		return `{"subjects": [{"label": "mill burned", "sentences": ["A0", "B0"]}, {"label": "forty people", "sentences": ["A1", "B1"]}]}`
	case "differences":
		return `{"differences": [{"relation": "conflict", "kind": "date", "about": "day", "values": [{"article": "A", "sentence": 0, "words": "Monday"}, {"article": "B", "sentence": 0, "words": "Friday"}]}]}`
	}
	return `{"findings": []}`
}

// TestAnnotateOverwritesNoAnnotations refuses to write where a person's work is.
func TestAnnotateOverwritesNoAnnotations(t *testing.T) {
	folder, home := twoReports(t), t.TempDir()
	server := chattest.New(t, chattest.Kind{}, careful)
	file := filepath.Join(folder, articles.AnnotationsName)
	if err := os.WriteFile(file, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	at := func(p *Process) {
		p.Env = append(p.Env, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home, settingsIn(t, "encoder: off\n")[0])
	}
	for _, out := range []string{file, filepath.Join(folder, "a.md")} {
		r := triptych(t, at, "annotate", "--reader", server.Address, "--model", chattest.Model, "--out", out, folder)
		if r.code != exitUsage || !strings.Contains(r.err, "would ") || len(server.Requests()) > 0 {
			t.Errorf("%s: exit %d, %s", out, r.code, r.err)
		}
	}
	elsewhere := filepath.Join(home, "read.json")
	if r := triptych(t, at, "annotate", "--reader", server.Address, "--model", chattest.Model, "--out", elsewhere, folder); r.code != 0 || !exists(elsewhere) || exists(filepath.Join(folder, articles.SecondReaderName)) {
		t.Errorf("exit %d, %s", r.code, r.err)
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != "mine" {
		t.Errorf("%v: the annotations are %q", err, data)
	}
}

// TestKeyStaysWithItsAddress sends the key of the settings to no address but theirs.
func TestKeyStaysWithItsAddress(t *testing.T) {
	folder, home := twoReports(t), t.TempDir()
	set, other := chattest.New(t, chattest.Kind{}, careful), chattest.New(t, chattest.Kind{}, careful)
	at := func(p *Process) {
		p.Env = append(p.Env, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home, "SECRET="+secret, settingsIn(t, readerSettings(set, ""))[0])
	}
	if r := triptych(t, at, "annotate", "--reader", other.Address, folder); r.code != 0 {
		t.Fatalf("exit %d, %s", r.code, r.err)
	}
	for _, r := range other.Requests() {
		if got := r.Header.Get("Authorization"); got != "" {
			t.Errorf("another address is sent %q", got)
		}
	}
	if err := os.RemoveAll(filepath.Join(home, "triptych")); err != nil { // the answers
		t.Fatal(err)
	}
	if r := triptych(t, at, "annotate", folder); r.code != 0 || len(set.Requests()) == 0 {
		t.Fatalf("exit %d, %s", r.code, r.err)
	}
	for _, r := range set.Requests() {
		if got := r.Header.Get("Authorization"); got != "Bearer "+secret {
			t.Errorf("the address of the settings is sent %q", got)
		}
	}
}

// leadTo is a server that leads on to an address.
func leadTo(address string) func(int, http.ResponseWriter, *http.Request) bool {
	return func(_ int, w http.ResponseWriter, r *http.Request) bool {
		http.Redirect(w, r, address+"/chat/completions", http.StatusTemporaryRedirect)
		return true
	}
}

// TestAnnotateWithoutAFolder keeps what was read of files, of standard input and of the
// embedded story, and finds it again by what the articles say.
func TestAnnotateWithoutAFolder(t *testing.T) {
	folder, home := twoReports(t), t.TempDir()
	server := chattest.New(t, chattest.Kind{}, careful)
	at := func(p *Process) {
		p.Env = append(p.Env, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home,
			settingsIn(t, "encoder: off\nreader: {address: "+server.Address+", model: "+chattest.Model+"}\n")[0])
	}
	one, two := filepath.Join(folder, "a.md"), filepath.Join(folder, "b.md")
	r := triptych(t, at, "annotate", one, two)
	if r.code != 0 || !strings.HasPrefix(r.out, filepath.Join(home, "triptych", "second-reader")) {
		t.Fatalf("exit %d, %s%s", r.code, r.out, r.err)
	}
	if exists(filepath.Join(folder, articles.SecondReaderName)) {
		t.Error("something is kept beside files that were named one by one")
	}
	sent := len(server.Requests())
	texts := make(map[string]string)
	for _, path := range []string{one, two} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[path] = string(data)
	}
	renamed := t.TempDir() // each under the name of the other
	for path, from := range map[string]string{"a.md": two, "b.md": one} {
		if err := os.WriteFile(filepath.Join(renamed, path), []byte(texts[from]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, words := range [][]string{{one, two}, {two, one}, {folder}, {renamed}, {"-"}} {
		r := triptych(t, func(p *Process) {
			at(p)
			p.In = strings.NewReader(texts[one] + "\f\n" + texts[two])
		}, append([]string{"report"}, words...)...)
		if r.code != 0 || !strings.Contains(r.out, "Read by "+chattest.Model+" on ") || !strings.Contains(r.out, "has resigned") {
			t.Errorf("%v: exit %d, report %s%s", words, r.code, r.out, r.err)
		}
	}
	if err := os.WriteFile(two, []byte("The storm killed 61 people on the coast.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := triptych(t, at, "report", one, two); r.code != 0 || strings.Contains(r.out, "Read by") {
		t.Errorf("exit %d, and what was read of other words is shown: %s%s", r.code, r.out, r.err)
	}
	if len(server.Requests()) != sent {
		t.Error("reports ask the language model")
	}
}

// TestAnnotateGoesOn interrupts a run: what was answered is kept, and a later run, of
// the same model at another address, asks for nothing of it again.
func TestAnnotateGoesOn(t *testing.T) {
	folder, home := twoReports(t), t.TempDir()
	env := []string{"TERM=xterm-256color", "XDG_CACHE_HOME=" + home, "XDG_STATE_HOME=" + home, settingsIn(t, "encoder: off\n")[0]}
	for _, test := range []struct {
		cause error
		code  int
		after int // answers
	}{{EndedBy(os.Interrupt), exitInterrupted, 1}, {EndedBy(syscall.SIGTERM), exitTerminated, 1}} {
		ctx, cancel := context.WithCancelCause(t.Context())
		server := chattest.New(t, chattest.Kind{Before: func(n int, _ http.ResponseWriter, r *http.Request) bool {
			if n < test.after {
				return false
			}
			cancel(test.cause)
			<-r.Context().Done()
			return true
		}}, careful)
		var out, said strings.Builder
		code := Main(ctx, Process{Args: []string{"annotate", "--reader", server.Address, "--model", chattest.Model, folder}, In: strings.NewReader(""), Out: &out, Err: &said, Env: env})
		if code != test.code || out.String() != "" || !strings.Contains(said.String(), "stopped; what was answered is kept") || strings.Count(said.String(), "\n") != 2 {
			t.Errorf("exit %d, %s%s", code, out.String(), said.String())
		}
		if exists(filepath.Join(folder, articles.SecondReaderName)) {
			t.Error("something is written")
		}
	}
	server := chattest.New(t, chattest.Kind{}, careful)
	r := triptych(t, func(p *Process) { p.Env = env }, "annotate", "--reader", server.Address, "--model", chattest.Model, folder)
	if r.code != 0 || !exists(filepath.Join(folder, articles.SecondReaderName)) {
		t.Errorf("exit %d, %s%s", r.code, r.out, r.err)
	}
	for _, q := range server.Questions() {
		if q.Name == "pairs" || q.Name == "subjects" {
			t.Errorf("%s is asked again", q.Name)
		}
	}
	if len(server.Questions()) == 0 {
		t.Error("nothing was left to be asked")
	}
}
