package draw

import tea "charm.land/bubbletea/v2"

// Cursor is the terminal's cursor at what a person has selected or reads, where
// screen readers and magnifiers look for it. It stands still under the text: it is
// no mark of its own. The cell x of the row y is counted from 0.
func Cursor(x, y int) *tea.Cursor {
	c := tea.NewCursor(x, y)
	c.Shape, c.Blink = tea.CursorUnderline, false
	return c
}
