package reader

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"triptych/ui/scroll"
)

// A binding is a key and what it does on the main screen.
type binding struct {
	binding key.Binding
	do      func(tea.KeyPressMsg) tea.Cmd
}

// bindings lists what each key does. The help lists the same keys.
func (r *Reader) bindings() []binding {
	k := &r.keys
	page, half := max(1, r.screen.BodyH-2), max(1, r.screen.BodyH/2)
	return []binding{
		{k.Down, to(func() tea.Cmd { return r.step(true) })},
		{k.Up, to(func() tea.Cmd { return r.step(false) })},
		{k.PageDown, to(func() tea.Cmd { return r.scrollText(r.focus(), page) })},
		{k.PageUp, to(func() tea.Cmd { return r.scrollText(r.focus(), -page) })},
		{k.HalfDown, to(func() tea.Cmd { return r.scrollText(r.focus(), half) })},
		{k.HalfUp, to(func() tea.Cmd { return r.scrollText(r.focus(), -half) })},
		{k.Top, to(func() tea.Cmd { return r.toEnd(false) })},
		{k.Bottom, to(func() tea.Cmd { return r.toEnd(true) })},
		{k.Zoom, to(r.zoom)},
		{k.Hide, to(r.hide)},
		{k.ShowAll, to(r.showAll)},
		{k.Differing, to(r.showDiffering)},
		{k.MoveRight, to(func() tea.Cmd { return r.carry(1) })},
		{k.MoveLeft, to(func() tea.Cmd { return r.carry(-1) })},
		{k.Wider, to(func() tea.Cmd { return r.widen(1) })},
		{k.Narrower, to(func() tea.Cmd { return r.widen(-1) })},
		{k.NextDiff, to(func() tea.Cmd { return r.next(1) })},
		{k.PreviousDiff, to(func() tea.Cmd { return r.next(-1) })},
		{k.NextTopic, to(func() tea.Cmd { return r.nextTopic(1) })},
		{k.PreviousTopic, to(func() tea.Cmd { return r.nextTopic(-1) })},
		{k.Back, to(r.back)},
		{k.Search, to(r.openSearch)},
		{k.Follow, to(r.toggleFollow)},
		{k.Copy, to(r.copyPassage)},
		{k.CopyQuote, to(r.copyQuotation)},
		{k.Way, to(r.nextWay)},
		{k.Enter, to(r.toggleDetails)},
		{k.Verdict, to(r.nextState)},
		{k.Note, to(r.openNote)},
		{k.AcceptLink, to(r.accept)},
		{k.RejectLink, to(r.reject)},
		{k.Link, to(r.link)},
		{k.Map, to(r.toggleMap)},
		{k.Close, to(r.release)},
	}
}

// shared lists the keys that do the same on every screen.
func (r *Reader) shared() []binding {
	k := &r.keys
	return []binding{
		{k.NextColumn, to(func() tea.Cmd { return r.focusBeside(1) })},
		{k.PreviousColumn, to(func() tea.Cmd { return r.focusBeside(-1) })},
		{k.Column, r.focusByNumber},
		{k.Compare, to(r.openCompare)},
		{k.Overview, to(r.openOverview)},
		{k.Filter, to(r.openFilter)},
		{k.Origin, to(r.switchOrigin)},
		{k.Highlights, to(r.toggleHighlights)},
		{k.Mouse, to(r.toggleMouse)},
		{k.Present, to(r.present)},
		{k.Join, to(r.attend)},
		{k.Stories, to(r.chooseStory)},
		{k.Help, to(r.openHelp)},
		{k.Quit, to(r.quit)},
	}
}

// to makes what a key does of something that needs no key.
func to(do func() tea.Cmd) func(tea.KeyPressMsg) tea.Cmd {
	return func(tea.KeyPressMsg) tea.Cmd { return do() }
}

// step moves the reading line of the focused column by a row.
func (r *Reader) step(down bool) tea.Cmd {
	return r.scroll(r.focus(), func(p *pane) scroll.Place { return p.lines.Step(p.place, down) })
}

// scrollText moves the text of a column by screen rows.
func (r *Reader) scrollText(article, delta int) tea.Cmd {
	return r.scroll(article, func(p *pane) scroll.Place {
		return p.lines.PlaceAt(scroll.By(p.place.Row, delta, p.lines.Rows, r.screen.BodyH))
	})
}

// scroll makes the article lead and brings another place of it to the reading line.
func (r *Reader) scroll(article int, to func(*pane) scroll.Place) tea.Cmd {
	if len(r.screen.Slots) == 0 {
		return nil
	}
	r.letGo()
	r.lead(article)
	p := &r.panes[article]
	from := p.place.Row
	r.put(article, to(p))
	return r.move(p.place.Row - from)
}

func (r *Reader) toEnd(bottom bool) tea.Cmd {
	if len(r.screen.Slots) == 0 {
		return nil
	}
	r.remember()
	return r.scroll(r.focus(), func(p *pane) scroll.Place {
		if bottom {
			return p.lines.PlaceAt(p.lines.Rows - 1)
		}
		return p.lines.PlaceAt(0)
	})
}

func (r *Reader) nextWay() tea.Cmd {
	r.letGo()
	switch r.way {
	case InStep:
		r.setWay(InProportion)
	case InProportion:
		r.setWay(Free)
	default:
		r.setWay(InStep)
	}
	r.message = "scrolling " + r.way.String()
	return r.move(0)
}

// String names the way of scrolling as the status line does.
func (w Way) String() string {
	switch w {
	case InStep:
		return "in step"
	case InProportion:
		return "in proportion"
	default:
		return "free"
	}
}

func (r *Reader) toggleHighlights() tea.Cmd {
	r.highlights = !r.highlights
	r.message = "highlights " + shownOrHidden(r.highlights)
	return nil
}

func shownOrHidden(shown bool) string {
	if shown {
		return "shown"
	}
	return "hidden"
}

func (r *Reader) toggleMouse() tea.Cmd {
	r.mouse = !r.mouse
	r.message = "the mouse is the terminal's: select text, m takes it back"
	if r.mouse {
		r.message = "the mouse scrolls and focuses columns"
	}
	return nil
}

// next goes to the next match of an open search, or else to the next difference.
func (r *Reader) next(step int) tea.Cmd {
	if r.finder.open {
		return r.nextMatch(step)
	}
	return r.nextDifference(step)
}

// release ends the search, or else lets go of the difference jumped to.
func (r *Reader) release() tea.Cmd {
	if r.finder.open {
		r.endSearch()
		return nil
	}
	if r.linking != nil {
		r.linking = nil
		r.message = "no sentence is chosen any more"
		return nil
	}
	r.letGo()
	return r.move(0)
}

func (r *Reader) letGo() {
	r.selected = none
	r.walk = walk{}
}
