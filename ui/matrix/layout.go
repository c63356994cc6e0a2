package matrix

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

// arrange gives so many columns their cells.
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

// laneAt gives the column that holds the cell x or the gap to the right of it, -1
// beside them all; stacked columns are told apart by their rows alone.
func (g *grid) laneAt(x int) int {
	for i, l := range g.lanes {
		if x >= l.x && x <= l.x+l.width {
			return i
		}
	}
	return -1
}

// A section is a topic or a fold with its cells and its rows: blank ones, the
// heading, then the bands.
type section struct {
	Section
	cells []cell // by column; without pieces where the article has nothing
	top   int    // its first row, a blank one but at the start of the matrix
	blank int    // rows above the heading
	head  int    // rows of the heading; a fold has none
	bands []band
	rows  int
}

// A band is rows that show the same columns: all of them, or of stacked ones one.
type band struct {
	first, end int // the columns
	label      int // rows above the text: that with the outlet's name, or with a fold's count
	rows       int // the label included
}

// sectionsOf gives a section for each topic that a shown article treats, in the
// order of topics, and for each fold.
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
	add(Section{Topic: -1, Fold: true})
	for _, t := range topics {
		add(Section{Topic: t})
		add(Section{Topic: t, Fold: true})
	}
	return list
}

// stack gives every section its rows.
func (m *Matrix) stack() {
	m.rows = 0
	for i := range m.sections {
		s := &m.sections[i]
		s.top, s.blank, s.head = m.rows, min(i, 1), 0
		if !s.Fold {
			s.head = m.headingRows(s.Topic)
		}
		s.bands = m.bandsOf(s)
		s.rows = s.blank + s.head
		for _, b := range s.bands {
			s.rows += b.rows
		}
		m.rows += s.rows
	}
}

// bandsOf gives the rows under a section's heading.
func (m *Matrix) bandsOf(s *section) []band {
	if !m.grid.stacked {
		b := band{end: len(s.cells)}
		if s.Fold {
			b.label = 1
		}
		return []band{m.fill(s, b)}
	}
	var list []band
	for i := range s.cells {
		if !s.Fold || s.cells[i].sentences > 0 {
			list = append(list, m.fill(s, band{first: i, end: i + 1, label: 1}))
		}
	}
	return list
}

// fill gives a band the rows that the text of its cells takes.
func (m *Matrix) fill(s *section, b band) band {
	text := 1 - b.label // "not covered" takes a row
	if !s.Fold || m.open[s.Topic] {
		for _, c := range s.cells[b.first:b.end] {
			text = max(text, c.rows)
		}
	}
	b.rows = b.label + text
	return b
}

// bandAt gives the band of the section that row y of the matrix shows, and the
// row of the band; nil for the rows above them.
func (s *section) bandAt(y int) (*band, int) {
	y -= s.top + s.blank + s.head
	for i := range s.bands {
		if y >= 0 && y < s.bands[i].rows {
			return &s.bands[i], y
		}
		y -= s.bands[i].rows
	}
	return nil, 0
}
