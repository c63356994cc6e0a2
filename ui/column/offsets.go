package column

import "sort"

// RowOf returns the row that shows the byte at offset, or for spaces that are not
// shown the row that ends before them, and between two blocks the blank row. For offsets outside the text it is the
// first or the last row, for an empty article 0.
func (c *Column) RowOf(offset int) int { return c.rowOf(offset + c.above) }

// rowOf is RowOf for a byte of what is shown.
func (c *Column) rowOf(offset int) int {
	n := sort.Search(len(c.rows), func(i int) bool { return int(c.rows[i].start) > offset })
	return max(n-1, 0)
}

// Offset returns the byte whose text is shown nearest to the cell of the row:
// right of a row its end, left of it its start.
func (c *Column) Offset(row, cell int) int { return c.offset(row, cell) - c.above }

// offset is Offset as a byte of what is shown.
func (c *Column) offset(row, cell int) int {
	if len(c.rows) == 0 {
		return 0
	}
	r := c.rows[min(max(row, 0), len(c.rows)-1)]
	if r.blank() || c.tables[int(r.block)] != nil {
		return min(int(r.start), len(c.article.Text))
	}
	block := int(r.block)
	at, x := min(int(r.start), len(c.article.Text)), c.start(r)
	for at < int(r.end) {
		size, width := c.in(block).Next(c.article.Text[at:r.end])
		if x+width > cell {
			break
		}
		at += size
		x += width
	}
	return at
}

// Cell returns the row that shows the byte at offset, and the cell in which it
// stands there: the first of the text in a table. Text that is not shown stands at its
// row's end, which is cell [Column.Width] where the row is full.
func (c *Column) Cell(offset int) (row, cell int) {
	offset += c.above
	row = c.rowOf(offset)
	if row >= len(c.rows) || c.rows[row].blank() {
		return row, c.margin
	}
	r := c.rows[row]
	block := int(r.block)
	if c.tables[block] != nil {
		return row, c.left(block)
	}
	cell = c.start(r)
	stop := min(max(offset, int(r.start)), int(r.end))
	for at := int(r.start); at < stop; {
		size, width := c.in(block).Next(c.article.Text[at:r.end])
		if at+size > stop {
			break // inside a cluster
		}
		at += size
		cell += width
	}
	return row, cell
}

// SentenceRows returns the first and the last row that show text of the sentence.
func (c *Column) SentenceRows(sentence int) (first, last int) {
	s := c.article.Sentences[sentence]
	return c.rowOf(s.Start), c.rowOf(max(s.End-1, s.Start))
}

// SentencesOnRow returns the half-open range of the sentences that have text on
// the row; it is empty for a blank row and for rows outside the article.
func (c *Column) SentencesOnRow(row int) (first, end int) {
	if row < 0 || row >= len(c.rows) {
		return 0, 0
	}
	r := c.rows[row]
	list := c.article.Sentences
	first = sort.Search(len(list), func(i int) bool { return list[i].End > int(r.start) })
	end = first + sort.Search(len(list)-first, func(i int) bool { return list[first+i].Start >= int(r.end) })
	return first, end
}
