package reader

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/draw"
)

// helpColumn is the cells that a column of the page has at least where there are
// several.
const helpColumn = 58

// A helpMode is the page of the keys that work now and of what the marks mean. It
// covers the screen.
type helpMode struct {
	*desk
	list [][]*command // by group; those that worked when the page was opened
	of   kind         // the screen that it covers
	top  int          // its first row shown
}

func (m *helpMode) kind() kind { return inHelp }

// take closes the page with any key that means nothing on it.
func (m *helpMode) take(msg tea.Msg) answer {
	if _, paste := msg.(tea.PasteMsg); paste {
		return taken
	}
	return done
}

func (m *helpMode) point(mouse tea.Mouse) answer {
	m.scroll(notch(mouse))
	return taken
}

func (m *helpMode) sync(changed change) {
	if changed.layout {
		m.scroll(0)
	}
}

// page scrolls; half a page is as much as a page here.
func (m *helpMode) page(by page) {
	height, all := m.term.height, len(m.rows())
	switch by {
	case halfPage, halfPageUp:
		by += by / halfPage
	}
	m.scroll(by.rows(height+1, all))
}

func (m *helpMode) scroll(rows int) {
	m.top = max(0, min(m.top+rows, len(m.rows())-m.term.height))
}

// rows returns the rows of the page: its title, and below it what the marks mean, which
// a newcomer looks for, and the keys by group, in as many columns as have room.
func (m *helpMode) rows() []string {
	n := max(1, m.term.width/helpColumn)
	width := m.term.width / n
	blocks := [][]string{m.headed("what the marks mean", m.relations(width), width)}
	for _, group := range m.list {
		blocks = append(blocks, m.headed(group[0].group.title(), m.keyRows(group, width), width))
	}
	blocks = append(blocks, m.headed("what you marked yourself", m.states(width), width))
	for _, words := range m.ofScreen() {
		blocks = append(blocks, m.wrapped("", m.term.theme.Muted.Styled, words, width))
	}
	return append(m.title(), sideBySide(blocks, n, func(row string, columns int) string {
		return row + strings.Repeat(" ", max(0, columns*width-m.term.method.StringWidth(row)))
	})...)
}

// headed sets a title above rows of a column of the page.
func (m *helpMode) headed(title string, rows []string, width int) []string {
	return append([]string{" " + m.term.theme.Muted.Styled(m.term.cut(title, width-2))}, rows...)
}

// title returns the rows above the keys. It names those that lead away from the page
// and out of the program, which many look for.
func (m *helpMode) title() []string {
	t := m.term.theme
	words := fmt.Sprintf("  %s closes, then %s quits", m.keys.name("close"), m.keys.name("quit"))
	return []string{t.HeaderFocused.Styled(" Triptych ") + t.Muted.Styled(m.term.fit(words, max(0, m.term.width-10))), ""}
}

// keyRows returns the rows of a group of commands.
func (m *helpMode) keyRows(group []*command, width int) []string {
	t := m.term.theme
	var rows []string
	for _, c := range group {
		keys := "  " + t.StatusKey.Styled(m.term.fit(t.Glyphs.Key(c.shown), m.keyWidth(width)-1)) + " "
		rows = append(rows, m.wrapped(keys, t.Text.Styled, c.help, width)...)
	}
	return rows
}

// keyWidth returns the cells that the names of keys take in a column of the page.
func (m *helpMode) keyWidth(width int) int {
	if width < helpColumn {
		return 12
	}
	return 15
}

// relations says what the marks mean, a row each.
func (m *helpMode) relations(width int) []string {
	t := m.term.theme
	var rows []string
	for _, relation := range model.Relations() {
		mark := "  " + m.term.fit(t.Glyphs.Mark(relation), 2) + t.Mark(relation).Styled(string(relation)) +
			strings.Repeat(" ", max(1, m.keyWidth(width)-2-len(relation)))
		rows = append(rows, m.wrapped(mark, t.Text.Styled, draw.Meaning(relation, m.origin()), width)...)
	}
	return rows
}

