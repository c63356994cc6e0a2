package matrix

import "slices"

// Widths in cells at which the matrix changes its shape.
const (
	besideFrom    = 60 // from here on articles stand beside one another …
	narrowestLane = 20 // … where each has this much
	widestLane    = 80 // longer lines read badly
)

// A grid says where the columns stand: a pure function of what arrange is given.
type grid struct {
	left, span int    // the cells before all columns, and those that they take
	stacked    bool   // whether all stand in the same cells, under one another
	lanes      []lane // by column
}

// A lane is the cells of one column.
type lane struct{ x, width int }

// end is the cell after those of the column.
func (l lane) end() int { return l.x + l.width }

// arrange places a number of columns.
func arrange(width, columns int) grid {
	share := (width - columns + 1) / max(columns, 1)
	g := grid{stacked: columns > 1 && (width < besideFrom || share < narrowestLane)}
	if g.stacked || columns == 0 {
		share = width
	}
	share = min(share, widestLane)
	g.span = share
	if !g.stacked && columns > 0 {
		g.span = columns*share + columns - 1
	}
	g.left = (width - g.span) / 2
	for i := range columns {
		x := g.left
		if !g.stacked {
			x += i * (share + 1)
		}
		g.lanes = append(g.lanes, lane{x, share})
	}
	return g
}

// laneAt returns the column that holds the cell x or the gap to the right of it, -1
// beside them all; stacked columns are distinguished by their rows alone.
func (g *grid) laneAt(x int) int {
	return slices.IndexFunc(g.lanes, func(l lane) bool { return x >= l.x && x <= l.end() })
}

// A section is a topic or a fold with its cells and its rows.
type section struct {
	Section
	cells  []cell // by column; without pieces where the article has nothing
	top    int    // its first row, a blank one but at the start of the matrix
	start  int    // the first row after that
	end    int    // the row after its last
	starts []int  // by column: the first row of its cell, that of the label where it has one
	inRow  bool   // the topic's name and numbers stand in one row
}

// A part says what a row shows.
type part uint8

const (
	blank   part = iota
	heading      // of a topic, or of the headlines
	label        // an outlet's name, or a fold's count
	text
)

// A row is one row of the matrix.
type row struct {
	section int
	part
	first, end int // a half-open range of the columns, those whose cells it shows
	n          int // of the heading, or of the text; a label comes right before row 0
}

// sectionsOf returns a section for the headlines, for each topic that a shown article
// treats, in the order of topics, and for each fold.
func (m *Matrix) sectionsOf(topics []int, byArticle []map[Section]cell) []section {
	var list []section
	add := func(name Section) {
		s := section{Section: name, cells: make([]cell, len(byArticle))}
		some := false
		for i := range byArticle {
			s.cells[i] = byArticle[i][name]
			some = some || s.cells[i].sentences > 0
		}
		if some {
			list = append(list, s)
		}
	}
	add(Headlines)
	add(Section{Topic: -1, Fold: true})
	for _, t := range topics {
		add(Section{Topic: t})
		add(Section{Topic: t, Fold: true})
	}
	return list
}

// stack makes the rows.
func (m *Matrix) stack() {
	m.rows = m.rows[:0]
	for i := range m.sections {
		s := &m.sections[i]
		s.top, s.starts = len(m.rows), make([]int, len(s.cells))
		if i > 0 {
			m.add(row{section: i, part: blank})
		}
		s.start = len(m.rows)
		if !s.Fold {
			s.inRow = m.fitsInRow(s.Section)
			m.add(row{section: i, part: heading})
			if !s.inRow {
				m.add(row{section: i, part: heading, n: 1})
			}
		}
		if !m.grid.stacked {
			m.addCells(i, 0, len(s.cells))
		}
		for lane := range s.cells {
			if m.grid.stacked && (!s.Fold || s.cells[lane].sentences > 0) {
				m.addCells(i, lane, lane+1)
			}
		}
		s.end = len(m.rows)
	}
}

func (m *Matrix) add(r row) { m.rows = append(m.rows, r) }

// addCells adds the rows of the columns from first to before end.
func (m *Matrix) addCells(i, first, end int) {
	s := &m.sections[i]
	for lane := first; lane < end; lane++ {
		s.starts[lane] = len(m.rows)
	}
	rows := 1 // "not covered" takes one
	if m.labelled(s) {
		rows = 0
		m.add(row{i, label, first, end, -1})
	}
	if !s.Fold || m.open[s.Topic] {
		for _, c := range s.cells[first:end] {
			rows = max(rows, len(c.rows))
		}
	}
	for n := range rows {
		m.add(row{i, text, first, end, n})
	}
}

// labelled reports whether the cells of a section have labels.
func (m *Matrix) labelled(s *section) bool { return s.Fold || m.grid.stacked }
