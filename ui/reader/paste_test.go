package reader

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// What is pasted or typed into a prompt is cleaned before it is drawn or kept.
func TestPastedTextIsHarmless(t *testing.T) {
	for pasted, want := range map[string]string{
		"two\nlines\tand more":              "two lines and more",
		"a\u202eb\u200bc\x1b[2J":            "abc[2J",
		"e" + strings.Repeat("\u0301", 500): "",
		"東京 👩‍👩‍👧‍👦":                        "東京 👩‍👩‍👧‍👦",
	} {
		p := newPrompt("search", "", 1000)
		p.typed(tea.PasteMsg{Content: pasted})
		if got := p.text(); got != want {
			t.Errorf("%.20q pasted becomes %.40q, want %q", pasted, got, want)
		}
	}
	p := newPrompt("search", "", 1000)
	p.typed(tea.KeyPressMsg{Code: '\u202e', Text: "\u202e"})
	if strings.Contains(p.text(), "\u202e") {
		t.Errorf("typed, it becomes %q", p.text())
	}
}
