package details

// Measures of the panel, in cells and rows.
const (
	besideCell     = 24 // an article's column has this much where the explanation stands beside the table
	leastExplained = 48 // the explanation beside the table
	mostExplained  = 72
	widestText     = 100 // the explanation below the table
	divider        = 3   // between the table and the explanation beside it

	namesFrom     = 4 // rows below the heading from which the outlets are named over the columns
	explainedFrom = 9 // … from which the explanation has room below the table
	besideFrom    = 6 // … from which it may stand beside
)

// A plan is the rectangles of one frame. The table stands below the heading and
// the row of names, the explanation below a rule or beside a line.
type plan struct {
	body       int // rows below the heading
	names      bool
	tableWidth int // cells
	tableRows  int
	spaced     bool // a blank row follows each row of the table
	beside     bool
	textWidth  int // cells of the explanation, 0 without
	textRows   int
}

// arrange plans a frame. How high the table is does not depend on the row
// selected, so that moving the selection moves nothing else.
func (p *Panel) arrange(sized layout, width, height int) (plan, *layout) {
	f := plan{body: max(height-1, 0), tableWidth: width}
	if side := min(width-divider-sized.needs(len(p.articles), besideCell), mostExplained); side >= leastExplained && f.body >= besideFrom {
		f.beside, f.textWidth, f.tableWidth = true, side, width-side-divider
	}
	l := p.layoutFor(sized, f.tableWidth)
	f.names = !l.stacked && f.body >= namesFrom
	room := f.body
	if f.names {
		room--
	}
	rows, growth, several := l.heights()
	gaps := len(l.rows) - 1
	switch {
	case f.beside:
		f.tableRows, f.textRows = room, f.body
	case room < explainedFrom:
		f.tableRows = room
	default:
		room-- // the rule
		most := room * 3 / 5
		f.spaced = several && rows+growth+gaps <= most
		f.tableRows = min(rows+growth, most)
		if f.spaced {
			f.tableRows += gaps
		}
		f.textWidth, f.textRows = min(width, widestText), room-f.tableRows
		return f, l
	}
	f.spaced = several && rows+growth+gaps <= f.tableRows
	return f, l
}
