package draw

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// drawnRow makes a row of text and styles of all sorts.
func drawnRow(r *rand.Rand) string {
	pieces := []string{"a", "1", " ", "plain ", "é", "e\u0301", "中", "한", "ש", "न्त", "👍🏽", "👨\u200d👩\u200d👧", "👩🏽\u200d🚒", "🇬🇧", "1\ufe0f\u20e3", "❤️", "☃", "🗞️",
		"\x1b[1m", "\x1b[38;2;1;2;3m", "\x1b[m"}
	var b strings.Builder
	for range r.IntN(12) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// sequences gives the escape sequences of a row.
func sequences(row string) string {
	var b strings.Builder
	for _, part := range strings.Split(row, "\x1b")[1:] {
		end := strings.IndexByte(part, 'm')
		b.WriteString(part[:end+1])
	}
	return b.String()
}

// TestCut: a drawn row fits however its characters are counted, as full as it
// can be, and one that fits stays as it is.
func TestCut(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		row := drawnRow(r)
		for _, m := range methods {
			c := Counter{Method: m}
			whole := m.StringWidth(row)
			for width := range whole + 2 {
				got := c.Cut(row, width, "")
				used := m.StringWidth(got)
				if used > width {
					t.Fatalf("%v: %q cut to %d cells takes %d: %q", m, row, width, used, got)
				}
				if width >= whole && got != row {
					t.Fatalf("%v: %q fits into %d cells and becomes %q", m, row, width, got)
				}
				if !strings.HasPrefix(ansi.Strip(row), ansi.Strip(got)) || sequences(got) != sequences(row) {
					t.Fatalf("%v: %q becomes %q", m, row, got)
				}
				if rest := strings.TrimPrefix(ansi.Strip(row), ansi.Strip(got)); rest != "" {
					if _, next := ansi.FirstGraphemeCluster(rest, m); used+next <= width {
						t.Fatalf("%v: %q cut to %d cells leaves room for %d: %q", m, row, width, width-used, got)
					}
				}
				if tailed := c.Cut(row, width, "… "); m.StringWidth(tailed) > width || width < whole && width > 1 && !strings.Contains(tailed, "… ") {
					t.Fatalf("%v: %q cut to %d cells with a tail: %q", m, row, width, tailed)
				}
			}
		}
	}
}

// TestFrom: the end of a drawn row takes the cells that are left of it, and holds
// the same characters in them.
func TestFrom(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		row := drawnRow(r)
		for _, m := range methods {
			c := Counter{Method: m}
			whole := m.StringWidth(row)
			for x := range whole + 2 {
				got := c.From(row, x)
				if w := m.StringWidth(got); w != max(whole-x, 0) {
					t.Fatalf("%v: %q from cell %d of %d takes %d: %q", m, row, x, whole, w, got)
				}
				if sequences(got) != sequences(row) || !strings.HasSuffix(ansi.Strip(row), strings.TrimLeft(ansi.Strip(got), " ")) {
					t.Fatalf("%v: %q from cell %d is %q", m, row, x, got)
				}
			}
		}
	}
}
