package uitest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// CheckRow reports how a row breaks the rules of the screen: it must take exactly
// width cells as the terminal's method counts them, hold nothing but text and
// styles, and close every style that it opens.
func CheckRow(row string, method ansi.Method, width int) error {
	if got := method.StringWidth(row); got != width {
		return fmt.Errorf("%d cells wide, want %d: %q", got, width, row)
	}
	open := false
	for rest := row; rest != ""; {
		seq, _, n, _ := ansi.DecodeSequence(rest, 0, nil)
		if strings.HasPrefix(seq, "\x1b") {
			if !strings.HasPrefix(seq, "\x1b[") || !strings.HasSuffix(seq, "m") {
				return fmt.Errorf("the sequence %q in %q", seq, row)
			}
			open = seq != ansi.ResetStyle
		} else if !utf8.ValidString(seq) || strings.ContainsFunc(seq, control) {
			return fmt.Errorf("the control %q in %q", seq, row)
		}
		rest = rest[n:]
	}
	if open {
		return fmt.Errorf("a style is open at the end of %q", row)
	}
	return nil
}

// control reports whether a character is a command rather than text: a control, or
// one that turns the direction of what follows.
func control(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }
