package fields

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"triptych/model/problem"
)

func TestObject(t *testing.T) {
	members, err := Object([]byte(`{"a": 1, "b": {"c": [2]}, "a": "d"}`))
	if err != nil || len(members) != 2 || string(members["a"]) != `"d"` || string(members["b"]) != `{"c": [2]}` {
		t.Errorf("got %s, error %v", members, err)
	}
	for source, want := range map[string]string{
		"":                          "the JSON is broken at byte 0",
		`{"a": 1`:                   "the JSON is broken at byte 7",
		"[]":                        "the JSON is broken",
		strings.Repeat("[", 20_000): "the JSON is broken at byte 10001",
	} {
		_, err := Object([]byte(source))
		if broken := new(problem.Error); !errors.As(err, &broken) || broken.Problem != want {
			t.Errorf("%.20s: error %v, want %s", source, err, want)
		}
	}
}

func TestText(t *testing.T) {
	for source, want := range map[string]string{`"a\u00e9\n"`: "aé\n", "5": "", "null": "", "": "", `["a"]`: ""} {
		if got := Text(json.RawMessage(source)); got != want {
			t.Errorf("%s: got %q, want %q", source, got, want)
		}
	}
}

func TestList(t *testing.T) {
	for source, want := range map[string]string{
		"":                         "[] false",
		"[]":                       "[] false",
		`[1, {"a": [2]}]`:          `[1 {"a": [2]}] false`,
		"[1, 2, 3, 4]":             "[1 2 3] true",
		`{"a": 1}`:                 `[{"a": 1}] false`,
		`"a"`:                      `["a"] false`,
		"[1, 2, 3, 4, not reached": "[1 2 3] true",
	} {
		list, more := List(json.RawMessage(source), 3)
		if got := fmt.Sprintf("%s %v", list, more); got != want {
			t.Errorf("%s: got %s, want %s", source, got, want)
		}
	}
}
