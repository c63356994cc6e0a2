package draw

import (
	"strings"
	"testing"
)

func TestAddress(t *testing.T) {
	for given, want := range map[string]string{
		"https://example.org/a?b=c;d#e": "https://example.org/a?b=c;d#e",
		"HTTP://example.org":            "http://example.org",
		"https://example.org/größe":     "https://example.org/gr%C3%B6%C3%9Fe",
		"https://größe.example":         "https://gr%C3%B6%C3%9Fe.example",
		"https://a@example.org/":        "",
		"javascript:alert(1)":           "",
		"mailto:a@example.org":          "",
		"/a":                            "",
		"":                              "",
		"https://example.org/\x1b\\a":   "",
		"https://example.org/?\u009c":   "",
		"https://example.org/?a b":      "",
		"https://example.org/" + strings.Repeat("a", 3000): "",
	} {
		if got := Address(given); got != want {
			t.Errorf("%q: got %q, want %q", given, got, want)
		}
	}
}
