package column

import "triptych/model"

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
	offset := c.offset(row, cell)
	if r := c.rows[row]; r.blank() || c.tables[int(r.block)] != nil || cell < c.start(r) || offset >= int(r.end) {
		return -1
	}
	return c.gravest(func(s model.Span) bool { return s.Start <= offset && offset < s.End })
}

// differenceBeside returns the difference that the margin of a row has a mark of.
func (c *Column) differenceBeside(row int) int {
	span := c.rows[row].span()
	if d := c.gravest(span.Overlaps); d >= 0 {
		return d
	}
	for i := range c.marks.analysis.Differences {
		if c.marks.analysis.Differences[i].Relation == model.Missing && c.marked(i, row) {
			return i
		}
	}
	return -1
}

// gravest returns the gravest difference that has a place in what is shown of some
// kind, -1 where none has.
func (c *Column) gravest(is func(model.Span) bool) int {
	found, rank, length := -1, 0, 0
	for _, m := range c.marks.analysis.Mentions(c.marks.article) {
		if m.Relation == model.Missing || !is(c.down(m.Span)) {
			continue
		}
		if r := m.Relation.Rank(); found < 0 || r < rank || r == rank && m.Len() < length {
			found, rank, length = m.Difference, r, m.Len()
		}
	}
	return found
}
