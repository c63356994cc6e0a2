package draw

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/theme"
)

// A Pen writes one row and never past its end. It belongs to one goroutine.
type Pen struct {
	// Counter measures what is written. Its Max may be lowered for text that was
	// broken into rows narrower than this one, so that both take what is too wide
	// for those alike.
	Counter Counter
	Under   ansi.Style // lies under all that is written, spaces too
	// Link returns where the text at a byte leads, "" for nowhere, and lowers next to
	// the byte from which that changes, as [Within] does; nil for text without links.
	// What it returns goes into the row as it is: see [Address].
	Link func(offset int, next *int) string

	out    []byte
	x, end int
}

// NewPen returns a pen at the start of a row of width cells, counted by the terminal's
// method.
func NewPen(width int, m ansi.Method) *Pen {
	width = max(width, 0)
	return &Pen{Counter: Counter{Method: m, Max: width}, out: make([]byte, 0, 4*width+64), end: width}
}

// X is the cell after the last piece.
func (p *Pen) X() int { return p.x }

// End is the cell after the row.
func (p *Pen) End() int { return p.end }

// Fits reports whether Put would write the text whole before the cell end.
func (p *Pen) Fits(text string, end int) bool {
	return p.x+p.Counter.Width(text) <= min(end, p.end)
}

// To writes spaces up to the cell x. There are none to write where the pen is
// there already, or past it.
func (p *Pen) To(x int) {
	n := min(x, p.end) - p.x
	if n <= 0 {
		return
	}
	out, styled := theme.AppendStart(p.out, p.Under)
	for range n {
		out = append(out, ' ')
	}
	p.finish(out, styled, n)
}

// Put writes text before the cell end, cut with an ellipsis where it is longer.
// The styles lie over each other, the last on top.
func (p *Pen) Put(text string, end int, styles ...ansi.Style) {
	room := min(end, p.end) - p.x
	width := p.Counter.Width(text)
	if room <= 0 || width == 0 {
		return
	}
	if width > room {
		text, width = p.Counter.Fit(text, room), room
	} else {
		text = p.Counter.Harmless(text)
	}
	var few [4]ansi.Style // most texts have no more, and need no memory for them
	out, styled := theme.AppendStart(p.out, append(append(few[:0], p.Under), styles...)...)
	p.finish(append(out, text...), styled, width)
}

// Stretches writes a part of a text, as far as the row has room, in stretches of
// one style each: at returns the styles at a byte, and the byte from which they may
// be others. A character is all in the styles of its first byte.
func (p *Pen) Stretches(text string, part model.Span, at func(offset int) (styles []ansi.Style, next int)) {
	for offset := part.Start; offset < part.End; {
		styles, next := at(offset)
		address := ""
		if p.Link != nil {
			address = p.Link(offset, &next)
		}
		if address != "" {
			p.out = append(p.out, ansi.SetHyperlink(address)...)
		}
		var few [8]ansi.Style
		out, styled := theme.AppendStart(p.out, append(append(few[:0], p.Under), styles...)...)
		out, size, width := p.Counter.Append(out, text[offset:part.End], min(next, part.End)-offset, p.end-p.x)
		p.finish(out, styled, width)
		if address != "" {
			p.out = append(p.out, ansi.ResetHyperlink()...)
		}
		if size == 0 {
			return
		}
		offset += size
	}
}

// Within reports whether s contains the offset, and lowers next to the next boundary
// of s after it, as what Stretches calls must return it.
func Within(s model.Span, offset int, next *int) bool {
	switch {
	case offset < s.Start:
		*next = min(*next, s.Start)
	case offset < s.End:
		*next = min(*next, s.End)
		return true
	}
	return false
}

// Right writes text that ends at the cell end, or as Put does where there is no
// room for all of it.
func (p *Pen) Right(text string, end int, styles ...ansi.Style) {
	p.To(end - p.Counter.Width(text))
	p.Put(text, end, styles...)
}

// Rule draws a line up to the cell end.
func (p *Pen) Rule(end int, t *theme.Theme) {
	if n := min(end, p.end) - p.x; n > 0 {
		p.Put(strings.Repeat(t.Glyphs.Rule, n), end, t.Rule)
	}
}

// Drawn writes what is drawn already, with its styles closed, in so many cells,
// for which the row must have room.
func (p *Pen) Drawn(piece string, width int) {
	p.out = append(p.out, piece...)
	p.x += width
}

// String fills the row with spaces and returns it.
func (p *Pen) String() string {
	p.To(p.end)
	return string(p.out)
}

// finish takes what was written, in so many cells, and closes its styles.
func (p *Pen) finish(out []byte, styled bool, width int) {
	if styled {
		out = append(out, ansi.ResetStyle...)
	}
	p.out = out
	p.x += width
}
