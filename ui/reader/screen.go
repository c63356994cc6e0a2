package reader

// Widths in cells and heights in rows at which the screen changes its shape.
const (
	threeColumns = 100 // from here on three columns stand side by side
	twoColumns   = 60  // from here on two

	roomyColumn  = 48 // a fourth column and more come in when each has this much
	widestColumn = 80 // a body of 75 cells and its margin: longer lines read badly

	namesFrom  = 3  // rows from which the outlets are named
	statusFrom = 5  // … the status is told
	ruleFrom   = 8  // … a rule with each column's state closes the header
	hintsFrom  = 10 // … the keys are hinted at
	titlesFrom = 16 // … titles are shown
)

// A Slot is where a column stands on the screen.
type Slot struct {
	Article  int
	X, Width int // cells
}

// A Screen is the rectangles of one frame: a pure function of what Arrange is
// given. A row number of -1 says that there is no room for that row.
type Screen struct {
	Width, Height int // cells, rows
	Slots         []Slot
	Hidden        int // articles that have no slot
	Names         int // the row of outlets
	Titles        int // the row of titles
	Rule          int // the row that closes the header
	BodyY, BodyH  int // the rows of text, at least one
	Status, Hints int
}

// Arrange lays the screen out for so many articles. The columns shown are
// those up to the focused one, so that the focus brings columns in from the
// side. Titles says that there are titles to show.
func Arrange(width, height, articles, focus int, titles bool) Screen {
	s := Screen{Width: max(width, 1), Height: max(height, 1), Names: -1, Titles: -1, Rule: -1, Status: -1, Hints: -1}
	s.arrangeRows(titles)
	s.arrangeColumns(articles, focus)
	return s
}

func (s *Screen) arrangeRows(titles bool) {
	take := func(row *int, from int) {
		if s.Height >= from {
			*row = s.BodyY
			s.BodyY++
		}
	}
	take(&s.Names, namesFrom)
	if titles {
		take(&s.Titles, titlesFrom)
	}
	take(&s.Rule, ruleFrom)
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

func (s *Screen) arrangeColumns(articles, focus int) {
	shown := min(fitting(s.Width), articles)
	s.Hidden = articles - shown
	if shown == 0 {
		return
	}
	gaps := shown - 1
	width := min((s.Width-gaps)/shown, widestColumn)
	x := (s.Width - shown*width - gaps) / 2
	first := max(0, min(focus-shown+1, articles-shown))
	for i := range shown {
		s.Slots = append(s.Slots, Slot{Article: first + i, X: x, Width: width})
		x += width + 1
	}
}

// fitting gives how many columns a screen so wide has room for.
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

// SlotAt gives the slot whose column, or the gap to the right of it, holds the
// cell x; false beside them all.
func (s *Screen) SlotAt(x int) (Slot, bool) {
	for _, slot := range s.Slots {
		if x >= slot.X && x <= slot.X+slot.Width {
			return slot, true
		}
	}
	return Slot{}, false
}

// InBody tells whether the screen row y shows text of the articles.
func (s *Screen) InBody(y int) bool { return y >= s.BodyY && y < s.BodyY+s.BodyH }
