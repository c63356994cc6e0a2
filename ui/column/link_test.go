package column

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/theme"
)

// TestLinks looks for links that a terminal can open in the rows of an article: of
// the web alone, each closed in its row, and harmless.
func TestLinks(t *testing.T) {
	for source, want := range map[string]string{
		"The [report](https://example.org/a) says so.":            "https://example.org/a",
		"The [report *of March*](https://example.org/ü) says so.": "https://example.org/%C3%BC",
		"The [report](javascript:alert) says so.":                 "",
		"The [report](/a) says so.":                               "",
		"The [report](https://example.org/&#27;\\&#7;x) says so.": "https://example.org/%EF%BF%BD&#7;x",
		"The report says so.":                                     "",
		"The [report](<https://example.org/a b>) says so.":        "https://example.org/a%20b",
		"<https://example.org/a> says so, and so does it in [many words that go over several rows](https://example.org/b).": "https://example.org/a",
	} {
		c := New(parsed(source), Options{Width: 20})
		rows := ""
		for row := range c.Rows() {
			line := c.Row(row, Look{Theme: theme.New(true), Current: -1, Selected: -1})
			opened, closed := strings.Count(line, "\x1b]8;;h"), strings.Count(line, ansi.ResetHyperlink())
			if opened != closed || ansi.StringWidth(line) != 20 {
				t.Errorf("%s: %q", source, line)
			}
			rows += line
		}
		_, after, found := strings.Cut(rows, "\x1b]8;;")
		address, _, _ := strings.Cut(after, "\a")
		if found != (want != "") || address != want {
			t.Errorf("%s: %q leads to %q", source, rows, address)
		}
	}
}
