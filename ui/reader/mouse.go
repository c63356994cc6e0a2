package reader

import (
	tea "charm.land/bubbletea/v2"

	"triptych/ui/scroll"
)

// wheelRows is how many screen rows one notch of the wheel scrolls.
const wheelRows = 3

// wheel scrolls the column under the pointer, which then leads; beside the
// columns it scrolls the focused one.
func (r *Reader) wheel(m tea.Mouse) tea.Cmd {
	delta := 0
	switch m.Button {
	case tea.MouseWheelDown:
		delta = wheelRows
	case tea.MouseWheelUp:
		delta = -wheelRows
	default:
		return nil
	}
	if r.help.open {
		r.help.scroll(delta)
		return nil
	}
	switch {
	case r.compare.open:
		return r.scrollCompare(delta)
	case r.overview.open:
		r.overview.Move(delta / wheelRows)
		return nil
	case r.inPanel(m.Y):
		r.details.Move(delta / wheelRows)
		return nil
	}
	article := r.focus()
	if slot, ok := r.screen.SlotAt(m.X); ok {
		article = slot.Article
	}
	return r.scrollText(article, delta)
}

// click focuses the column under the pointer, or the one whose tab it is on.
func (r *Reader) click(m tea.Mouse) tea.Cmd {
	if m.Button != tea.MouseLeft || r.help.open {
		return nil
	}
	switch {
	case r.compare.open:
		return r.clickInCompare(m)
	case r.overview.open:
		return r.clickInOverview(m)
	case r.inPanel(m.Y):
		return r.clickInDetails(m)
	}
	if article, row, ok := r.stripAt(m.X, m.Y); ok {
		return r.scroll(article, func(p *pane) scroll.Place { return p.lines.PlaceAt(row) })
	}
	if r.tabbed() && m.Y == r.screen.Names {
		if article, ok := r.tabAt(m.X); ok {
			return r.focusOn(article)
		}
		return nil
	}
	if slot, ok := r.screen.SlotAt(m.X); ok {
		return r.focusOn(slot.Article)
	}
	return nil
}

// inPanel tells whether the screen row y belongs to the details.
func (r *Reader) inPanel(y int) bool {
	return r.details.open && r.details.Panel != nil && y >= r.screen.PanelY && y < r.screen.PanelY+r.screen.PanelH
}
