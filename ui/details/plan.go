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
	body      int // rows below the heading
	names     bool
	tableRows int
	spaced    bool // a blank row follows each row of the table
	beside    bool
	textWidth int // cells of the explanation, 0 without
	textRows  int
}

// arrange plans a frame. How high the table is does not depend on the row
// selected, so that moving the selection moves nothing else.
func (d *drawing) arrange(height int) {
	columns := d.measure(d.method)
	d.body, d.tableWidth = max(height-1, 0), d.width
	if side := min(d.width-divider-columns.needs(len(d.articles), besideCell), mostExplained); side >= leastExplained && d.body >= besideFrom {
		d.beside, d.textWidth, d.tableWidth = true, side, d.width-side-divider
	}
	d.layout = d.layoutFor(columns, d.tableWidth, d.method)
	room := d.body
	if d.names = !d.stacked && d.body >= namesFrom; d.names {
		room--
	}
	rows, growth, several := d.heights()
	gaps := len(d.rows) - 1
	spaced := func(most int) bool { return several && rows+growth+gaps <= most }
	switch {
	case d.beside:
		d.tableRows, d.textRows, d.spaced = room, d.body, spaced(room)
	case room < explainedFrom:
		d.tableRows, d.spaced = room, spaced(room)
	default:
		room-- // the rule
		most := room * 3 / 5
		d.tableRows = min(rows+growth, most)
		if d.spaced = spaced(most); d.spaced {
			d.tableRows += gaps
		}
		d.textWidth, d.textRows = min(d.width, widestText), room-d.tableRows
	}
}
