//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/articles"
	"triptych/ui/chat/chattest"
	"triptych/ui/config"
	"triptych/ui/internal/terminal"
	"triptych/ui/serve"
)

// TestReaderAsksALanguageModel presses B in the reader: nothing is sent before the
// person agrees, and what was read is shown and kept.
func TestReaderAsksALanguageModel(t *testing.T) {
	folder := twoReports(t)
	server := chattest.New(t, chattest.Kind{}, careful)
	s := openReader(t, terminal.Options{Width: 80, Height: 24}, []string{settingsIn(t, readerSettings(server, ""))[0], "SECRET=opensesame"}, folder)
	awaitScreen(t, s, "the story", says("by words alone"))
	press(t, s, "B")
	awaitScreen(t, s, "the question", says("Have fake:1b read these articles?", "29 words of 2 articles", "send nothing"))
	press(t, s, "\x1b")
	awaitScreen(t, s, "no", says("nothing was sent"))
	if n := len(server.Requests()); n > 0 {
		t.Errorf("%d requests were sent before the person agreed", n)
	}
	press(t, s, "B\r")
	awaitScreen(t, s, "what was read", says("read by fake:1b on"))
	press(t, s, "n")
	awaitScreen(t, s, "a difference", says("40 people", "60 people"))
	press(t, s, "q")
	if err := s.WaitExit(patience); err != nil {
		t.Error(err)
	}
	kept, err := os.ReadFile(filepath.Join(folder, articles.SecondReaderName))
	if err != nil || strings.Contains(string(kept), "sesame") {
		t.Errorf("%v: it keeps %s", err, kept)
	}
}

// TestReaderSaysWhyNothingIsRead has no language model, and one that fails.
func TestReaderSaysWhyNothingIsRead(t *testing.T) {
	folder := twoReports(t)
	s := openReader(t, terminal.Options{Width: 120, Height: 40}, nil, folder)
	awaitScreen(t, s, "the story", says("by words alone"))
	press(t, s, "B")
	awaitScreen(t, s, "why not", says("no language model is set up", "triptych config"))
	press(t, s, "q")
	if err := s.WaitExit(patience); err != nil {
		t.Error(err)
	}
	elsewhere := chattest.New(t, chattest.Kind{}, careful)
	server := chattest.New(t, chattest.Kind{Before: leadTo(elsewhere.Address)}, careful)
	s = openReader(t, terminal.Options{Width: 120, Height: 40}, []string{settingsIn(t, readerSettings(server, ""))[0], "SECRET=opensesame"}, folder)
	awaitScreen(t, s, "the story", says("by words alone"))
	press(t, s, "B\r")
	awaitScreen(t, s, "what failed", says("not read: ", "leads on to another"))
	press(t, s, "j")
	awaitScreen(t, s, "the automatic analysis", says("by words alone"))
	press(t, s, "q")
	if err := s.WaitExit(patience); err != nil {
		t.Error(err)
	}
	if len(elsewhere.Requests()) > 0 {
		t.Error("something was sent where nobody named an address")
	}
	if exists(filepath.Join(folder, articles.SecondReaderName)) {
		t.Error("something is kept")
	}
}

// TestCallersOfAServer may have stories read only where the operator lets them.
func TestCallersOfAServer(t *testing.T) {
	server := chattest.New(t, chattest.Kind{}, carefulOfTheMill)
	s := startServerWith(t, readerSettings(server, ""), "SECRET=opensesame")
	r := s.open(120, 40, "mill")
	r.await("by words alone")
	r.press("B")
	r.await("who runs this server lets nobody")
	if len(server.Requests()) > 0 {
		t.Error("a caller sends a story to the operator's language model")
	}

	s = startServerWith(t, readerSettings(server, ", callers: listed"), "SECRET=opensesame")
	r = s.open(120, 40, "mill")
	r.await("by words alone")
	r.press("B")
	r.await("Have fake:1b read these articles?")
	r.press("\r")
	r.await("read by fake:1b on")
	next := s.open(120, 40, "mill") // what one caller had read is there for the next
	next.await("read by fake:1b")
	if out, code := s.run("report mill"); code != 0 || !strings.Contains(out, "Read by fake:1b on ") {
		t.Errorf("code %d:\n%s", code, out)
	}
	if exists(filepath.Join(s.library, "mill", articles.SecondReaderName)) {
		t.Error("a caller writes into the operator's folder")
	}
	if log := s.log.String(); !strings.Contains(log, "msg=sends") || !strings.Contains(log, "story=mill") || strings.Contains(log, "sesame") {
		t.Errorf("the log is %s", log)
	}
}

// TestCallersAreLet says which callers the setting lets.
func TestCallersAreLet(t *testing.T) {
	server := chattest.New(t, chattest.Kind{}, careful)
	listed, other := serve.Caller{Listed: true}, serve.Caller{}
	for setting, want := range map[string][2]bool{
		"":                             {false, false},
		", callers: " + config.Off:     {false, false},
		", callers: listed":            {true, false},
		", callers: all":               {true, true},
		", callers: whoever":           {false, false},
		", callers: all, callers: off": {true, true}, // said, and taken as the first
	} {
		p := Process{Env: append(settingsIn(t, readerSettings(server, setting)), "SECRET=opensesame")}
		l, err := newCallersLender(p.getenv)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range []serve.Caller{listed, other} {
			one := l.forCaller(c)
			if lets := one.model != nil; lets != want[i] || lets == (one.lacking != "") {
				t.Errorf("%q: a caller of %+v is let: %v", setting, c, lets)
			}
		}
	}
	for _, broken := range []string{"reader: {callers: all}\n", "reader: {callers: all, address: http://localhost:1/v1}\n", readerSettings(server, ", callers: all")} {
		p := Process{Env: settingsIn(t, broken)} // without the key
		if _, err := newCallersLender(p.getenv); err == nil {
			t.Errorf("%q lets callers, and there is nothing to let them", broken)
		}
	}
}
