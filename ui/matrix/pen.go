package matrix

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
	x, end  int // cells: written, and those of the row
}

func (m *Matrix) pen() *pen {
	return &pen{out: make([]byte, 0, 4*m.options.Width+64), counter: m.counter, end: m.options.Width}
}

// to writes spaces up to the cell x.
func (p *pen) to(x int) {
	for ; p.x < min(x, p.end); p.x++ {
		p.out = append(p.out, ' ')
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
	out, styled := theme.AppendStart(p.out, styles...)
	p.out = append(out, text...)
	if styled {
		p.out = append(p.out, ansi.ResetStyle...)
	}
	p.x += width
}

// row writes what is drawn already, of so many cells.
func (p *pen) row(drawn string, width int) {
	p.out = append(p.out, drawn...)
	p.x += width
}

// rule draws a line up to the cell end, after a space.
func (p *pen) rule(end int, t *theme.Theme) {
	p.to(p.x + 1)
	if room := min(end, p.end) - p.x; room > 0 {
		p.put(strings.Repeat(t.Glyphs.Rule, room), end, t.Rule)
	}
}

// String ends the row.
func (p *pen) String() string {
	p.to(p.end)
	return string(p.out)
}
