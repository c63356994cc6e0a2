package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// The share of the width that a column has at first, and how far it can be made
// wider or narrower.
const (
	evenShare  = 4
	leastShare = 1
	mostShare  = 12
)

// resize lays everything out anew and keeps the reader's place.
func (r *Reader) resize(width, height int) {
	r.screen.Width, r.screen.Height = width, height
	r.arrange()
	if !r.restored {
		r.restore()
		r.arrange()
	}
	r.chooseFirst()
}

// arrange gives the columns their places and settles at once.
func (r *Reader) arrange() {
	r.screen = Arrange(r.screen.Width, r.screen.Height, r.arrangement)
	if len(r.screen.Slots) == 0 {
		return
	}
	for _, slot := range r.screen.Slots {
		r.lay(slot.Article, slot.Width)
	}
	if !r.shown(r.leader) {
		r.lay(r.leader, r.screen.Slots[0].Width)
	}
	r.glide.stop()
	r.measureHelp()
	if r.finder.typing {
		r.finder.input.SetWidth(r.inputWidth())
	}
	r.settle()
	for i := range r.panes {
		r.panes[i].top = r.panes[i].placement.Top
	}
	if r.finder.open {
		r.listMatches()
	}
	r.layCompare()
}

// focusOn gives the keys to another column, a hidden one too. Nothing moves but
// what must come in from the side.
func (r *Reader) focusOn(article int) tea.Cmd {
	if !slices.Contains(r.arrangement.Order, article) {
		r.unhide(article)
	}
	r.arrangement.Focus = article
	before := r.screen.Slots
	r.screen = Arrange(r.screen.Width, r.screen.Height, r.arrangement)
	if !slices.Equal(before, r.screen.Slots) {
		r.arrange()
	}
	return nil
}

// focusBeside focuses the column that stands so many places further right, going
// round at the ends.
func (r *Reader) focusBeside(step int) tea.Cmd {
	order := r.arrangement.Order
	at := slices.Index(order, r.focus())
	return r.focusOn(order[(at+step+len(order))%len(order)])
}

func (r *Reader) focusByNumber(msg tea.KeyPressMsg) tea.Cmd {
	article := int(msg.String()[0] - '1')
	if article >= len(r.panes) {
		r.message = "there is no column " + msg.String()
		return nil
	}
	return r.focusOn(article)
}

// zoom shows the focused column alone, or all again.
func (r *Reader) zoom() tea.Cmd {
	r.arrangement.Zoom = !r.arrangement.Zoom
	r.arrange()
	return nil
}

// hide takes the focused column off the screen. The last one stays.
func (r *Reader) hide() tea.Cmd {
	order := r.arrangement.Order
	if len(order) < 2 {
		r.message = "the last column stays"
		return nil
	}
	hidden, at := r.focus(), slices.Index(order, r.focus())
	r.arrangement.Order = slices.Delete(slices.Clone(order), at, at+1)
	r.arrangement.Focus = r.arrangement.Order[min(at, len(order)-2)]
	if r.leader == hidden {
		r.lead(r.arrangement.Focus)
	}
	r.message = r.outlet(hidden) + " is hidden: X shows all columns"
	r.arrange()
	return nil
}

// showAll brings all columns back, in the story's order and evenly.
func (r *Reader) showAll() tea.Cmd {
	all := everything(len(r.panes), r.arrangement.Titles)
	r.arrangement.Order, r.arrangement.Shares, r.arrangement.Zoom = all.Order, all.Shares, false
	r.arrange()
	return nil
}

func (r *Reader) unhide(article int) {
	order := append(slices.Clone(r.arrangement.Order), article)
	slices.Sort(order)
	r.arrangement.Order = order
}

// everything arranges all articles in their order.
func everything(articles int, titles bool) Arrangement {
	a := Arrangement{Titles: titles}
	for i := range articles {
		a.Order, a.Shares = append(a.Order, i), append(a.Shares, evenShare)
	}
	return a
}

// carry moves the focused column to the right, or to the left.
func (r *Reader) carry(step int) tea.Cmd {
	order := slices.Clone(r.arrangement.Order)
	at := slices.Index(order, r.focus())
	to := at + step
	if to < 0 || to >= len(order) {
		r.message = "the column is at the edge"
		return nil
	}
	order[at], order[to] = order[to], order[at]
	r.arrangement.Order = order
	r.arrange()
	return nil
}

// widen gives the focused column more of the width, or less.
func (r *Reader) widen(step int) tea.Cmd {
	shares := slices.Clone(r.arrangement.Shares)
	shares[r.focus()] = max(leastShare, min(shares[r.focus()]+step, mostShare))
	r.arrangement.Shares = shares
	r.arrange()
	return nil
}

// focus is the column that the keys act on.
func (r *Reader) focus() int { return r.arrangement.Focus }

func (r *Reader) shown(article int) bool {
	return slices.ContainsFunc(r.screen.Slots, func(s Slot) bool { return s.Article == article })
}
