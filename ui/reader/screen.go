package reader

import (
	"slices"

	"triptych/ui/coverage"
)

// Widths in cells and heights in rows at which the screen changes its shape.
const (
	threeColumns = 100 // from here on three columns stand side by side
	twoColumns   = 60  // from here on two

	roomyColumn     = 48 // a fourth column and more come in when each has this much
	widestColumn    = 80 // a body of 75 cells and its margin: longer lines read badly
	narrowestColumn = 16 // however much the others have
	askedColumn     = 18 // of as many columns as a person may ask for
	slimColumn      = 28 // below this the margin has no room for topic numbers

	stripFrom = 44 // … from which a column has a coverage map

	// To be read from afar: text in large letters on few cells, with much room around it.
	bigThreeColumns = 128
	bigTwoColumns   = 76
	bigWidest       = 60 // cells of a column
	bigGap          = 4  // cells between two columns, and beside them all
	bigRowsFrom     = 18 // rows from which a blank one stands below the header

	panelShare  = 45 // percent of the body that a panel takes
	panelLeaves = 4  // rows of text that it leaves at least

	namesFrom  = 3  // rows from which the outlets are named
	statusFrom = 5  // … there is a status line
	ruleFrom   = 8  // … a rule with each column's state closes the header
	hintsFrom  = 10 // … there is a line of key hints
)

// A Slot is where a column stands on the screen.
type Slot struct {
	Article  int
	X, Width int // cells
	Strip    int // cells of the coverage map right of it, of which Width is none
}

// cells returns the width of the slot with its coverage map.
func (s Slot) cells() int { return s.Width + s.Strip }

// A Screen is the rectangles of one frame. A row number of -1 says that there is
// no room for that row.
type Screen struct {
	Width, Height  int // cells, rows
	Slots          []Slot
	Gap            int // cells between two slots
	Hidden         int // articles that have no slot
	Names          int // the row of outlets
	Rule           int // the row that closes the header
	BodyY, BodyH   int // the rows of text, at least one
	PanelY, PanelH int // the rows of the panel; none where PanelH is 0
	Status, Hints  int
}

// Arrange lays out a screen of so many cells and rows. The columns shown begin with
// that of the arrangement, or as near to it as shows the focused one, so that the
// focus brings columns in from the side.
func Arrange(width, height int, a Arrangement, focus int) Screen {
	s := Screen{Width: max(width, 1), Height: max(height, 1), Gap: 1, Names: -1, Rule: -1, Status: -1, Hints: -1}
	if a.Big {
		s.Gap = bigGap
	}
	s.arrangeRows(a)
	if a.Panel {
		s.PanelH = max(min(s.BodyH*panelShare/100, s.BodyH-panelLeaves), 0)
		s.BodyH -= s.PanelH
		s.PanelY = s.BodyY + s.BodyH
	}
	s.arrangeColumns(a, focus)
	return s
}

func (s *Screen) arrangeRows(a Arrangement) {
	take := func(row *int, from int) {
		if s.Height >= from {
			*row = s.BodyY
			s.BodyY++
		}
	}
	take(&s.Names, namesFrom)
	take(&s.Rule, ruleFrom)
	if a.Big && s.Height >= bigRowsFrom {
		s.BodyY++
	}
	end := s.Height
	if s.Height >= hintsFrom {
		end--
		s.Hints = end
	}
	if s.Height >= statusFrom {
		end--
		s.Status = end
	}
	s.BodyH = end - s.BodyY
}

func (s *Screen) arrangeColumns(a Arrangement, focus int) {
	order := a.Shown()
	shown := min(a.fitting(s.Width), len(order))
	if a.Zoom {
		shown = min(1, len(order))
	}
	s.Hidden = len(order) - shown
	if shown == 0 {
		return
	}
	at := slices.Index(order, focus)
	first := max(0, min(max(min(a.From, at), at-shown+1), len(order)-shown))
	chosen := order[first : first+shown]
	room, widest := s.Width-(shown-1), widestColumn
	if a.Big && shown > 1 {
		room, widest = s.Width-(shown+1)*s.Gap, bigWidest
	}
	widths := share(room, widest, chosen, a.Shares)
	total := (shown - 1) * s.Gap
	for _, w := range widths {
		total += w
	}
	x := (s.Width - total) / 2
	for i, article := range chosen {
		slot := Slot{Article: article, X: x, Width: widths[i]}
		if a.Strips && widths[i] >= stripFrom {
			slot.Strip = coverage.Width
			slot.Width -= slot.Strip
		}
		s.Slots = append(s.Slots, slot)
		x += widths[i] + s.Gap
	}
}

// share divides cells among the columns, each up to the widest and none under
// narrowestColumn where that can be.
func share(cells, widest int, columns, shares []int) []int {
	sum := 0
	for _, c := range columns {
		sum += shares[c]
	}
	widths := make([]int, len(columns))
	least := min(narrowestColumn, cells/len(columns))
	free := cells - least*len(columns)
	for i, c := range columns {
		widths[i] = min(least+free*shares[c]/sum, widest)
	}
	return widths
}

// fitting returns how many columns stand side by side in width cells: those that a
// person asks for, as far as there is room, or as many as read well.
func (a Arrangement) fitting(width int) int {
	if a.Columns > 0 {
		return min(a.Columns, mostColumns(width))
	}
	if a.Big {
		switch {
		case width >= bigThreeColumns:
			return 3
		case width >= bigTwoColumns:
			return 2
		}
		return 1
	}
	return fitting(width)
}

// mostColumns returns how many columns a person may ask for in width cells.
func mostColumns(width int) int { return max(fitting(width), (width+1)/(askedColumn+1)) }

// fitting returns how many columns read well side by side in width cells.
func fitting(width int) int {
	switch {
	case width >= threeColumns:
		return max(3, (width+1)/(roomyColumn+1))
	case width >= twoColumns:
		return 2
	default:
		return 1
	}
}

// SlotAt returns the slot whose column, or the gap to the right of it, holds the
// cell x; false beside them all.
func (s *Screen) SlotAt(x int) (Slot, bool) {
	for _, slot := range s.Slots {
		if x >= slot.X && x < slot.X+slot.Width+slot.Strip+s.Gap {
			return slot, true
		}
	}
	return Slot{}, false
}

// Unlined returns how many rows stand above the status line and the hints.
func (s *Screen) Unlined() int {
	end := s.Height
	for _, y := range []int{s.Status, s.Hints} {
		if y >= 0 {
			end = min(end, y)
		}
	}
	return end
}

// PromptRow returns the row in which a line is typed: that of the hints, or the
// last one where there are none.
func (s *Screen) PromptRow() int {
	if s.Hints >= 0 {
		return s.Hints
	}
	return s.Height - 1
}

// InPanel reports whether the screen row y belongs to the panel.
func (s *Screen) InPanel(y int) bool { return y >= s.PanelY && y < s.PanelY+s.PanelH }

// Shows reports whether the article has a slot.
func (s *Screen) Shows(article int) bool {
	return slices.ContainsFunc(s.Slots, func(s Slot) bool { return s.Article == article })
}

// InBody reports whether the screen row y shows text of the articles.
func (s *Screen) InBody(y int) bool { return y >= s.BodyY && y < s.BodyY+s.BodyH }
