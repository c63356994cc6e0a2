package reader

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"triptych/model"
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

// available gives the keys with those switched off that do nothing now.
func (r *Reader) available() Keys {
	k := r.keys
	differences, topics := 0, 0
	if r.analysis != nil {
		differences, topics = len(r.analysis.Differences), len(r.analysis.Topics)
	}
	several := len(r.panes) > 1
	for b, works := range map[*key.Binding]bool{
		&k.NextDiff: differences > 0 || r.finder.open, &k.PreviousDiff: differences > 0 || r.finder.open,
		&k.NextTopic: topics > 0, &k.PreviousTopic: topics > 0,
		&k.NextColumn: several, &k.PreviousColumn: several, &k.Column: several, &k.Way: several,
		&k.Zoom: several, &k.Hide: several, &k.ShowAll: several, &k.MoveLeft: several, &k.MoveRight: several,
		&k.Wider: several, &k.Narrower: several,
		&k.Back: len(r.trail) > 0, &k.Highlights: differences > 0,
		&k.Filter: r.whole != nil && len(r.whole.Differences) > 0, &k.Follow: several && r.inStep(),
		&k.Origin: r.options.Annotated != nil,
		&k.Enter:  topics > 0, &k.Compare: topics > 0, &k.Overview: topics > 0, &k.Unfold: r.compare.open,
		&k.MoreDetails: r.details.open, &k.LessDetails: r.details.open,
		&k.Toggle: r.menu.open, &k.Only: r.menu.open, &k.All: r.menu.open,
		&k.Accept: r.finder.typing, &k.Pattern: r.finder.typing,
		&k.Close: r.help.open || r.selected != none || r.finder.open,
	} {
		b.SetEnabled(works)
	}
	if r.finder.open {
		k.NextDiff.SetHelp("n", "next match; esc ends the search")
		k.PreviousDiff.SetHelp("N", "previous match")
		k.Close.SetHelp("esc", "end the search")
	}
	return k
}

const (
	helpKeyWidth = 14  // cells that the names of the keys take
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
				rows = append(rows, "  "+t.StatusKey.Styled(r.fit(b.Help().Key, helpKeyWidth))+t.Text.Styled(b.Help().Desc))
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
	for _, line := range []struct {
		relation model.Relation
		means    string
	}{
		{model.Conflict, "they cannot both be so"},
		{model.Variant, "the same thing told otherwise"},
		{model.Extra, "only one article gives it"},
		{model.Missing, "others give it, this one leaves it out"},
	} {
		rows = append(rows, "  "+r.fit(t.Glyphs.Mark(line.relation), 3)+t.Mark(line.relation).Styled(string(line.relation))+
			strings.Repeat(" ", helpKeyWidth-3-len(line.relation))+t.Text.Styled(line.means))
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
			rows[y] = r.method.Truncate(page[h.top+y], r.screen.Width, "")
		}
	}
	if h.top+h.room < h.rows && h.room > 1 {
		rows[h.room-1] = r.theme.Muted.Styled(r.fit("  more below: j or space; esc closes help", r.screen.Width))
	}
	return rows
}
