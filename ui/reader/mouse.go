package reader

import tea "charm.land/bubbletea/v2"

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
