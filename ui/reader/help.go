package reader

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/draw"
)

// A helpPage covers the screen while it is open.
type helpPage struct {
	open bool
	top  int // its first row shown
	rows int // how many it had when last drawn
	room int // how many of them the screen shows
}

func (h *helpPage) scroll(delta int) {
	h.top = max(0, min(h.top+delta, h.rows-h.room))
}

func (r *Reader) openHelp() tea.Cmd {
	r.help = helpPage{open: true}
	r.measureHelp()
	return nil
}

func (r *Reader) measureHelp() {
	r.help.rows = len(r.helpText())
	r.help.room = r.screen.Height
	r.help.scroll(0)
}

// pressInHelp scrolls the page; the keys that end it, or any without a meaning
// there, close it.
func (r *Reader) pressInHelp(msg tea.KeyPressMsg) tea.Cmd {
	k := &r.keys
	page := max(1, r.help.room-1)
	switch {
	case key.Matches(msg, k.Down):
		r.help.scroll(1)
	case key.Matches(msg, k.Up):
		r.help.scroll(-1)
	case key.Matches(msg, k.PageDown), key.Matches(msg, k.HalfDown):
		r.help.scroll(page)
	case key.Matches(msg, k.PageUp), key.Matches(msg, k.HalfUp):
		r.help.scroll(-page)
	case key.Matches(msg, k.Top):
		r.help.scroll(-r.help.rows)
	case key.Matches(msg, k.Bottom):
		r.help.scroll(r.help.rows)
	default:
		r.help.open = false
	}
	return nil
}

// available gives the keys with those switched off that do nothing now, and
// what they do on the screen that is open.
func (r *Reader) available() Keys {
	k := r.keys
	differences, topics := 0, 0
	if r.analysis != nil {
		differences, topics = len(r.analysis.Differences), len(r.analysis.Topics)
	}
	several, columns := len(r.panes) > 1, !r.compare.open && !r.overview.open
	set := func(works bool, bindings ...*key.Binding) {
		for _, b := range bindings {
			b.SetEnabled(works)
		}
	}
	set(differences > 0 && !r.overview.open || r.finder.open, &k.NextDiff, &k.PreviousDiff)
	set(topics > 0, &k.NextTopic, &k.PreviousTopic, &k.Enter, &k.Compare, &k.Overview)
	set(several, &k.NextColumn, &k.PreviousColumn, &k.Column)
	set(several && columns, &k.Way, &k.Zoom, &k.Hide, &k.ShowAll, &k.MoveLeft, &k.MoveRight, &k.Wider, &k.Narrower)
	set(columns && r.crowded(), &k.Differing)
	set(columns, &k.Search, &k.Copy, &k.CopyQuote, &k.Map)
	set(columns && len(r.trail) > 0, &k.Back)
	set(columns && several && r.inStep(), &k.Follow)
	set(differences > 0, &k.Highlights)
	set(r.whole != nil && len(r.whole.Differences) > 0, &k.Filter)
	set(r.options.Annotated != nil, &k.Origin)
	set(r.compare.open, &k.Unfold)
	set(r.details.open && columns, &k.MoreDetails, &k.LessDetails)
	set(r.menu.open, &k.Toggle, &k.Only, &k.All)
	set(r.guide.player != nil, &k.Pause, &k.Skip)
	set(r.finder.typing, &k.Pattern)
	set(r.finder.typing || r.pad.writing, &k.Accept)
	set(columns && r.markable() != nil, &k.Verdict, &k.Note)
	set(columns && several && r.inStep(), &k.AcceptLink, &k.RejectLink, &k.Link)
	set(r.options.Room != nil, &k.Present, &k.Join)
	set(r.options.Stories, &k.Stories)
	set(r.help.open || !columns || r.details.open || r.selected != none || r.finder.open, &k.Close)
	r.retell(&k)
	return k
}

