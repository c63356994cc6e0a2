package reader

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"triptych/ui/draw"
)

// fromCursor returns what a terminal shows from its cursor to the end of the row.
func (d *rig) fromCursor() string {
	d.t.Helper()
	terminal := vt.NewEmulator(d.screen.Width, d.screen.Height)
	out := draw.NewScreen(colorprofile.ANSI256).Draw(nil, d.View(), d.screen.Width, d.screen.Height)
	_, _ = terminal.Write([]byte(strings.ReplaceAll(string(out), "\n", "\r\n")))
	if terminal.CursorHidden() {
		d.t.Error("the cursor is hidden")
	}
	var row strings.Builder
	for at := terminal.CursorPosition(); at.X < d.screen.Width; at.X++ {
		if c := terminal.CellAt(at.X, at.Y); c != nil {
			row.WriteString(c.Content)
		}
	}
	return row.String()
}

// TestCursorStandsAtWhatIsRead: on every screen the terminal's cursor is where a
// screen reader should begin.
func TestCursorStandsAtWhatIsRead(t *testing.T) {
	for _, test := range []struct {
		size [2]int
		keys string
		want string // begins at the cursor
	}{
		{[2]int{120, 30}, "", "Bridge closed for weeks"},
		{[2]int{120, 30}, "n", "January"},
		{[2]int{80, 24}, "n n", "six"},
		{[2]int{40, 24}, "n n", "six"},
		{[2]int{120, 30}, "n esc", "The harbour bridge closed"},
		{[2]int{120, 30}, "/ t w o", "   "}, // after what is typed,
		{[2]int{120, 30}, "/ t w o enter", "two"},
		{[2]int{120, 30}, "enter", "▶"},
		{[2]int{120, 30}, "enter j", "▶"},
		{[2]int{120, 30}, "f", "▶"},
		{[2]int{120, 30}, "f j j", "▶"},
		{[2]int{40, 24}, "f j j", "▶"},
		{[2]int{120, 30}, "o j", "▶"},
		{[2]int{120, 30}, "c n", "January"},
		{[2]int{120, 30}, "c ]", "▶"},
		{[2]int{120, 30}, "F j", " [x]"},
		{[2]int{120, 30}, "?", " Triptych"},
	} {
		d := open(t, test.size[0], test.size[1])
		d.press(strings.Fields(test.keys)...)
		if got := d.fromCursor(); !strings.HasPrefix(got, test.want) {
			t.Errorf("%v, after %q: the cursor stands at %q, want %q", test.size, test.keys, got, test.want)
		}
	}
}
