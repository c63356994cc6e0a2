package chat_test

import (
	"net/http"
	"strings"
	"testing"

	"triptych/ui/chat"
	"triptych/ui/chat/chattest"
)

// TestOptions refuses what cannot be used, with advice and without secrets.
func TestOptions(t *testing.T) {
	good := chat.Options{Address: "http://localhost:11434/v1", Model: "qwen3:8b"}
	for name, c := range map[string]struct {
		set  func(*chat.Options)
		want string
	}{
		"no address":      {func(o *chat.Options) { o.Address = " " }, "no address"},
		"no scheme":       {func(o *chat.Options) { o.Address = "localhost:11434/v1" }, "http://"},
		"another scheme":  {func(o *chat.Options) { o.Address = "file:///etc/passwd" }, "http://"},
		"no host":         {func(o *chat.Options) { o.Address = "http:///v1" }, "names no host"},
		"a query":         {func(o *chat.Options) { o.Address = "http://a/v1?version=1" }, "before any ?"},
		"a fragment":      {func(o *chat.Options) { o.Address = "http://a/v1#top" }, "before any ?"},
		"a password":      {func(o *chat.Options) { o.Address = "http://me:" + secret + "@a/v1" }, "environment variable"},
		"a broken one":    {func(o *chat.Options) { o.Address = "http://me:" + secret + "@a:port/v1" }, "none that can be read"},
		"a control":       {func(o *chat.Options) { o.Address = "http://a/\x1b[31m" }, "none that can be read"},
		"no model":        {func(o *chat.Options) { o.Model = "" }, "no language model is named"},
		"a strange model": {func(o *chat.Options) { o.Model = "a\x1b[31mb" }, "has such a name"},
		"a strange key":   {func(o *chat.Options) { o.Key = secret + "\r\nHost: b" }, "the variable holds the key alone"},
	} {
		o := good
		c.set(&o)
		_, err := chat.New(o)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
	if _, err := chat.New(good); err != nil {
		t.Error(err)
	}
}

// TestAddresses takes an address as people and servers write it.
func TestAddresses(t *testing.T) {
	s := counting(t)
	for _, end := range []string{"", "/", "//", "/chat/completions", "/chat/completions/"} {
		ask(t, reader(t, s, func(o *chat.Options) { o.Address = " " + s.Address + end + "\n" }), question("text"))
	}
	for _, r := range s.Requests() {
		if !r.Answered {
			t.Error("a request went elsewhere")
		}
	}
}

// TestKey is sent as a bearer token, and to nobody else.
func TestKey(t *testing.T) {
	other := counting(t)
	s := chattest.New(t, chattest.Kind{Before: func(n int, w http.ResponseWriter, r *http.Request) bool {
		if n > 0 {
			http.Redirect(w, r, other.Address+"/chat/completions", http.StatusTemporaryRedirect)
		}
		return n > 0
	}}, func(chat.Question) string { return `{"pairs":[]}` })
	r := reader(t, s, func(o *chat.Options) { o.Key = secret + "\n" })
	ask(t, r, question("text"))
	if _, err := r.Ask(t.Context(), question("text")); err == nil || !strings.Contains(err.Error(), "leads on") {
		t.Errorf("got %v", err)
	}
	if got := s.Requests()[0].Header.Get("Authorization"); got != "Bearer "+secret {
		t.Errorf("sent %q", got)
	}
	if len(other.Requests()) > 0 {
		t.Error("something was sent to where a redirect leads")
	}
	ask(t, reader(t, other, nil), question("text"))
	if got, found := other.Requests()[0].Header["Authorization"]; found {
		t.Errorf("without a key it sent %q", got)
	}
}

// TestQuestions refuses what the program must not ask.
func TestQuestions(t *testing.T) {
	s := counting(t)
	r := reader(t, s, nil)
	for name, set := range map[string]func(*chat.Question){
		"no name":        func(q *chat.Question) { q.Name = "" },
		"a strange name": func(q *chat.Question) { q.Name = "two words" },
		"no schema":      func(q *chat.Question) { q.Schema = nil },
		"half a schema":  func(q *chat.Question) { q.Schema = q.Schema[:9] },
		"too large":      func(q *chat.Question) { q.Text = strings.Repeat("a", 1<<20) },
	} {
		q := question("text")
		set(&q)
		if _, err := r.Ask(t.Context(), q); err == nil {
			t.Errorf("%s: it was asked", name)
		}
	}
	if len(s.Requests()) > 0 {
		t.Error("something was sent")
	}
}
