package reader

import (
	tea "charm.land/bubbletea/v2"

	"triptych/ui/coverage"
)

// toggleMap shows or hides the coverage map beside the columns.
func (r *Reader) toggleMap() tea.Cmd {
	r.arrangement.Strips = !r.arrangement.Strips
	r.message = "the coverage map is " + shownOrHidden(r.arrangement.Strips)
	r.arrange()
	if r.arrangement.Strips && len(r.screen.Slots) > 0 && r.screen.Slots[0].Strip == 0 {
		r.message = "the columns are too narrow for the coverage map: zoom or hide some"
	}
	return nil
}

// makeStrips makes the maps anew for the analysis as it is.
func (r *Reader) makeStrips() {
	for i := range r.panes {
		if p := &r.panes[i]; p.column != nil {
			p.strip = coverage.New(r.analysis, i, p.lines.Rows, p.column.RowOf)
		}
	}
}

// stripRow gives a row of the map right of a column, none where it has no map.
func (r *Reader) stripRow(slot Slot, y int) string {
	if slot.Strip == 0 {
		return ""
	}
	p := &r.panes[slot.Article]
	return p.strip.Row(y, r.screen.BodyH, p.top, r.screen.BodyH, r.theme)
}

// stripAt gives the row of the article that the pointer means on a map.
func (r *Reader) stripAt(x, y int) (article, row int, ok bool) {
	if !r.screen.InBody(y) {
		return 0, 0, false
	}
	for _, slot := range r.screen.Slots {
		if left := slot.X + slot.Width; slot.Strip > 0 && x >= left && x < left+slot.Strip {
			return slot.Article, r.panes[slot.Article].strip.RowAt(y-r.screen.BodyY, r.screen.BodyH), true
		}
	}
	return 0, 0, false
}
