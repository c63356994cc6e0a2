package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"triptych/ui/draw"
)

// overlay lays rows with a frame around them over the middle of the screen's
// rows, cut where the screen is smaller; of a list with a row chosen, that row
// stays in sight. It returns the cursor at the row chosen. Only the rows below the box are cut apart, since composing
// whole screens takes as long as a frame may.
func (t *terminal) overlay(screen, rows []string, chosen int) *tea.Cursor {
	if room := max(1, t.height-2); len(rows) > room {
		first := max(0, min(chosen-room/2, len(rows)-room))
		rows, chosen = rows[first:first+room], chosen-first
	}
	border := lipgloss.RoundedBorder()
	if t.theme.Glyphs.ASCII {
		border = lipgloss.ASCIIBorder()
	}
	box := strings.Split(lipgloss.NewStyle().Border(border).Render(strings.Join(rows, "\n")), "\n")
	width := lipgloss.Width(box[0])
	x, y := max(0, (t.width-width)/2), max(0, (t.height-len(box))/2)
	for i := range min(len(box), len(screen)-y) {
		under := screen[y+i]
		left := t.cut(under, x)
		left += strings.Repeat(" ", x-t.method.StringWidth(left)) // a wide character may have been cut
		screen[y+i] = t.cut(left+box[i]+t.counter().From(under, x+width), t.width)
	}
	return draw.Cursor(min(x+1, t.width-1), min(y+1+chosen, t.height-1))
}
