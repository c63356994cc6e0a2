package draw

import (
	"strconv"

	"github.com/charmbracelet/x/ansi"
)

// maxSkip is how many equal cells between two changes are sent again rather than
// skipped: skipping costs a movement of the cursor.
const maxSkip = 8

// drawRow appends what turns row y of the screen into another.
func (s *Screen) drawRow(out []byte, w *scratch, y int, row string) []byte {
	var doubt, doubtful bool
	w.old, doubt = s.parse(w.old, s.rows[y], s.width)
	w.new, doubtful = s.parse(w.new, row, s.width)
	old, cells := w.old, w.new
	end := len(cells) // from here all is blank
	for end > 0 && cells[end-1] == blank {
		end--
	}
	if doubt || doubtful { // who knows where its cells are: send all of it
		return s.write(s.erase(appendMove(out, 0, y), 0), cells[:end])
	}
	for x := 0; x < len(cells); {
		if cells[x] == old[x] {
			x++
			continue
		}
		from, to := x, x+1 // to is after the last cell that differs
		for x++; x < len(cells) && x-to < maxSkip; x++ {
			if cells[x] != old[x] {
				to = x + 1
			}
		}
		if to > end+len(ansi.EraseLineRight) {
			out = s.write(appendMove(out, from, y), cells[from:max(from, end)])
			return s.erase(out, end)
		}
		out = s.write(appendMove(out, from, y), cells[from:to])
		x = to
	}
	return out
}

// erase makes the row blank from the cell end, if there is any left.
func (s *Screen) erase(out []byte, end int) []byte {
	if end == s.width {
		return out
	}
	return append(s.resetPen(out), ansi.EraseLineRight...)
}

// write appends cells. The cursor's column is set anew where the terminal may have
// counted otherwise: after each cell of several characters, and at the end of a run
// of wide ones. Such cells occur only in a row that is sent from its start.
func (s *Screen) write(out []byte, cells []cell) []byte {
	wide, several := false, false // the cell before
	for x, c := range cells {
		if c.text == "" {
			continue // covered by the cell before
		}
		if several || wide && c.width == 1 {
			out = append(strconv.AppendInt(append(out, "\x1b["...), int64(x+1), 10), 'G')
		}
		wide, several = c.width > 1, !isOneRune(c.text)
		out = append(s.setPen(out, c.style, c.link), c.text...)
	}
	return out
}

// appendMove moves the cursor.
func appendMove(out []byte, x, y int) []byte {
	out = append(out, "\x1b["...)
	out = strconv.AppendInt(out, int64(y+1), 10)
	if x > 0 {
		out = append(out, ';')
		out = strconv.AppendInt(out, int64(x+1), 10)
	}
	return append(out, 'H')
}

// minScrollGain is how many more rows must be right after scrolling than before.
const minScrollGain = 3

// scroll lets the terminal scroll where rows of the screen have moved, and changes
// s.rows to what it shows then.
func (s *Screen) scroll(out []byte, w *scratch, rows []string) []byte {
	first, last := 0, len(rows) // of what has changed
	for first < last && rows[first] == s.rows[first] {
		first++
	}
	for last > first && rows[last-1] == s.rows[last-1] {
		last--
	}
	n := last - first
	if n <= minScrollGain {
		return out
	}
	by := w.bestShift(s.rows[first:last], rows[first:last])
	if by == 0 {
		return out
	}
	top, bottom := last, first // rows that are right after it
	for y := max(first, first-by); y < min(last, last-by); y++ {
		if rows[y] == s.rows[y+by] {
			top, bottom = min(top, y), y
		}
	}
	top, bottom = min(top, top+by), max(bottom, bottom+by)
	out = append(s.resetPen(out), ansi.SetTopBottomMargins(top+1, bottom+1)...)
	if by > 0 {
		out = appendMove(out, 0, bottom)
	} else {
		out = appendMove(out, 0, top)
	}
	region := s.rows[top : bottom+1]
	for range by {
		out = append(out, '\n')
	}
	for range -by {
		out = append(out, ansi.ReverseIndex...)
	}
	if by > 0 {
		copy(region, region[by:])
		clear(region[len(region)-by:])
	} else {
		copy(region[-by:], region)
		clear(region[:-by])
	}
	return append(out, "\x1b[r"...)
}

// bestShift returns by how many rows most have moved up, or down where it is
// negative; 0 where scrolling is not worth it.
func (w *scratch) bestShift(old, rows []string) int {
	n := len(rows)
	if cap(w.votes) < 2*n {
		w.votes = make([]int, 2*n)
	}
	votes := w.votes[:2*n]
	clear(votes)
	for i, row := range rows {
		for j, was := range old {
			if len(row) == len(was) && row == was {
				votes[n+j-i]++
			}
		}
	}
	best := n
	for v := range votes {
		if votes[v] > votes[best] {
			best = v
		}
	}
	if votes[best] < votes[n]+minScrollGain {
		return 0
	}
	return best - n
}
