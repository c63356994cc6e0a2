package uitest

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// A look has all that a theme may hold.
type look struct {
	Plain, Mark ansi.Style
	Name        string
	Topics      [2]ansi.Style
	Prose       struct{ Strong ansi.Style }

	hidden ansi.Style
}

// TestDescribe: a row is its text and the names of what it is drawn with.
func TestDescribe(t *testing.T) {
	red := ansi.Style{"31"}
	th := &look{Mark: red, Topics: [2]ansi.Style{red, red}, hidden: red}
	th.Prose.Strong = red
	tokens := Tokens(th)
	if len(tokens.Plain) > 0 || tokens.hidden.String() != red.String() || tokens.Mark.String() == red.String() || th.Mark.String() != red.String() {
		t.Fatalf("of %+v tokens are %+v", th, tokens)
	}
	both := append(append(ansi.Style{}, tokens.Mark...), tokens.Prose.Strong...)
	for row, want := range map[string]string{
		"plain  ": "|plain\n",
		"a " + tokens.Mark.Styled("漢字") + " b":                                                       "|a 漢字 b\n    Mark 2-5\n",
		both.Styled("x") + "y" + tokens.Topics[1].Styled("z") + both.Styled("x ") + both.Styled(" "): "|xyzx\n    Mark+Prose.Strong 0 3-5, Topics[1] 2\n",
		tokens.Mark.String() + "m" + tokens.Prose.Strong.String() + "ms" + ansi.ResetStyle + ".":     "|mms.\n    Mark 0, Mark+Prose.Strong 1-2\n",
		red.Styled("red") + "\x1b[1;38;2;9;9;9mlink\x1b[0m.":                                         "|redlink.\n    31 0-2, 1;38;2;9;9;9 3-6\n",
	} {
		if got := describe(row, tokenNames(tokens)); got != want {
			t.Errorf("%q: described as\n%swant\n%s", row, got, want)
		}
	}
}
