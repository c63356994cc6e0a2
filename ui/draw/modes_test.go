package draw

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// full gives a view as the reader's are.
func full(content string) tea.View {
	v := tea.NewView(content)
	v.AltScreen, v.MouseMode, v.WindowTitle = true, tea.MouseModeCellMotion, "Title"
	return v
}

func TestEnterAndLeave(t *testing.T) {
	p := newPair(colorprofile.ANSI256, 20, 4)
	if out := p.Leave(nil); len(out) != 0 {
		t.Errorf("a screen that was not entered is left with %q", out)
	}
	p.SetKeyboard(true)
	first := string(p.draw(full("one\ntwo")))
	for _, want := range []string{"\x1b[>4;2m", "\x1b[>1u", "\x1b[?1049h", "\x1b[?25l", "\x1b[?7l", "\x1b[?2004h", "\x1b[?1002h", "\x1b[?1006h", "\x1b]2;Title\a"} {
		if strings.Count(first, want) != 1 {
			t.Errorf("%q is not once in %q", want, first)
		}
	}
	if !p.terminal.IsAltScreen() {
		t.Error("not on the other screen")
	}
	p.SetGraphemes()
	p.draw(full("one\nthree"))
	last := string(p.Leave(nil))
	for _, want := range []string{"\x1b[>4m", "\x1b[<1u", "\x1b[4H", "\x1b[?1049l", "\x1b[?25h", "\x1b[?7h", "\x1b[?2004l", "\x1b[?1002l", "\x1b[?1006l", "\x1b]2;\a", "\x1b[?2027l"} {
		if strings.Count(last, want) != 1 {
			t.Errorf("%q is not once in %q", want, last)
		}
	}
	if _, _ = p.terminal.Write([]byte(last)); p.terminal.IsAltScreen() {
		t.Error("still on the other screen")
	}
	// It can be entered again.
	p.draw(full("one\nfour"))
	if wrong := p.wrong("one\nfour"); wrong != "" || !p.terminal.IsAltScreen() {
		t.Error(wrong)
	}
}

func TestMouseAndTitleChange(t *testing.T) {
	p := newPair(colorprofile.ANSI256, 20, 4)
	v := full("one")
	p.draw(v)
	v.MouseMode, v.WindowTitle = tea.MouseModeNone, ""
	if out := string(p.draw(v)); !strings.Contains(out, "\x1b[?1002l") || strings.Contains(out, "\x1b[?1002h") || !strings.Contains(out, "\x1b]2;\a") {
		t.Errorf("%q", out)
	}
	v.MouseMode = tea.MouseModeAllMotion
	if out := string(p.draw(v)); !strings.Contains(out, "\x1b[?1003h") {
		t.Errorf("%q", out)
	}
}

func TestCursor(t *testing.T) {
	p := newPair(colorprofile.ANSI256, 20, 4)
	v := full("one\ntwo")
	p.draw(v)
	v.Cursor = tea.NewCursor(2, 1)
	if out := string(p.draw(v)); !strings.HasSuffix(out, "\x1b[1 q\x1b[2;3H\x1b[?25h") {
		t.Errorf("%q", out)
	}
	v.Cursor = tea.NewCursor(2, 1) // another, and the same
	if out := string(p.draw(v)); out != "" {
		t.Errorf("%q", out)
	}
	v.Content = "one\ntwo!" // drawn with the cursor out of sight
	if out := string(p.draw(v)); out != "\x1b[?25l\x1b[2;4H!\x1b[2;3H\x1b[?25h" {
		t.Errorf("%q", out)
	}
	v.Cursor.X, v.Cursor.Shape, v.Cursor.Blink = 0, tea.CursorBar, false
	if out := string(p.draw(v)); out != "\x1b[6 q\x1b[2;1H" {
		t.Errorf("%q", out)
	}
	v.Cursor = nil
	if out := string(p.draw(v)); out != "\x1b[?25l" {
		t.Errorf("%q", out)
	}
}

func TestSynchronized(t *testing.T) {
	p := newPair(colorprofile.ANSI256, 20, 4)
	p.SetSynchronized()
	for _, content := range []string{"one", "two"} {
		out := string(p.draw(full(content)))
		if !strings.HasPrefix(out, "\x1b[?2026h") || !strings.HasSuffix(out, "\x1b[?2026l") {
			t.Errorf("%q", out)
		}
	}
	if out := string(p.draw(full("two"))); out != "" {
		t.Errorf("nothing has changed: %q", out)
	}
}

// TestRepaint: when the window or the colours have changed, all is drawn.
func TestRepaint(t *testing.T) {
	p := newPair(colorprofile.TrueColor, 20, 4)
	content := "\x1b[38;2;255;0;0mred\x1b[m\nplain"
	v := full(content)
	p.draw(v)
	for _, change := range []func(){
		p.Repaint,
		func() { p.SetProfile(colorprofile.ANSI) },
		func() { p.height = 3 },
		p.SetGraphemes,
	} {
		_, _ = p.terminal.Write([]byte("\x1b[2J\x1b[3;3Hgarbage"))
		change()
		p.draw(v)
		if wrong := p.wrong(content); wrong != "" {
			t.Error(wrong)
		}
	}
	p.SetProfile(colorprofile.ANSI)
	p.SetGraphemes()
	if out := p.draw(v); len(out) != 0 {
		t.Errorf("nothing has changed: %q", out)
	}
}

