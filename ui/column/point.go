package column

import (
	"slices"

	"triptych/model"
)

// DifferenceAt returns the number of the difference whose mark is drawn in a cell of
// a row, in the text or in the margin, -1 where there is none: of several the
// gravest, and of those alike in that the one of the fewest words.
func (c *Column) DifferenceAt(row, cell int) int {
	if c.marks.analysis == nil || row < 0 || row >= len(c.rows) || cell < 0 || cell >= c.width {
		return -1
	}
	if cell < c.margin-2 { // left of the topic's bar
		return c.differenceBeside(row)
	}
	offset := c.Offset(row, cell)
	if r := c.rows[row]; r.blank() || c.tables[int(r.block)] != nil || cell < c.left(int(r.block)) || offset >= int(r.end) {
		return -1
	}
	return c.gravest(func(m model.Mention) bool { return m.Start <= offset && offset < m.End })
}

// differenceBeside returns the difference that the margin of a row has a mark of.
func (c *Column) differenceBeside(row int) int {
	span := c.rows[row].span()
	if d := c.gravest(func(m model.Mention) bool { return m.Overlaps(span) }); d >= 0 {
		return d
	}
	for i := range c.marks.analysis.Differences {
		missing := c.marks.analysis.Differences[i].Relation == model.Missing && len(c.marks.selected(i)) == 0
		if missing && slices.Contains(c.rowsOf(i), row) {
			return i
		}
	}
	return -1
}

// gravest returns the gravest difference that has a mention of some kind in the
// article, -1 where none has.
func (c *Column) gravest(is func(model.Mention) bool) int {
	found, rank, length := -1, 0, 0
	for _, m := range c.marks.analysis.Mentions(c.marks.article) {
		if m.Relation == model.Missing || !is(m) {
			continue
		}
		if r := m.Relation.Rank(); found < 0 || r < rank || r == rank && m.Len() < length {
			found, rank, length = m.Difference, r, m.Len()
		}
	}
	return found
}
