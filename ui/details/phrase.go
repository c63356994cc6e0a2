package details

import (
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"

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
		p.Counter.Max = s.width - left // as when it was broken into rows
		p.Stretches(text, line, f.at)
		rows = append(rows, p.String())
	}
	return rows
}

// at returns the style of the stretch at a byte, and where the stretch ends.
func (f *phrase) at(offset int) ([]ansi.Style, int) {
	i := sort.SearchInts(f.ends, offset+1)
	return f.styles[i : i+1], f.ends[i]
}
