package docx

import (
	"strconv"

	"triptych/articles/draft"
	"triptych/articles/internal/markup"
)

// What goes beyond these limits of a table is left out.
const (
	maxRows    = 1000
	maxColumns = 50
)

// A table is one that is being read.
type table struct {
	rows   [][]cell
	headed bool // it says that rows are its head
}

// A cell holds blocks, and spans as many columns as it is wide.
type cell struct {
	blocks []draft.Block
	wide   int
}

// table reads a table.
func (r *reader) table(out *[]draft.Block, e *element) {
	var t table
	r.rows(&t, e.children)
	if t.arranges() {
		for _, row := range t.rows {
			for _, c := range row {
				*out = append(*out, c.blocks...)
			}
		}
		return
	}
	b := draft.Block{Kind: draft.Table}
	for _, row := range t.rows[:min(len(t.rows), maxRows)] {
		var cells []string
		for _, c := range row {
			cells = append(cells, markup.Text(c.blocks))
			cells = append(cells, make([]string, c.wide-1)...)
		}
		b.Rows = append(b.Rows, cells[:min(len(cells), maxColumns)])
	}
	*out = append(*out, b)
}

// arranges reports whether the table only arranges text on the page: a single row
// or column, a table within it, or whole passages in its cells.
func (t *table) arranges() bool {
	columns, most, filled := 0, 0, 0
	for _, row := range t.rows {
		columns = max(columns, len(row))
		for _, c := range row {
			most = max(most, len(c.blocks))
			filled += len(c.blocks)
			for _, b := range c.blocks {
				if b.Kind == draft.Table {
					return true
				}
			}
		}
	}
	return filled == 0 || len(t.rows) < 2 || columns < 2 || !t.headed && most > 2
}

func (r *reader) rows(t *table, elements []*element) {
	for _, e := range elements {
		if e.name != "tr" {
			r.rows(t, inside(e))
			continue
		}
		var row []cell
		deleted := false
		r.cells(t, e.children, &row, &deleted)
		if !deleted && len(row) > 0 {
			t.rows = append(t.rows, row)
		}
	}
}

// cells reads a row, or what stands around some of its cells.
func (r *reader) cells(t *table, elements []*element, row *[]cell, deleted *bool) {
	for _, e := range elements {
		switch e.name {
		case "trPr":
			for _, e := range e.children {
				t.headed = t.headed || e.name == "tblHeader" && toggleOf(e) == on
				*deleted = *deleted || e.name == "del"
			}
		case "tc":
			*row = append(*row, r.cell(e))
		default:
			r.cells(t, inside(e), row, deleted)
		}
	}
}

func (r *reader) cell(of *element) cell {
	c := cell{wide: 1}
	for _, e := range of.children {
		if e.name != "tcPr" {
			r.block(&c.blocks, e)
			continue
		}
		for _, e := range e.children {
			if e.name == "gridSpan" {
				n, _ := strconv.Atoi(e.attr("val"))
				c.wide = min(max(n, 1), maxColumns)
			}
		}
	}
	r.flush(&c.blocks)
	return c
}
