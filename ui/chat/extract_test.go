package chat

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestExtract(t *testing.T) {
	object := form{Type: "object", Required: []string{"pairs"}}
	for name, c := range map[string]struct {
		said string
		form form
		want string // "" for none
	}{
		"alone":                        {`{"pairs": [1]}`, object, `{"pairs":[1]}`},
		"white space":                  {"\n\t {\"pairs\":\n[]}\r\n", object, `{"pairs":[]}`},
		"a fence":                      {"```json\n{\"pairs\":[1]}\n```", object, `{"pairs":[1]}`},
		"a fence without a name":       {"```\n{\"pairs\":[1]}\n```", object, `{"pairs":[1]}`},
		"a fence that does not end":    {"```json\n{\"pairs\":[1]}", object, `{"pairs":[1]}`},
		"prose":                        {`Sure! The answer is {"pairs":[1]}. Shall I go on?`, object, `{"pairs":[1]}`},
		"prose with braces":            {`In the set {a, b} of {1} there is {"pairs":[1]} {sic}.`, object, `{"pairs":[1]}`},
		"the last of two":              {`{"pairs":[1]} or rather {"pairs":[2]}`, object, `{"pairs":[2]}`},
		"another object after it":      {`{"pairs":[1]} {"note":"done"}`, object, `{"pairs":[1]}`},
		"thoughts":                     {`<think>{"pairs":[9]}</think>{"pairs":[1]}`, object, `{"pairs":[1]}`},
		"thoughts that began before":   {`maybe {"pairs":[9]}</think>{"pairs":[1]}`, object, `{"pairs":[1]}`},
		"thoughts that do not end":     {`<think>{"pairs":[9]}`, object, ""},
		"thoughts behind":              {`{"pairs":[1]}<thinking>{"pairs":[9]}</thinking>`, object, `{"pairs":[1]}`},
		"thoughts in between":          {`{"pairs"<think>b</think>:<think>c</think>[1]}`, object, `{"pairs":[1]}`},
		"tags in strings":              {`{"pairs":["<think>a</think>"]}`, object, `{"pairs":["<think>a</think>"]}`},
		"braces in strings":            {`Here: {"pairs":["}{\"]["]}`, object, `{"pairs":["}{\"]["]}`},
		"half":                         {`{"pairs":[{"pairs":[1]},{"pairs"`, object, ""},
		"half after a whole":           {`{"pairs":[1]} no: {"pairs":[`, object, ""},
		"a broken one with one inside": {`{"pairs":[{"a":"he said "no" there"},{"b":1}]}`, object, ""},
		"a comma too many":             {`{"pairs":[{"a":1},],}`, form{Type: "object"}, ""},
		"a missing key":                {`{"links":[1]}`, object, ""},
		"an array for an object":       {`[{"links":[1]}]`, object, ""},
		"an object in an array":        {`[{"pairs":[1]}]`, object, `{"pairs":[1]}`},
		"an array":                     {`So: [1, 2]`, form{Type: "array"}, `[1,2]`},
		"any":                          {`"word"`, form{}, `"word"`},
		"bytes that are not UTF-8":     {"{\"pairs\":[\"\xff\"]}", object, "{\"pairs\":[\"\uFFFD\"]}"},
		"nothing":                      {"", object, ""},
		"null":                         {"null", object, ""},
		"words":                        {"I do not know.", object, ""},
	} {
		got, ok := extract(c.said, c.form)
		if ok != (c.want != "") || string(got) != c.want {
			t.Errorf("%s: got %q, %v; want %q", name, got, ok, c.want)
		}
	}
}

// FuzzExtract finds what is said in any prose to be valid JSON of the form, or
// nothing.
func FuzzExtract(f *testing.F) {
	for _, seed := range []string{`a {"pairs":[1]} b`, "<think>{", `{"a":{"pairs":0}`, "{{{{", `[[{"`} {
		f.Add(seed)
	}
	want := form{Type: "object", Required: []string{"pairs"}}
	f.Fuzz(func(t *testing.T, said string) {
		if got, ok := extract(said, want); ok && (!json.Valid(got) || !want.fits(got)) {
			t.Errorf("got %q", got)
		}
	})
}

// BenchmarkExtract reads the most that a model can say, in forms that take long.
func BenchmarkExtract(b *testing.B) {
	want := form{Type: "object", Required: []string{"pairs"}}
	for name, unit := range map[string]string{"braces": "{", "objects": `{"a":`, "arrays": "{[", "tags": "a<think></think>", "spaces": "{    ", "prose": "{a "} {
		said := strings.Repeat(unit, maxAnswer/len(unit))
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				extract(said, want)
			}
		})
	}
}
