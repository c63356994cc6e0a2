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
// the row of names, the explanation below a rule or beside a line. Cells that stand
// under the articles' text need no names, and the explanation beside them only where
// there is no room for it below.
type plan struct {
	layout    *layout // of the table
	names     bool
	tableRows int
	spaced    bool // a blank row follows each row of the table
	beside    bool
	textWidth int // cells of the explanation
	textRows  int // 0 without it
}

// arrange plans the rows below the heading. How high the table is does not depend
// on the row selected, so that moving the selection moves nothing else.
func (p *Panel) arrange(s surface, body int) plan {
	columns := p.content.measure(s.method)
	side := min(s.width-divider-columns.needs(len(p.content.articles), besideCell), mostExplained)
	f := plan{beside: side >= leastExplained && body >= besideFrom}
	under := p.content.aligned(s.width)
	if under != nil && body >= explainedFrom {
		f.beside = false
	}
	tableWidth := s.width
	if f.beside {
		tableWidth, under = tableWidth-side-divider, nil
	}
	f.layout = p.layoutFor(columns, tableWidth, under, s.method)
	room := body
	if f.names = f.layout.shape == across && body >= namesFrom; f.names {
		room--
	}
	rows, growth, several := f.layout.heights()
	gaps := len(f.layout.rows) - 1
	spaced := func(most int) bool { return several && rows+growth+gaps <= most }
	switch {
	case f.beside:
		f.tableRows, f.spaced = room, spaced(room)
		f.textWidth, f.textRows = side, body
	case room < explainedFrom:
		f.tableRows, f.spaced = room, spaced(room)
	default:
		room-- // the rule
		most := room * 3 / 5
		f.tableRows = min(rows+growth, most)
		if f.spaced = spaced(most); f.spaced {
			f.tableRows += gaps
		}
		f.textWidth, f.textRows = min(s.width, widestText), room-f.tableRows
	}
	return f
}
