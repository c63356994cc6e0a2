package reader

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestNoBlankRowsInALargerWindow: text that stood lower than its place has it, since
// another column took the lead, begins at the top of a window that holds all of it.
func TestNoBlankRowsInALargerWindow(t *testing.T) {
	for scrolled := range 40 {
		d := open(t, 120, 14)
		for range scrolled {
			d.press("j")
		}
		d.press("tab", "k", "tab")
		d.send(tea.WindowSizeMsg{Width: 200, Height: 60})
		for _, slot := range d.screen.Slots {
			if top := d.panes[slot.Article].top; top < 0 {
				t.Errorf("after %d rows, %d blank rows stand above article %d", scrolled, -top, slot.Article)
			}
		}
	}
}
