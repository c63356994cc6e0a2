package details

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/draw"
	"triptych/ui/theme"
)

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

// rows draws the phrase in as many rows as it takes, starting with the lead on
// the first row and after as many spaces on the others. The lead must leave room.
func (f *phrase) rows(lead string, s surface, styles ...ansi.Style) []string {
	var rows []string
	left := draw.Counter{Method: s.method}.Width(lead)
	text := f.text.String()
	for i, line := range column.Break(f.twin.String(), s.width-left, s.method) {
		p := s.pen()
		if i == 0 {
			p.Put(lead, left, styles...)
		}
		p.To(left)
		f.draw(p, text, line)
		rows = append(rows, p.String())
	}
	return rows
}

// draw writes the stretches of one row. The counter is that of the room the rows
// were broken for, so that both take what is too wide for it alike.
func (f *phrase) draw(p *draw.Pen, text string, line model.Span) {
	room, used := p.End()-p.X(), 0
	counter := draw.Counter{Method: p.Counter.Method, Max: room}
	out := make([]byte, 0, 2*(line.End-line.Start)+64)
	for i, at := 0, line.Start; at < line.End && i < len(f.ends); i++ {
		if f.ends[i] <= at {
			continue
		}
		started, styled := theme.AppendStart(out, f.styles[i])
		written, size, width := counter.Append(started, text[at:line.End], min(f.ends[i], line.End)-at, room-used)
		if styled {
			written = append(written, ansi.ResetStyle...)
		}
		out = written
		used += width
		at += size
	}
	p.Drawn(string(out), used)
}
