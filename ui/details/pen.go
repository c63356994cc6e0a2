package details

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/cells"
	"triptych/ui/column"
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

// styled writes what is harmless.
func (p *pen) styled(text string, styles ...ansi.Style) {
	out, styled := theme.AppendStart(p.out, append([]ansi.Style{p.under}, styles...)...)
	p.out = append(out, text...)
	if styled {
		p.out = append(p.out, ansi.ResetStyle...)
	}
}

// right writes text that ends at the cell end, if there is a gap before it.
func (p *pen) right(text string, end int, styles ...ansi.Style) {
	end = min(end, p.end)
	if at := end - p.counter.Width(text); at > p.x {
		p.to(at)
		p.put(text, end, styles...)
	}
}

// rule draws a line up to the cell end.
func (p *pen) rule(end int, t *theme.Theme) {
	if room := min(end, p.end) - p.x; room > 0 {
		p.put(strings.Repeat(t.Glyphs.Rule, room), end, t.Rule)
	}
}

// drawn writes what is drawn already, of so many cells.
func (p *pen) drawn(row string, width int) {
	p.out = append(p.out, row...)
	p.x += width
}

// String ends the row.
func (p *pen) String() string {
	p.to(p.end)
	return string(p.out)
}

// A phrase is text on one line whose stretches have styles of their own.
type phrase struct {
	text, twin strings.Builder
	ends       []int // bytes of the text, by stretch
	styles     []ansi.Style
}

// add adds a stretch.
func (f *phrase) add(text string, styles ...ansi.Style) { f.addAs(text, text, styles...) }

// addAs adds a stretch that is broken into rows as if it were twin, which has as
// many bytes and cells.
func (f *phrase) addAs(text, twin string, styles ...ansi.Style) {
	f.text.WriteString(text)
	f.twin.WriteString(twin)
	f.ends = append(f.ends, f.text.Len())
	f.styles = append(f.styles, theme.Join(styles...))
}

// join adds the stretches of another phrase.
func (f *phrase) join(other *phrase) {
	start := f.text.Len()
	f.text.WriteString(other.text.String())
	f.twin.WriteString(other.twin.String())
	for _, end := range other.ends {
		f.ends = append(f.ends, start+end)
	}
	f.styles = append(f.styles, other.styles...)
}

// rows draws the phrase in as many rows as it takes, each width cells wide,
// starting with those of lead on the first row and after as many spaces on the
// others. The lead must leave room.
func (f *phrase) rows(lead string, width int, m ansi.Method, styles ...ansi.Style) []string {
	var rows []string
	left := cells.Counter{Method: m}.Width(lead)
	text := f.text.String()
	for i, line := range column.Break(f.twin.String(), width-left, m) {
		p := newPen(width, m)
		if i == 0 {
			p.put(lead, left, styles...)
		}
		p.to(left)
		f.draw(p, text, line)
		rows = append(rows, p.String())
	}
	return rows
}

// draw writes the stretches of one row. The counter is that of the room the rows
// were broken for, so that both take what is too wide for it alike.
func (f *phrase) draw(p *pen, text string, line model.Span) {
	counter := p.counter
	counter.Max = p.end - p.x
	for i, at := 0, line.Start; at < line.End && i < len(f.ends); i++ {
		if f.ends[i] <= at {
			continue
		}
		out, styled := theme.AppendStart(p.out, f.styles[i])
		out, size, width := counter.Append(out, text[at:line.End], min(f.ends[i], line.End)-at, p.end-p.x)
		if styled {
			out = append(out, ansi.ResetStyle...)
		}
		p.out = out
		p.x += width
		at += size
	}
}
