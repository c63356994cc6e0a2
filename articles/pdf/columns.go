package pdf

import (
	"cmp"
	"slices"
)

const (
	maxColumns  = 8  // on a page
	columnLines = 2  // lines that a column has at least
	columnWidth = 15 // bytes that each of them has on average at least; cells of tables have fewer
	seedLines   = 2  // lines of a block that shows where a column is
)

// A box is a block and where it stands on its page.
type box struct {
	lines                    []line
	left, top, right, bottom float64
}

func (b *box) width() float64 { return b.right - b.left }

// inColumns returns the lines with those of pages in columns from the top of each
// column to its foot, between blocks that reach over several of them: pdftotext
// reads across where gaps in two columns happen to stand side by side. Other
// pages stay as they are.
func inColumns(lines []line) []line {
	var ordered []line
	for len(lines) > 0 {
		n := 0
		for n < len(lines) && lines[n].page == lines[0].page {
			n++
		}
		ordered = append(ordered, pageInColumns(lines[:n])...)
		lines = lines[n:]
	}
	// Blocks are numbered in order again.
	block, before := -1, -1
	for i := range ordered {
		if ordered[i].block != before {
			before = ordered[i].block
			block++
		}
		ordered[i].block = block
	}
	return ordered
}

func pageInColumns(lines []line) []line {
	boxes := boxesOf(lines)
	columns := columnsOf(boxes)
	if len(columns) < 2 {
		return lines
	}
	// Which column each box stands in, and which ones part the page.
	place := make(map[*box]int, len(boxes))
	var across []*box
	filled := make([]struct{ lines, bytes int }, len(columns))
	for _, b := range boxes {
		at, beside := columnAt(columns, b)
		if beside {
			return lines
		}
		if place[b] = at; at < 0 {
			across = append(across, b)
			continue
		}
		for _, l := range b.lines {
			filled[at].lines++
			filled[at].bytes += len(l.text)
		}
	}
	for _, f := range filled {
		if f.lines < columnLines || f.bytes < columnWidth*f.lines {
			return lines
		}
	}
	slices.SortStableFunc(across, func(a, b *box) int { return cmp.Compare(a.top, b.top) })
	part := func(b *box) int { // how many boxes part it from the top of the page
		n, _ := slices.BinarySearchFunc(across, b.top, func(a *box, top float64) int { return cmp.Compare(a.top, top) })
		return n
	}
	slices.SortStableFunc(boxes, func(a, b *box) int {
		if byPart := cmp.Compare(part(a), part(b)); byPart != 0 {
			return byPart
		}
		// What parts the page comes after that which it ends.
		atA, atB := place[a], place[b]
		if atA < 0 || atB < 0 {
			return cmp.Compare(atB, atA)
		}
		return cmp.Or(cmp.Compare(atA, atB), cmp.Compare(a.top, b.top))
	})
	var ordered []line
	for _, b := range boxes {
		ordered = append(ordered, b.lines...)
	}
	return ordered
}

// boxesOf returns the blocks of a page.
func boxesOf(lines []line) []*box {
	var boxes []*box
	for i, l := range lines {
		if i == 0 || l.block != lines[i-1].block {
			boxes = append(boxes, &box{left: l.left, top: l.top, right: l.right, bottom: l.bottom})
		}
		b := boxes[len(boxes)-1]
		b.lines = append(b.lines, l)
		b.left, b.top, b.right, b.bottom = min(b.left, l.left), min(b.top, l.top), max(b.right, l.right), max(b.bottom, l.bottom)
	}
	return boxes
}

// columnsOf finds the columns of a page by its longer blocks, from left to right;
// none where there are too many for text.
func columnsOf(boxes []*box) []box {
	var seeds []*box
	for _, b := range boxes {
		if len(b.lines) >= seedLines {
			seeds = append(seeds, b)
		}
	}
	// The narrow ones first: what reaches over two of them is no column.
	slices.SortStableFunc(seeds, func(a, b *box) int { return cmp.Compare(a.width(), b.width()) })
	var columns []box
	for _, b := range seeds {
		var over []int
		for i := range columns {
			if overlap(&columns[i], b) > 0.3*columns[i].width() {
				over = append(over, i)
			}
		}
		switch {
		case len(over) == 0:
			columns = append(columns, box{left: b.left, right: b.right})
		case len(over) == 1 && b.width() < 1.6*columns[over[0]].width():
			c := &columns[over[0]]
			c.left, c.right = min(c.left, b.left), max(c.right, b.right)
		}
		if len(columns) > maxColumns {
			return nil
		}
	}
	slices.SortFunc(columns, func(a, b box) int { return cmp.Compare(a.left, b.left) })
	return columns
}

func overlap(a, b *box) float64 { return min(a.right, b.right) - max(a.left, b.left) }

// columnAt returns the number of the column that a box stands in, -1 for one that
// reaches over several, or reports that it stands beside all of them.
func columnAt(columns []box, b *box) (at int, beside bool) {
	most, over := 0.0, 0
	for i := range columns {
		o := overlap(&columns[i], b)
		if o > 0.25*columns[i].width() || o > 0.9*b.width() {
			over++
		}
		if o > most {
			at, most = i, o
		}
	}
	if over > 1 {
		return -1, false
	}
	return at, most <= 0
}