// retell says what keys do where that is not what they do on the main screen.
func (r *Reader) retell(k *Keys) {
	tell := func(b *key.Binding, does string) { b.SetHelp(b.Help().Key, does) }
	switch {
	case r.compare.open:
		tell(&k.NextTopic, "next topic or fold")
		tell(&k.PreviousTopic, "previous topic or fold")
		tell(&k.Enter, "go to the passage in its column")
		tell(&k.Compare, "back to the columns")
		tell(&k.Close, "back to the columns")
	case r.overview.open:
		tell(&k.Down, "next topic")
		tell(&k.Up, "previous topic")
		tell(&k.Enter, "go to the passage in the focused column")
		tell(&k.Overview, "back to the columns")
		tell(&k.Close, "back to the columns")
	case r.details.open:
		tell(&k.Down, "next row of the details")
		tell(&k.Up, "previous row of the details")
		tell(&k.Enter, "go to the difference in every column")
		tell(&k.Close, "close the details")
	case r.finder.open:
		tell(&k.NextDiff, "next match")
		tell(&k.PreviousDiff, "previous match")
		tell(&k.Close, "end the search")
	}
}

// shortHelp gives the keys of the line at the bottom.
func (r *Reader) shortHelp() []key.Binding {
	k := r.available()
	switch {
	case r.compare.open:
		return k.compareHelp()
	case r.overview.open:
		return k.overviewHelp()
	case r.details.open:
		return k.detailsHelp()
	}
	return k.ShortHelp()
}

const (
	helpKeyWidth = 15  // cells that the names of the keys take
	helpHalf     = 56  // cells of the keys' half where the legend stands beside them
	helpHalves   = 112 // cells from which on it does
)

// helpText gives the rows of the page: the keys that work now and, beside or
// below them, what the marks mean.
func (r *Reader) helpText() []string {
	title := []string{"", r.theme.HeaderFocused.Styled(" Triptych "), ""}
	keys, legend := r.helpKeys(), r.helpLegend()
	if r.screen.Width < helpHalves {
		return slices.Concat(title, keys, legend)
	}
	rows := make([]string, max(len(keys), len(legend)))
	for i := range rows {
		left := ""
		if i < len(keys) {
			left = keys[i]
		}
		rows[i] = left + strings.Repeat(" ", max(0, helpHalf-r.method.StringWidth(left)))
		if i < len(legend) {
			rows[i] += legend[i]
		}
	}
	return append(title, rows...)
}

func (r *Reader) helpKeys() []string {
	t := r.theme
	var rows []string
	for _, group := range r.available().FullHelp() {
		before := len(rows)
		for _, b := range group {
			if b.Enabled() {
				rows = append(rows, "  "+t.StatusKey.Styled(r.fit(t.Glyphs.Key(b.Help().Key), helpKeyWidth))+t.Text.Styled(b.Help().Desc))
			}
		}
		if len(rows) > before {
			rows = append(rows, "")
		}
	}
	return rows
}

func (r *Reader) helpLegend() []string {
	t := r.theme
	rows := []string{}
	for _, relation := range model.Relations() {
		rows = append(rows, "  "+r.fit(t.Glyphs.Mark(relation), 3)+t.Mark(relation).Styled(string(relation))+
			strings.Repeat(" ", helpKeyWidth-3-len(relation))+t.Text.Styled(draw.Meaning(relation)))
	}
	for _, words := range []string{
		"",
		"The margin has the gravest mark of its row, the",
		"number of the topic where a passage starts, its",
		"colour along it, and " + t.Glyphs.Reading + " where columns are compared.",
		"",
		"The wheel scrolls the column under the pointer,",
		"which then leads. A click focuses a column.",
		"",
	} {
		rows = append(rows, "  "+t.Muted.Styled(words))
	}
	return rows
}

// helpRows gives the page as it is shown, as many rows as the screen has. The
// last says where there is more.
func (r *Reader) helpRows() []string {
	page := r.helpText()
	h := helpPage{top: r.help.top, rows: len(page), room: r.screen.Height}
	h.scroll(0)
	rows := make([]string, r.screen.Height)
	for y := range rows {
		if h.top+y < len(page) {
			rows[y] = r.flat(r.cut(page[h.top+y], r.screen.Width))
		}
	}
	if h.top+h.room < h.rows && h.room > 1 {
		rows[h.room-1] = r.theme.Muted.Styled(r.fit("  more below: j or space; esc closes help", r.screen.Width))
	}
	return rows
}
