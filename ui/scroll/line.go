// Package scroll is the arithmetic of scrolling in step: where every column
// stands, given where its leader stands.
//
// Everything here is a pure function of numbers of rows, so that the same leader
// at the same place always means the same screen, whatever path led there. The
// words are those of the design: the leader is the column scrolled last, the
// reading line is the screen row on which its current sentence is compared, and
// a target is the sentence that each other column brings to that row.
package scroll

import "sort"

// ReadingRow returns the screen row, from 0 to height-1, on which the leader's row
// is compared. It is the first screen row at the leader's first row, a third of
// the way down in its middle, and the last screen row at its end. It slides in
// between, never by more than one screen row for one row, so that every row of
// the leader comes to it and the text never runs backwards.
func ReadingRow(row, rows, height int) int {
	if rows <= height {
		return clamp(row, 0, max(0, rows-1))
	}
	row = clamp(row, 0, rows-1)
	third := height / 3
	left := rows - 1 - row
	if 3*rows < 5*height {
		// Too short for the slides at both ends to leave a middle.
		return row * (height - 1) / (rows - 1)
	}
	return max(min(row/2, third), height-1-(2*left+2)/3)
}

// Top returns the leader's row that stands on the first screen row when row is on
// the reading line: from 0 to rows-height, or 0 where all of it fits.
func Top(row, rows, height int) int {
	row = clamp(row, 0, max(0, rows-1))
	return row - ReadingRow(row, rows, height)
}

// RowAt returns the row to put on the reading line so that top stands on the first
// screen row: of all such rows the nearest to near. A top out of range
// counts as the nearest in range.
func RowAt(top, near, rows, height int) int {
	if rows <= 0 {
		return 0
	}
	top = clamp(top, 0, max(0, rows-height))
	first := sort.Search(rows, func(r int) bool { return Top(r, rows, height) >= top })
	end := sort.Search(rows, func(r int) bool { return Top(r, rows, height) > top })
	return clamp(near, min(first, rows-1), max(end-1, 0))
}

// By returns the row that comes to the reading line when the leader's text is
// scrolled delta screen rows down. At the ends, where the text can go no further,
// the reading line itself moves on.
func By(row, delta, rows, height int) int {
	top := Top(row, rows, height)
	to := clamp(top+delta, 0, max(0, rows-height))
	if to == top {
		return clamp(row+delta, 0, max(0, rows-1))
	}
	return RowAt(to, row+delta, rows, height)
}

// Proportional returns the follower's row that is as far through its rows as row
// is through the leader's.
func Proportional(row, leaderRows, followerRows int) int {
	if leaderRows < 2 || followerRows < 2 {
		return 0
	}
	return (clamp(row, 0, leaderRows-1)*(followerRows-1)*2 + leaderRows - 1) / (2 * (leaderRows - 1))
}

func clamp(v, low, high int) int { return max(low, min(v, high)) }
