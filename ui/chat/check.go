package chat

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"triptych/model/problem"
	"triptych/ui/chat/internal/wire"
)

// Bounds of what is sent, in bytes.
const (
	maxModel    = 256
	maxKey      = 4 << 10
	maxName     = 64
	maxQuestion = 1 << 20
)

const exampleAddress = "give one such as http://localhost:11434/v1"

// parseAddress returns the base address of a server as it is used. It takes the
// whole address of chat completions too, which some servers print.
func parseAddress(given string) (string, error) {
	given = strings.TrimSpace(given)
	u, err := url.Parse(given)
	wrong := func(problemText, advice string) (string, error) {
		name := given
		if err != nil || u.User != nil || strings.Contains(given, "@") {
			name = "" // it may hold a password
		}
		return "", &problem.Error{Name: name, Problem: problemText, Advice: advice}
	}
	switch {
	case given == "":
		return wrong("there is no address of a language model", exampleAddress)
	case err != nil:
		return wrong("the address of the language model is none that can be read", exampleAddress)
	case u.User != nil:
		return wrong("the address of the language model holds a name or a password", "leave them out, and name an environment variable that holds the key")
	case u.Scheme != "http" && u.Scheme != "https":
		return wrong("the address of a language model begins with http:// or https://", exampleAddress)
	case u.Hostname() == "":
		return wrong("the address names no host", exampleAddress)
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return wrong("the address of a language model ends before any ? or #", exampleAddress)
	}
	return strings.TrimRight(strings.TrimSuffix(strings.TrimRight(u.String(), "/"), wire.Path), "/"), nil
}

// checkModel returns the name of a model as it is sent.
func checkModel(name string) (string, error) {
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return "", &problem.Error{Problem: "no language model is named", Advice: "name one that the server has, such as qwen3:8b"}
	case len(name) > maxModel || strings.ContainsFunc(name, unicode.IsControl):
		return "", &problem.Error{Problem: "no language model has such a name", Advice: "name one that the server has, such as qwen3:8b"}
	}
	return name, nil
}

// checkKey returns a key as it is sent. Its error does not show it.
func checkKey(key string) (string, error) {
	key = strings.TrimSpace(key)
	if len(key) > maxKey || strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "", &problem.Error{Problem: "the key for the language model holds what no key holds", Advice: "look whether the variable holds the key alone"}
	}
	return key, nil
}

// check returns the form that the answer must have. An error is a fault of the
// program, not of a person.
func (q Question) check() (form, error) {
	letter := func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
	notLetter := func(r rune) bool { return !letter(r) }
	if q.Name == "" || len(q.Name) > maxName || strings.ContainsFunc(q.Name, notLetter) {
		return form{}, fmt.Errorf("question %q: its name must be 1 to %d letters", q.Name, maxName)
	}
	if size := len(q.Instruction) + len(q.Text) + len(q.Schema); size > maxQuestion {
		return form{}, &problem.Error{Problem: fmt.Sprintf("a question of %d KB is too large for a language model", size>>10), Advice: "divide the articles"}
	}
	f, err := formOf(q.Schema)
	if err != nil {
		return form{}, fmt.Errorf("question %q: its schema: %w", q.Name, err)
	}
	return f, nil
}

// A form is what of a schema is looked at: which kind of value it describes, and
// which keys an object must have.
type form struct {
	Type     string   `json:"type"`
	Required []string `json:"required"`
}

func formOf(schema json.RawMessage) (form, error) {
	var f form
	return f, json.Unmarshal(schema, &f)
}

// fits reports whether valid JSON, which begins with no white space, has the form.
func (f form) fits(value []byte) bool {
	switch f.Type {
	case "object":
		var object map[string]json.RawMessage
		if !bytes.HasPrefix(value, []byte("{")) || json.Unmarshal(value, &object) != nil {
			return false
		}
		for _, key := range f.Required {
			if _, ok := object[key]; !ok {
				return false
			}
		}
	case "array":
		return bytes.HasPrefix(value, []byte("["))
	}
	return true
}

// begins are the bytes with which a value of the form can begin in prose.
func (f form) begins() string {
	switch f.Type {
	case "object":
		return "{"
	case "array":
		return "["
	}
	return "{["
}
