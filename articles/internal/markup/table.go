package markup

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"triptych/articles/draft"
)

// What goes beyond these limits of a table is left out.
const (
	maxRows    = 1000
	maxColumns = 50
)

// table writes a table, or the text that it arranges on the page.
func (w *walker) table(n *html.Node, p place) {
	w.finish(p)
	p.figure = false
	rows := tableRows(n)
	if p.line || arranges(n, rows) {
		w.children(n, p)
		w.finish(p)
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "caption" {
			w.node(c, p)
		}
	}
	b := draft.Block{Kind: draft.Table, Rows: make([][]string, 0, len(rows))}
	columns := 0
	for _, row := range rows {
		cells := rowCells(row)
		columns = max(columns, len(cells))
		if strings.Join(cells, "") != "" {
			b.Rows = append(b.Rows, cells)
		}
	}
	for i, cells := range b.Rows {
		b.Rows[i] = append(cells, make([]string, columns-len(cells))...)
	}
	if len(b.Rows) > 0 {
		w.parts = append(w.parts, Part{Block: b, In: n})
	}
}

// tableRows returns the rows of a table, without those of tables inside it.
func tableRows(table *html.Node) []*html.Node {
	var rows []*html.Node
	for part := table.FirstChild; part != nil; part = part.NextSibling {
		switch part.Data {
		case "tr":
			rows = append(rows, part)
		case "thead", "tbody", "tfoot":
			for row := part.FirstChild; row != nil; row = row.NextSibling {
				if row.Data == "tr" {
					rows = append(rows, row)
				}
			}
		}
	}
	return rows[:min(len(rows), maxRows)]
}

// rowCells returns the text of a row's cells, a wide cell followed by empty ones.
func rowCells(row *html.Node) []string {
	var cells []string
	for c := row.FirstChild; c != nil && len(cells) < maxColumns; c = c.NextSibling {
		if !isCell(c.Data) {
			continue
		}
		cells = append(cells, Line(c))
		span, err := strconv.Atoi(Attr(c, "colspan"))
		for ; err == nil && span > 1 && len(cells) < maxColumns; span-- {
			cells = append(cells, "")
		}
	}
	return cells
}

// arranges reports whether a table only arranges text on the page: it has no
// heads, and a single row or column, or paragraphs in a cell.
func arranges(table *html.Node, rows []*html.Node) bool {
	switch Attr(table, "role") {
	case "presentation", "none":
		return true
	}
	heads, columns, paragraphs := 0, 0, 0
	for _, row := range rows {
		cells := 0
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if !isCell(c.Data) {
				continue
			}
			cells++
			if c.Data == "th" {
				heads++
			}
			paragraphs = max(paragraphs, partsOf(c))
		}
		columns = max(columns, cells)
	}
	if paragraphs >= manyParts {
		return true
	}
	return heads == 0 && (len(rows) < 2 || columns < 2 || paragraphs > 1)
}

// manyParts stands for a cell that holds a table itself.
const manyParts = 1 << 20

// partsOf counts the paragraphs and headings in a cell.
func partsOf(cell *html.Node) int {
	n := 0
	for d := range cell.Descendants() {
		switch d.Data {
		case "table":
			if d.Type == html.ElementNode {
				return manyParts
			}
		case "p", "h1", "h2", "h3", "h4", "h5", "h6", "li":
			n++
		}
	}
	return n
}
