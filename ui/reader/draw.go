package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/draw"
)

// View joins the rows of the frame.
func (r *Reader) View() tea.View {
	v := tea.NewView(r.frame())
	v.AltScreen = true
	v.WindowTitle = "Triptych"
	if r.story.Title != "" {
		v.WindowTitle = r.cells().Harmless(r.story.Title) + " - Triptych"
	}
	if v.Cursor = r.searchCursor(); v.Cursor == nil {
		v.Cursor = r.noteCursor()
	}
	if r.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// frame gives the whole screen: as many rows as it has, none wider than it.
func (r *Reader) frame() string {
	if len(r.screen.Slots) == 0 {
		return "" // the size is not known yet
	}
	var rows []string
	switch {
	case r.help.open:
		rows = r.helpRows()
	case r.compare.open:
		rows = r.compareFrame()
	case r.overview.open:
		rows = r.overviewFrame()
	default:
		rows = r.columnsFrame()
	}
	if r.finder.open && !r.help.open {
		rows[r.promptRow()] = r.flat(r.searchRow())
	}
	if r.pad.writing && !r.help.open {
		rows[r.promptRow()] = r.noteRow()
	}
	if r.guide.player != nil {
		guide := r.guideRows()
		copy(rows[len(rows)-len(guide):], guide)
	}
	if r.menu.open {
		r.overlay(rows, r.filterRows(), r.menu.at+1)
	}
	return strings.Join(rows, "\n")
}

// columnsFrame gives the rows of the main screen.
func (r *Reader) columnsFrame() []string {
	rows := make([]string, r.screen.Height)
	set := func(y int, row func() string) {
		if y >= 0 {
			rows[y] = r.flat(row())
		}
	}
	set(r.screen.Names, r.namesRow)
	set(r.screen.Titles, r.titlesRow)
	set(r.screen.Rule, r.ruleRow)
	looks := r.looks()
	for y := range r.screen.BodyH {
		rows[r.screen.BodyY+y] = r.bodyRow(y, looks)
	}
	if r.details.open && r.details.Panel != nil {
		copy(rows[r.screen.PanelY:], r.details.Rows(r.screen.Width, r.screen.PanelH, r.theme, r.method))
	}
	return r.withStatus(rows)
}

// withStatus gives the rows of a screen, filled up to its height, with the
// status and the hints in their places.
func (r *Reader) withStatus(rows []string) []string {
	for len(rows) < r.screen.Height {
		rows = append(rows, "")
	}
	if y := r.screen.Status; y >= 0 {
		rows[y] = r.flat(r.statusRow())
	}
	if y := r.screen.Hints; y >= 0 {
		rows[y] = r.flat(r.hintsRow())
	}
	return rows
}

// join puts one piece a slot side by side; each must be as wide as its slot.
func (r *Reader) join(piece func(Slot) string) string {
	var b strings.Builder
	x := 0
	for _, slot := range r.screen.Slots {
		b.WriteString(strings.Repeat(" ", slot.X-x))
		b.WriteString(piece(slot))
		x = slot.X + slot.Width + slot.Strip
	}
	return b.String()
}

// looks says how each slot's rows are painted in this frame.
func (r *Reader) looks() []column.Look {
	var looks []column.Look
	for _, slot := range r.screen.Slots {
		look := column.Look{Theme: r.theme, Highlights: r.highlights, Selected: r.selected, Current: none}
		look.Found, look.FoundHere = r.foundIn(slot.Article)
		if slot.Article == r.leader || r.inStep() {
			placement := r.panes[slot.Article].placement
			look.Current = placement.Target
			look.Dimmed = placement.Cover == model.NotCovered
			look.Follow, look.Lit = r.follow, r.litIn(slot.Article)
		}
		looks = append(looks, look)
	}
	return looks
}

// bodyRow gives row y of the columns. The mark of the reading line stands still
// while the text scrolls: in the leading column it costs the terminal a cell a
// row, in each it would cost the whole row.
func (r *Reader) bodyRow(y int, looks []column.Look) string {
	reading, i := r.readingRow(), 0
	return r.join(func(slot Slot) string {
		look := looks[i]
		i++
		look.Reading = y == reading && slot.Article == r.leader
		p := &r.panes[slot.Article]
		return p.column.Row(p.top+y, look) + r.stripRow(slot, y)
	})
}

// flat gives what is not an article's text in ASCII, where the marks are.
func (r *Reader) flat(row string) string { return r.theme.Glyphs.Flat(row) }

// cells counts as the terminal does.
func (r *Reader) cells() draw.Counter { return draw.Counter{Method: r.method} }

// cut gives a drawn row in at most so many cells.
func (r *Reader) cut(row string, width int) string { return r.cells().Cut(row, width, "") }

// fit cuts text to so many cells, with an ellipsis, and fills it up to them.
func (r *Reader) fit(s string, width int) string { return r.cells().Fit(s, width) }

// spread puts one text at the left end and one at the right of so many cells;
// the right one gives way.
func (r *Reader) spread(left, right string, width int) (string, string) {
	w := r.cells().Width(right)
	if right == "" || r.cells().Width(left)+1+w > width {
		return r.fit(left, width), ""
	}
	return r.fit(left, width-w), r.cells().Harmless(right)
}

func (r *Reader) namesRow() string {
	if r.tabbed() {
		return r.tabsRow()
	}
	return r.join(func(slot Slot) string {
		left, right := r.spread(r.nameOf(slot.Article), draw.Day(r.story.Articles[slot.Article].Date), slot.Width)
		style := r.theme.Header
		if slot.Article == r.focus() {
			style = r.theme.HeaderFocused
		}
		return style.Styled(left) + r.theme.Muted.Styled(right)
	})
}

func (r *Reader) titlesRow() string {
	return r.join(func(slot Slot) string {
		a := &r.story.Articles[slot.Article]
		return r.theme.Title.Styled(r.fit(indent+a.Title, slot.Width))
	})
}

// indent sets titles and states under the outlet's name.
const indent = "   "

// nameOf gives an article's number and outlet.
func (r *Reader) nameOf(article int) string {
	return " " + string(rune('1'+article)) + " " + r.outlet(article)
}

// outlet names an article.
func (r *Reader) outlet(article int) string { return r.story.Articles[article].Outlet() }

// ruleRow closes the header and says how each column covers the leader's sentence.
func (r *Reader) ruleRow() string {
	return r.join(func(slot Slot) string {
		state, style := r.stateOf(slot.Article)
		if state == "" {
			return r.theme.Rule.Styled(strings.Repeat(r.theme.Glyphs.Rule, slot.Width))
		}
		state = r.cut(" "+state+" ", slot.Width)
		rest := max(0, slot.Width-2-r.method.StringWidth(state))
		lead := min(2, slot.Width-r.method.StringWidth(state))
		return r.theme.Rule.Styled(strings.Repeat(r.theme.Glyphs.Rule, lead)) + style.Styled(state) +
			r.theme.Rule.Styled(strings.Repeat(r.theme.Glyphs.Rule, rest))
	})
}

func (r *Reader) stateOf(article int) (string, ansi.Style) {
	t := r.theme
	if len(r.panes) < 2 || !r.inStep() {
		return "", t.Rule
	}
	placement := r.panes[article].placement
	switch {
	case article == r.leader:
		return "leads", t.Covered
	case placement.Cover == model.NotCovered:
		return draw.NotCovered, t.NotCovered
	case placement.Moved < 0:
		return t.Glyphs.Above + " " + draw.Plural(-placement.Moved, "row") + " above", t.Elsewhere
	case placement.Moved > 0:
		return t.Glyphs.Below + " " + draw.Plural(placement.Moved, "row") + " below", t.Elsewhere
	case placement.Cover == model.ByTopic:
		return "same topic", t.Covered
	}
	return "same passage", t.Covered
}

// tabbed tells whether articles take turns on one column.
func (r *Reader) tabbed() bool { return len(r.screen.Slots) == 1 && len(r.panes) > 1 }

// tabs gives the label of each article's tab and the cell where it starts. The
// focused one has the room that the others leave.
func (r *Reader) tabs() (labels []string, starts []int) {
	x := 0
	share := max(4, r.screen.Width/len(r.panes))
	for i := range r.panes {
		label := r.cells().Harmless(r.nameOf(i)) + " "
		if i != r.focus() {
			label = r.cells().Cut(label, share, "… ")
		}
		labels, starts = append(labels, label), append(starts, x)
		x += r.method.StringWidth(label)
	}
	return labels, starts
}

func (r *Reader) tabsRow() string {
	labels, _ := r.tabs()
	var b strings.Builder
	for i, label := range labels {
		style := r.theme.Header
		if i == r.focus() {
			style = r.theme.HeaderFocused
		}
		b.WriteString(style.Styled(label))
	}
	return r.cut(b.String(), r.screen.Width)
}

// tabAt gives the article whose tab is at the cell x.
func (r *Reader) tabAt(x int) (int, bool) {
	labels, starts := r.tabs()
	for i := range labels {
		if x >= starts[i] && x < starts[i]+r.method.StringWidth(labels[i]) {
			return i, true
		}
	}
	return 0, false
}

// percent tells how far through the leader the reading line is, 0 to 100.
func (r *Reader) percent() int {
	p := &r.panes[r.leader]
	if p.lines.Rows < 2 {
		return 100
	}
	return 100 * p.place.Row / (p.lines.Rows - 1)
}
