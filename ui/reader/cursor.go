package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/draw"
)

// cursor stands at the words of the difference jumped to, in the leading column
// where that shows them, or else on the reading line.
func (m *columnsMode) cursor() *tea.Cursor {
	slots := m.nav.bySight()
	if d := m.nav.selected(); d != nil {
		for _, slot := range slots {
			for _, mention := range d.AllIn(slot.Article) {
				if c := m.nav.cursorAt(slot, m.nav.doc.story.Articles[slot.Article].Place(mention).Start); c != nil {
					return c
				}
			}
		}
	}
	return m.nav.cursorOnLine(slots[0])
}

// bySight returns the slots in the order in which a person looks at them: the
// leader's, the focused one, the others from left to right.
func (c *columns) bySight() []Slot {
	slots := slices.Clone(c.screen.Slots)
	rank := func(s Slot) int {
		switch s.Article {
		case c.view.leader:
			return 0
		case c.view.focus:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(slots, func(a, b Slot) int { return rank(a) - rank(b) })
	return slots
}

// cursorAt is the cursor at a byte of the article of a slot, nil where the screen
// does not show it.
func (c *columns) cursorAt(slot Slot, offset int) *tea.Cursor {
	p := &c.panes[slot.Article]
	row, cell := p.column.Cell(offset)
	y := c.screen.BodyY + row - p.top
	if !c.screen.InBody(y) {
		return nil
	}
	return draw.Cursor(slot.X+min(cell, slot.Width-1), y)
}

// cursorOnLine is the cursor on the reading line of a slot: where the sentence
// compared begins, if it does so on that row, or else at the row's first words.
func (c *columns) cursorOnLine(slot Slot) *tea.Cursor {
	p := &c.panes[slot.Article]
	y := max(0, min(c.readingRow(), c.screen.BodyH-1))
	if s := p.placement.Target; s != none && p.lines.Starts[s] == p.top+y {
		return c.cursorAt(slot, c.doc.story.Articles[slot.Article].Sentences[s].Start)
	}
	return draw.Cursor(slot.X+min(p.column.Margin(), slot.Width-1), c.screen.BodyY+y)
}

// cursor stands in the selected row of the panel.
func (m *detailsMode) cursor() *tea.Cursor {
	if m.panel == nil || m.nav.screen.PanelH == 0 {
		return nil
	}
	return draw.Cursor(0, m.nav.screen.PanelY+max(0, m.panel.SelectedRow()))
}

func (m *findingsMode) cursor() *tea.Cursor {
	if m.table == nil {
		return draw.Cursor(0, 0)
	}
	return draw.Cursor(0, max(0, m.table.SelectedRow(m.nav.term.width, m.nav.screen.Unlined(), m.nav.term.method)))
}

func (m *overviewMode) cursor() *tea.Cursor {
	return draw.Cursor(0, max(0, m.list.SelectedRow(m.nav.term.width, m.nav.screen.Unlined())))
}

// cursor stands at the words of the difference jumped to, or else where the section
// that keys act on begins.
func (m *compareMode) cursor() *tea.Cursor {
	first, rows := m.body()
	on := func(row int) bool { return row >= m.top && row < m.top+rows }
	if row, cell := m.matrix.CellOfDifference(m.nav.doc.find(m.nav.view.selection)); on(row) {
		return draw.Cursor(min(cell, m.nav.term.width-1), first+row-m.top)
	}
	if start, end := m.matrix.RowsOf(m.section()); start < end && on(start) {
		return draw.Cursor(0, first+start-m.top)
	}
	return draw.Cursor(0, first)
}

// cursor stands where the first words of the page are.
func (m *helpMode) cursor() *tea.Cursor {
	first := slices.IndexFunc(m.rows()[m.top:], func(row string) bool { return row != "" })
	return draw.Cursor(0, max(0, min(first, m.term.height-1)))
}
