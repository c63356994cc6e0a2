package coverage

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/cells"
	"triptych/ui/theme"
)

// A pen writes one row from the left and never past its end.
type pen struct {
	out     []byte
	counter cells.Counter
	x, end  int        // cells: written, and those of the row
	under   ansi.Style // lies under all that is written, spaces too
}

func newPen(width int, m ansi.Method) *pen {
	return &pen{out: make([]byte, 0, 3*width+64), counter: cells.Counter{Method: m, Max: width}, end: width}
}

// to writes spaces up to the cell x.
func (p *pen) to(x int) {
	if n := min(x, p.end) - p.x; n > 0 {
		p.styled(strings.Repeat(" ", n))
		p.x += n
	}
}

// put writes text before the cell end, cut with an ellipsis where it is longer.
func (p *pen) put(text string, end int, styles ...ansi.Style) {
	room := min(end, p.end) - p.x
	width := p.counter.Width(text)
	if room <= 0 || width == 0 {
		return
	}
	if width > room {
		text, width = p.counter.Fit(text, room), room
	} else {
		text = p.counter.Harmless(text)
	}
	p.styled(text, styles...)
	p.x += width
}

// right writes text that ends at the cell end.
func (p *pen) right(text string, end int, styles ...ansi.Style) {
	p.to(end - p.counter.Width(text))
	p.put(text, end, styles...)
}

// styled writes what is harmless.
func (p *pen) styled(text string, styles ...ansi.Style) {
	var room [4]ansi.Style
	out, styled := theme.AppendStart(p.out, append(append(room[:0], p.under), styles...)...)
	p.out = append(out, text...)
	if styled {
		p.out = append(p.out, ansi.ResetStyle...)
	}
}

// rule draws a line up to the end of the row, with words in it where it has any.
func (p *pen) rule(words string, t *theme.Theme) {
	p.put(strings.Repeat(t.Glyphs.Rule, min(2, p.end)), p.end, t.Rule)
	if words != "" {
		p.put(" "+words+" ", p.end, t.Muted)
	}
	if rest := p.end - p.x; rest > 0 {
		p.put(strings.Repeat(t.Glyphs.Rule, rest), p.end, t.Rule)
	}
}

// String ends the row.
func (p *pen) String() string {
	p.to(p.end)
	return string(p.out)
}
