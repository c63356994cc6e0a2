package picker

const (
	gap = 2 // cells between columns

	leastName   = 16 // cells that a name has before anything stands beside it
	goodName    = 28 // … before topics and conflicts do: many names are told apart by their ends
	usualName   = 32 // … before titles and outlets do
	leastTitle  = 16
	leastOutlet = 16
)

// The columns of numbers are as wide as their headings.
const (
	articlesHead  = "articles"
	topicsHead    = "topics"
	conflictsHead = "conflicts"
	dateHead      = "newest"
	dateWidth     = len("2026-11-24")
)

// needs are the cells that the columns take when nothing is cut.
type needs struct {
	name, title, outlets int
	dated                bool // a story has a date
}

// A span is the cells of a column; of one that is not shown there are none.
type span struct{ x, width int }

func (s span) end() int { return s.x + s.width }

// A plan is the columns of the list: a pure function of its width and of what is
// needed. Cells are counted from the left edge.
type plan struct {
	lead                                                    int // cells of the mark of the selected story
	name, title, articles, topics, conflicts, date, outlets span
}

// planFor chooses the columns that fit into width cells. Those that matter less
// go first: outlets, titles, topics and conflicts, articles, dates.
func planFor(width int, n needs) plan {
	p := plan{lead: min(2, (width+9)/10)}
	left := room(width - p.lead)
	left.grow(&p.name, min(n.name, leastName))
	if n.dated {
		left.take(&p.date, dateWidth)
	}
	if p.date.width > 0 || !n.dated {
		left.take(&p.articles, len(articlesHead))
	}
	left.grow(&p.name, min(n.name, goodName))
	if p.articles.width > 0 && left >= room(len(topicsHead)+len(conflictsHead)+2*gap) {
		left.take(&p.topics, len(topicsHead))
		left.take(&p.conflicts, len(conflictsHead))
		left.grow(&p.name, min(n.name, usualName))
		left.take(&p.title, min(n.title, leastTitle))
		left.take(&p.outlets, min(n.outlets, leastOutlet))
	}
	if p.title.width > 0 {
		left.grow(&p.title, min(n.title, p.title.width+int(left)/2))
	}
	if p.outlets.width > 0 {
		left.grow(&p.outlets, n.outlets)
	}
	if p.title.width > 0 {
		left.grow(&p.title, n.title)
	}
	left.grow(&p.name, n.name)
	p.setPlaces()
	return p
}

// A room is the cells of a row that no column has yet.
type room int

// take allots a column its cells and the gap before it, if it needs any and there
// are as many.
func (r *room) take(c *span, cells int) {
	if cells > 0 && room(gap+cells) <= *r {
		c.width = cells
		*r -= room(gap + cells)
	}
}

// grow widens a column to at most so many cells as are left.
func (r *room) grow(c *span, most int) {
	more := max(0, min(most-c.width, int(*r)))
	c.width += more
	*r -= room(more)
}

// setPlaces puts the columns beside one another.
func (p *plan) setPlaces() {
	x := p.lead
	for _, c := range []*span{&p.name, &p.title, &p.articles, &p.topics, &p.conflicts, &p.date, &p.outlets} {
		if c.width > 0 {
			c.x = x
			x += c.width + gap
		}
	}
}

// Sizes at which the screen gains a part.
const (
	titleFrom   = 3   // rows: which library it is, and how many stories match
	ruleFrom    = 5   // … a rule below the list, which says how many are out of sight
	headingFrom = 6   // … the names of the columns
	lineFrom    = 8   // … a line on the selected story
	footFrom    = 16  // … and who reported it under which headline
	sideFrom    = 150 // cells: that stands beside the list
	mostFoot    = 10  // rows
)

// A shape is the rows of the screen: a pure function of its size. A row number
// of -1 says that there is no room for that row.
type shape struct {
	titleY, headingY, ruleY int
	listY, listH, listW     int
	footY, footH            int
	sideX, sideW            int // the cells beside the list; none where sideW is 0
}

// shapeFor shapes a screen of 1 or more cells and rows.
func shapeFor(width, height int) shape {
	s := shape{titleY: -1, headingY: -1, ruleY: -1, footY: -1, listW: width}
	y := 0
	if height >= titleFrom {
		s.titleY, y = y, y+1
	}
	if height >= headingFrom {
		s.headingY, y = y, y+1
	}
	end := height
	switch {
	case width >= sideFrom && height >= lineFrom:
		s.listW = width * 3 / 5
		s.sideX = s.listW + 3
		s.sideW = width - s.sideX
	case height >= footFrom:
		s.footH = min(height/3, mostFoot)
	case height >= lineFrom:
		s.footH = 1
	}
	if s.footH > 0 {
		end -= s.footH
		s.footY = end
	}
	if height >= ruleFrom {
		end--
		s.ruleY = end
	}
	s.listY, s.listH = y, end-y
	return s
}

// A frame is where everything stands on a screen of one size.
type frame struct {
	columns  plan
	shape    shape
	top      int // the first of the matches that is shown
	selected int // a place among the matches, 0 also where there are none
}

// frame scrolls no further than the selected story needs to be in sight.
func (p *Picker) frame(width, height int) frame {
	f := frame{shape: shapeFor(width, height)}
	n := p.needs
	if f.shape.sideW > 0 {
		n.outlets = 0 // they stand beside the list
	}
	f.columns = planFor(f.shape.listW, n)
	f.selected, _ = p.place()
	f.top = max(f.selected-f.shape.listH+1, min(p.scrolled, f.selected, len(p.matches)-f.shape.listH), 0)
	return f
}
