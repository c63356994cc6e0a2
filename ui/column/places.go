package column

import "sort"

// rowOf returns the row that shows a byte, or else the one that ends before it.
func (l *layout) rowOf(offset int) int {
	n := sort.Search(len(l.rows), func(i int) bool { return int(l.rows[i].start) > offset })
	return max(n-1, 0)
}

// offset returns the byte whose text is shown nearest to a cell of a row.
func (l *layout) offset(row, cell int) int {
	if len(l.rows) == 0 {
		return 0
	}
	r := l.rows[min(max(row, 0), len(l.rows)-1)]
	if r.blank() || l.tables[int(r.block)] != nil {
		return min(int(r.start), len(l.article.Text))
	}
	block := int(r.block)
	at, x := min(int(r.start), len(l.article.Text)), l.start(r)
	for at < int(r.end) {
		size, width := l.in(block).Next(l.article.Text[at:r.end])
		if x+width > cell {
			break
		}
		at += size
		x += width
	}
	return at
}

// cell returns the row that shows a byte, and the cell in which it stands there.
func (l *layout) cell(offset int) (row, cell int) {
	row = l.rowOf(offset)
	if row >= len(l.rows) || l.rows[row].blank() {
		return row, l.margin
	}
	r := l.rows[row]
	block := int(r.block)
	if l.tables[block] != nil {
		return row, l.left(block)
	}
	cell = l.start(r)
	stop := min(max(offset, int(r.start)), int(r.end))
	for at := int(r.start); at < stop; {
		size, width := l.in(block).Next(l.article.Text[at:r.end])
		if at+size > stop {
			break // inside a cluster
		}
		at += size
		cell += width
	}
	return row, cell
}

// SentencesOnRow returns the half-open range of the sentences that have text on
// the row; it is empty for a blank row and for rows outside the article.
func (l *layout) SentencesOnRow(row int) (first, end int) {
	if row < 0 || row >= len(l.rows) {
		return 0, 0
	}
	r := l.rows[row]
	list := l.article.Sentences
	first = sort.Search(len(list), func(i int) bool { return list[i].End > int(r.start) })
	end = first + sort.Search(len(list)-first, func(i int) bool { return list[first+i].Start >= int(r.end) })
	return first, end
}

// hasText reports whether the sentence has text on the row.
func (l *layout) hasText(sentence int, r row) bool {
	return sentence >= 0 && sentence < len(l.article.Sentences) && l.article.Sentences[sentence].Overlaps(r.span())
}