// states says what the glyphs of states mean, a row each.
func (m *helpMode) states(width int) []string {
	t := m.term.theme
	var rows []string
	for _, mark := range []struct{ glyph, words, meaning string }{
		{t.Glyphs.Verified, "verified", "you found it so"},
		{t.Glyphs.ToCheck, "to check", "somebody must look at it"},
		{t.Glyphs.SetAside, "set aside", "it does not matter: no mark, and n goes past it"},
		{t.Glyphs.Noted, "noted", "it has a note"},
	} {
		left := "  " + t.StatusKey.Styled(m.term.fit(mark.glyph, 2)) + t.Text.Styled(m.term.fit(mark.words, m.keyWidth(width)-2))
		rows = append(rows, m.wrapped(left, t.Text.Styled, mark.meaning, width)...)
	}
	return rows
}

// wrapped returns words in rows of a column of the page, the first after what is
// drawn already, the others below its words.
func (m *helpMode) wrapped(first string, style func(string) string, words string, width int) []string {
	indent := "  "
	if first != "" {
		indent = strings.Repeat(" ", m.term.method.StringWidth(first))
	}
	var rows []string
	for i, span := range column.Break(words, width-len(indent)-2, m.term.method) {
		left := indent
		if i == 0 && first != "" {
			left = first
		}
		rows = append(rows, left+style(m.term.counter().Harmless(span.In(words))))
	}
	return rows
}

// sideBySide lays blocks of rows out in n columns of one width, each block whole and
// in order down the first column, then the next, so that all are as low as can be.
// A blank row parts blocks. Fill makes a row as wide as so many columns.
func sideBySide(blocks [][]string, n int, fill func(row string, columns int) string) []string {
	columns := lowest(blocks, n)
	var rows []string
	for y, more := 0, true; more; y++ {
		row := ""
		more = false
		for i, c := range columns {
			if y < len(c) {
				row, more = row+c[y], true
			}
			if i+1 < len(columns) {
				row = fill(row, i+1)
			}
		}
		if more {
			rows = append(rows, row)
		}
	}
	return rows
}

// lowest divides blocks among n columns, of which the highest is as low as can be.
func lowest(blocks [][]string, n int) [][]string {
	all := 0
	for _, b := range blocks {
		all += len(b) + 1
	}
	for height := all / n; ; height++ {
		if columns := stacked(blocks, height); len(columns) <= n {
			return columns
		}
	}
}

// stacked divides blocks among columns of a height at most, but for blocks that are
// higher by themselves.
func stacked(blocks [][]string, height int) [][]string {
	var columns [][]string
	for _, b := range blocks {
		last := len(columns) - 1
		if last < 0 || len(columns[last])+1+len(b) > height {
			columns = append(columns, slices.Clone(b))
			continue
		}
		columns[last] = append(append(columns[last], ""), b...)
	}
	return columns
}

// ofScreen says what the margin has and what the mouse does on the screen below.
func (m *helpMode) ofScreen() []string {
	switch m.of {
	case inHand:
		return []string{"A click on a word chooses it, another the value it is part of, a third lets go. Dragging chooses words of one sentence. The wheel scrolls."}
	case inFindings:
		return []string{"The wheel moves the selection. A click selects a row, and another goes to its passages."}
	case inOverview:
		return []string{"The wheel moves the selection. A click goes to the topic in the article under the pointer."}
	case inCompare:
		return []string{"The wheel scrolls. A click goes to a sentence, or opens and closes what has no match."}
	}
	return []string{
		"The margin has the gravest mark of its row, the number of the topic where a passage starts, its colour along it, and " +
			m.term.theme.Glyphs.Reading + " where columns are compared.",
		"The wheel scrolls the column under the pointer, which then leads. A click focuses a column and selects a mark; " +
			"another click on the mark opens its details. A click on a key in the last row presses it.",
	}
}

// draw shows the page. The last row says where there is more.
func (m *helpMode) draw(rows []string) {
	clear(rows)
	page := m.rows()
	for y := range rows {
		if m.top+y < len(page) {
			rows[y] = m.term.flat(m.term.cut(page[m.top+y], m.term.width))
		}
	}
	if m.top+len(rows) < len(page) && len(rows) > 1 {
		rows[len(rows)-1] = m.term.theme.Muted.Styled(m.term.fit(fmt.Sprintf("  more below: %s, %s; %s closes",
			m.keys.name("down"), m.keys.name("page-down"), m.keys.name("close")), m.term.width))
	}
}
