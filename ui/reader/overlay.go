package reader

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// overlay lays rows with a frame around them over the middle of the screen, cut
// where the screen is smaller; of a list with a row chosen, that row stays in
// sight.
func (r *Reader) overlay(frame string, rows []string, chosen int) string {
	room := max(1, r.screen.Height-2)
	if len(rows) > room {
		first := max(0, min(chosen-room/2, len(rows)-room))
		rows = rows[first : first+room]
	}
	box := lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).Render(strings.Join(rows, "\n"))
	if r.theme.Glyphs.Rule == "-" {
		box = lipgloss.NewStyle().Border(lipgloss.ASCIIBorder()).Render(strings.Join(rows, "\n"))
	}
	x := max(0, (r.screen.Width-lipgloss.Width(box))/2)
	y := max(0, (r.screen.Height-lipgloss.Height(box))/2)
	canvas := lipgloss.NewCanvas(r.screen.Width, r.screen.Height)
	canvas.Compose(lipgloss.NewCompositor(lipgloss.NewLayer(frame), lipgloss.NewLayer(box).X(x).Y(y).Z(1)))
	return canvas.Render()
}
