package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// View draws the screen.
func (r *Reader) View() tea.View {
	v := tea.NewView(r.frame())
	v.AltScreen = true
	v.WindowTitle = "Triptych"
	if title := r.nav.doc.story.Title; title != "" {
		v.WindowTitle = r.nav.term.counter().Harmless(title) + " - Triptych"
	}
	if r.nav.ready() {
		for _, m := range r.stack.reached() {
			if v.Cursor = m.cursor(); v.Cursor != nil {
				break
			}
		}
	}
	if r.nav.term.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// frame returns the whole screen: as many rows as it has, none wider than it; ""
// before its size is known.
func (r *Reader) frame() string {
	if !r.nav.ready() {
		return ""
	}
	rows := make([]string, r.nav.screen.Height)
	base := r.stack.find(onScreens)
	for _, m := range r.stack {
		if m.kind()&overColumns != 0 || base == r.columns && m.kind()&(inColumns|inDetails) != 0 {
			m.draw(rows)
		}
	}
	top := r.stack.outside(inTour).reached()[0]
	r.status(base).draw(rows)
	for _, m := range r.stack {
		if m.kind()&(onScreens|inDetails) == 0 && (m.kind() != inMatches || m == top) {
			m.draw(rows)
		}
	}
	return strings.Join(rows, "\n")
}

func (r *Reader) status(base mode) *status {
	reached := r.stack.outside(onPrompts&^inHand | inTour).reached()
	hand, _ := r.stack.find(inHand).(*handMode)
	return &status{
		desk: r.nav.desk, nav: r.nav, base: base, hand: hand, room: r.room.describe(), reads: r.lector.describe(), lost: r.notebook.unsaved().String(),
		keys: r.working(reached), top: reached[0].kind(), first: r.first.newcomer,
	}
}

// working returns the commands that keys reach in modes and that work now.
func (r *Reader) working(modes []mode) []*command {
	var list []*command
	for _, c := range r.nav.keys.reachable(modes) {
		if c.needs != nil {
			if works, _ := c.needs(r); !works {
				continue
			}
		}
		list = append(list, c)
	}
	return list
}
