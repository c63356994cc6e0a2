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

const (
	helpKeyWidth = 15  // cells that the names of the keys take
	helpLeast    = 12  // cells that the words on a key take at least
	helpText     = 51  // cells of a row of text at most
	helpHalf     = 56  // cells of the keys' half where the legend stands beside them
	helpHalves   = 112 // cells from which on it does
)

// rows returns the rows of the page: the keys and, beside or below them, what the
// marks mean.
func (m *helpMode) rows() []string {
	title := []string{"", m.term.theme.HeaderFocused.Styled(" Triptych "), ""}
	keys, legend := m.keyRows(), m.legend()
	if m.term.width < helpHalves {
		return slices.Concat(title, keys, legend)
	}
	rows := make([]string, max(len(keys), len(legend)))
	for i := range rows {
		left := ""
		if i < len(keys) {
			left = keys[i]
		}
		rows[i] = left + strings.Repeat(" ", max(0, helpHalf-m.term.method.StringWidth(left)))
		if i < len(legend) {
			rows[i] += legend[i]
		}
	}
	return append(title, rows...)
}

func (m *helpMode) keyRows() []string {
	t := m.term.theme
	var rows []string
	for _, group := range m.list {
		for _, c := range group {
			rows = append(rows, m.described(t.StatusKey.Styled(m.term.fit(t.Glyphs.Key(c.shown), helpKeyWidth)), c.help)...)
		}
		rows = append(rows, "")
	}
	return rows
}

// described returns the rows of a key or mark, as wide as the names of the keys, and
// the words on it, which go on in rows below where the screen is narrow.
func (m *helpMode) described(named, words string) []string {
	rows := []string{"  " + named}
	room := m.term.width - 2 - helpKeyWidth
	for i, s := range column.Break(words, max(room, helpLeast), m.term.method) {
		if i > 0 {
			rows = append(rows, strings.Repeat(" ", 2+helpKeyWidth))
		}
		rows[i] += m.term.theme.Text.Styled(s.In(words))
	}
	return rows
}

func (m *helpMode) legend() []string {
	t := m.term.theme
	var rows []string
	for _, relation := range model.Relations() {
		named := m.term.fit(t.Glyphs.Mark(relation), 3) + t.Mark(relation).Styled(string(relation)) + strings.Repeat(" ", helpKeyWidth-3-len(relation))
		rows = append(rows, m.described(named, draw.Meaning(relation, m.origin()))...)
	}
	rows = append(rows, "")
	for _, mark := range []struct{ glyph, words, meaning string }{
		{t.Glyphs.Verified, "verified", "you found it so"},
		{t.Glyphs.ToCheck, "to check", "somebody must look at it"},
		{t.Glyphs.SetAside, "set aside", "it does not matter: no mark, and n goes past it"},
		{t.Glyphs.Noted, "noted", "it has a note"},
	} {
		named := t.StatusKey.Styled(m.term.fit(mark.glyph, 3)) + t.Text.Styled(m.term.fit(mark.words, helpKeyWidth-3))
		rows = append(rows, m.described(named, mark.meaning)...)
	}
	for _, words := range m.ofScreen() {
		rows = append(rows, "")
		for _, s := range column.Break(words, min(max(m.term.width-2, helpLeast), helpText), m.term.method) {
			rows = append(rows, "  "+t.Muted.Styled(s.In(words)))
		}
	}
	return append(rows, "")
}

// ofScreen says what the margin has and what the mouse does on the screen below, a
// paragraph each.
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
		"The wheel scrolls the column under the pointer, which then leads. A click focuses a column.",
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
		rows[len(rows)-1] = m.term.theme.Muted.Styled(m.term.fit(fmt.Sprintf("  more below: %s or %s; %s closes help",
			m.keys.name("down"), m.keys.name("page-down"), m.keys.name("close")), m.term.width))
	}
}
