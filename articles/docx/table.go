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

// A cell holds blocks, and is as wide as so many columns.
type cell struct {
	blocks []draft.Block
	wide   int
}

// table reads a table.
func (r *reader) table(out *[]draft.Block) error {
	var t table
	if err := r.rows(&t); err != nil {
		return err
	}
	if t.arranges() {
		for _, row := range t.rows {
			for _, c := range row {
				*out = append(*out, c.blocks...)
			}
		}
		return nil
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
	return nil
}

// arranges tells whether the table only arranges text on the page: a single row
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

func (r *reader) rows(t *table) error {
	return r.each(func(e element) error {
		name := wordName(e)
		if name != "tr" {
			return r.around(name, func() error { return r.rows(t) })
		}
		var row []cell
		deleted := false
		if err := r.cells(t, &row, &deleted); err != nil {
			return err
		}
		if !deleted && len(row) > 0 {
			t.rows = append(t.rows, row)
		}
		return nil
	})
}

// cells reads a row.
func (r *reader) cells(t *table, row *[]cell, deleted *bool) error {
	return r.each(func(e element) error {
		switch name := wordName(e); name {
		case "trPr":
			return r.each(func(e element) error {
				switch wordName(e) {
				case "tblHeader":
					t.headed = t.headed || toggleOf(e) == on
				case "del":
					*deleted = true
				}
				return r.skip()
			})
		case "tc":
			c := cell{wide: 1}
			err := r.cell(&c)
			*row = append(*row, c)
			return err
		default:
			return r.around(name, func() error { return r.cells(t, row, deleted) })
		}
	})
}

func (r *reader) cell(c *cell) error {
	err := r.each(func(e element) error {
		if wordName(e) != "tcPr" {
			return r.block(e, &c.blocks)
		}
		return r.each(func(e element) error {
			if wordName(e) == "gridSpan" {
				n, _ := strconv.Atoi(e.attr("val"))
				c.wide = min(max(n, 1), maxColumns)
			}
			return r.skip()
		})
	})
	if r.pending != nil {
		r.finish(r.pending, &c.blocks)
		r.pending = nil
	}
	return err
}