// TestFewBytes: a scrolled line costs the terminal's scroll and the new row, a
// changed word its cells, and far changes in a row are not joined.
func TestFewBytes(t *testing.T) {
	p := newPair(colorprofile.ANSI256, 120, 40)
	var rows []string
	for i := range 60 {
		rows = append(rows, fmt.Sprintf("%4d %s \x1b[1mbold %d\x1b[m %s", i, strings.Repeat("left ", 8), i, strings.Repeat("right ", 8)))
	}
	status := "\x1b[7mstatus\x1b[m"
	frame := func(from int) tea.View {
		return full("title\n" + strings.Join(rows[from:from+37], "\n") + "\n\n" + status)
	}
	p.draw(frame(0))
	for _, at := range []int{1, 2, 5, 4, 3, 0} {
		out := p.draw(frame(at))
		if wrong := p.wrong(frame(at).Content); wrong != "" {
			t.Fatal(wrong)
		}
		if len(out) > 600 {
			t.Errorf("to %d: %d bytes", at, len(out))
		}
	}
	rows[3] = strings.Replace(rows[3], "left", "LEFT", 1)
	rows[3] = strings.Replace(rows[3], "right right ", "right RIGHT ", 1)
	if out := p.draw(frame(0)); len(out) > 30 {
		t.Errorf("two words: %q", out)
	}
	rows[3] = ""
	if out := string(p.draw(frame(0))); out != "\x1b[5;4H\x1b[K" { // the row began with blanks
		t.Errorf("an emptied row: %q", out)
	}
}

// TestNothingHarmfulComesThrough: of control characters and sequences in a frame
// there is left what sets a style or a link.
func TestNothingHarmfulComesThrough(t *testing.T) {
	for _, hostile := range []string{
		"\x1b]52;c;QUFBQQ==\a", "\x1b]0;title\x1b\\", "\x1bP+q544e\x1b\\", "\x1b_Gi=1;AAAA\x1b\\", "\x1b^pm\x1b\\", "\x1bX sos\x1b\\",
		"\x1b[2J", "\x1b[10;10H", "\x1b[?1049l", "\x1b[6n", "\x1bc", "\x1b7", "\x1b[>4;2m", "\x1b[?25h", "\x1b[1;1r", "\x1b[31 m", "\x1b[1$r",
		"\x00\x01\x07\x08\x0b\x0c\x0e\x0f\x7f", "\x9b31m", "\u009b31m", "\x90q\x9c", "\x1b", "\x1b[", "\x1b]", "\x1bP", "\xff\xfe", "\r",
	} {
		s := NewScreen(colorprofile.TrueColor)
		clean := string(s.Draw(nil, tea.NewView("ab"), 20, 2))
		s = NewScreen(colorprofile.TrueColor)
		got := string(s.Draw(nil, tea.NewView("a"+hostile+"b"), 20, 2))
		// An unfinished sequence takes the rest of its row with it; a finished one nothing.
		if rest := strings.Replace(clean, "ab", "a", 1); got != clean && got != rest {
			// A style that is no style may leave text that was its end.
			if strings.ContainsFunc(got[len(rest)-1:], func(r rune) bool { return r < 0x20 || r >= 0x7F && r < 0xA0 }) {
				t.Errorf("%q became %q", hostile, got)
			}
		}
	}
}

// FuzzFrames draws one frame after another, and the other alone: both terminals
// show the same.
func FuzzFrames(f *testing.F) {
	f.Add("one\ntwo\nthree", "two\nthree\nfour", uint8(12), uint8(4))
	f.Add("\x1b[1mbold\x1b[m 漢字", "\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x1b\\", uint8(5), uint8(2))
	f.Add("a\x1b[31", "\x1b[4:3;58:2::1:2:3mu", uint8(9), uint8(1))
	f.Fuzz(func(t *testing.T, first, second string, width, height uint8) {
		w, h := 1+int(width)%100, 1+int(height)%40
		one, other := newPair(colorprofile.ANSI256, w, h), newPair(colorprofile.ANSI256, w, h)
		one.draw(tea.NewView(first))
		if out := one.draw(tea.NewView(second)); strings.ContainsFunc(ansi.Strip(string(out)), func(r rune) bool {
			return r != '\n' && (r < 0x20 || r >= 0x7F && r < 0xA0)
		}) {
			t.Errorf("%q", out)
		}
		other.draw(tea.NewView(second))
		for y := range h {
			for x := range w {
				a, b := one.terminal.CellAt(x, y), other.terminal.CellAt(x, y)
				if a == nil {
					a = &uv.Cell{}
				}
				if !a.Equal(b) {
					t.Fatalf("at row %d, cell %d: %+v after %q, %+v alone, of %q", y, x, *a, first, *b, second)
				}
			}
		}
	})
}

func BenchmarkScrolledLine(b *testing.B) {
	s := NewScreen(colorprofile.ANSI256)
	var rows []string
	for i := range 200 {
		rows = append(rows, strings.Repeat(fmt.Sprintf("\x1b[38;5;%dm%d word \x1b[m│ ", i, i), 10))
	}
	var out []byte
	for i := 0; b.Loop(); i++ {
		at := i % 100
		out = s.Draw(out[:0], full(strings.Join(rows[at:at+40], "\n")), 120, 40)
	}
	b.ReportMetric(float64(len(out)), "B/frame")
}

func BenchmarkOtherFrame(b *testing.B) {
	s := NewScreen(colorprofile.ANSI256)
	frames := []string{
		strings.Repeat(strings.Repeat("\x1b[38;5;1mone word \x1b[m│ ", 10)+"\n", 40),
		strings.Repeat(strings.Repeat("\x1b[38;5;2mother word \x1b[m│ ", 9)+"\n", 40),
	}
	var out []byte
	for i := 0; b.Loop(); i++ {
		out = s.Draw(out[:0], full(frames[i%2]), 120, 40)
	}
	b.ReportMetric(float64(len(out)), "B/frame")
}
