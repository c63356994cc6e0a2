package reader

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

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
		&k.NextDiff: differences > 0, &k.PreviousDiff: differences > 0,
		&k.NextTopic: topics > 0, &k.PreviousTopic: topics > 0,
		&k.NextColumn: several, &k.PreviousColumn: several, &k.Column: several, &k.Way: several,
		&k.Back: len(r.trail) > 0, &k.Highlights: differences > 0,
		&k.Close: r.help.open || r.selected != none,
	} {
		b.SetEnabled(works)
	}
	return k
}

// helpKeyWidth is how many cells the names of the keys take.
const helpKeyWidth = 14

// helpText gives the rows of the page, in styles, as wide as they come.
func (r *Reader) helpText() []string {
	t := r.theme
	rows := []string{"", t.HeaderFocused.Styled(" Triptych "), ""}
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
	rows = append(rows, "  "+t.Muted.Styled("The wheel scrolls the column under the pointer; a click focuses it."), "")
	for _, mark := range r.legend() {
		rows = append(rows, "  "+r.fit(t.Glyphs.Mark(mark.relation), 3)+mark.style.Styled(string(mark.relation))+
			strings.Repeat(" ", helpKeyWidth-3-len(mark.relation))+t.Text.Styled(mark.means))
	}
	return append(rows, "", "  "+t.Muted.Styled("In the margin: the number and colour of the topic, the gravest mark of the row,"),
		"  "+t.Muted.Styled(t.Glyphs.Reading+" where the columns are compared. esc closes this page."), "")
}

type legendLine struct {
	relation model.Relation
	style    ansi.Style
	means    string
}

func (r *Reader) legend() []legendLine {
	t := r.theme
	return []legendLine{
		{model.Conflict, t.Conflict, "they cannot both be so: January, February"},
		{model.Variant, t.Variant, "the same thing told otherwise: 600, more than 600"},
		{model.Extra, t.Extra, "a detail that only one article gives"},
		{model.Missing, t.Text, "in the margin: left out here, though others give it"},
	}
}

// helpRows gives the page as it is shown, as many rows as the screen has.
func (r *Reader) helpRows() []string {
	page := r.helpText()
	top := max(0, min(r.help.top, len(page)-r.screen.Height))
	rows := make([]string, r.screen.Height)
	for y := range rows {
		if top+y < len(page) {
			rows[y] = r.method.Truncate(page[top+y], r.screen.Width, "")
		}
	}
	return rows
}
