package column

import "triptych/model"

// RowOf returns the row that shows the byte at offset, or for spaces that are not
// shown the row that ends before them, and between two blocks the blank row. For offsets outside the text it is the
// first or the last row, for an empty article 0.
func (c *Column) RowOf(offset int) int { return c.rowOf(offset + c.above) }

// Offset returns the byte whose text is shown nearest to the cell of the row:
// right of a row its end, left of it its start.
func (c *Column) Offset(row, cell int) int { return c.offset(row, cell) - c.above }

// Cell returns the row that shows the byte at offset, and the cell in which it
// stands there: the first of the text in a table. Text that is not shown stands at its
// row's end, which is cell [Column.Width] where the row is full.
func (c *Column) Cell(offset int) (row, cell int) {
	return c.cell(offset + c.above)
}

// SentenceRows returns the first and the last row that show text of the sentence, or
// of the headline, which there must be, for [model.InTitle].
func (c *Column) SentenceRows(sentence int) (first, last int) {
	of := model.Span{End: len(c.source.Title)}
	if sentence != model.InTitle {
		of = c.article.Sentences[sentence].Span
	}
	return c.rowOf(of.Start), c.rowOf(max(of.End-1, of.Start))
}
