package draw

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// The functions of github.com/charmbracelet/x/ansi that cut drawn text count it
// otherwise than its StringWidth and the renderer do: a keycap as one cell, and
// by code point only what is too long by cluster. What is cut here is not.

// Cut returns a drawn row in at most width cells, which end in the tail where the
// row is longer. All sequences of the row stay, so that its styles are closed.
func (c Counter) Cut(row string, width int, tail string) string {
	if c.Method.StringWidth(row) <= width {
		return row
	}
	room, used := width-c.Method.StringWidth(tail), 0
	if room < 0 {
		return ""
	}
	out := make([]byte, 0, len(row))
	for full := false; len(row) > 0; {
		size, w := c.piece(row)
		switch {
		case w == 0:
			out = append(out, row[:size]...)
		case !full && used+w <= room:
			out = append(out, row[:size]...)
			used += w
		case !full:
			out = append(out, tail...)
			full = true
		}
		row = row[size:]
	}
	return string(out)
}

// From returns what of a drawn row stands in the cell x and after it, with all that
// styles it. A character that begins before gives way to blanks.
func (c Counter) From(row string, x int) string {
	out := make([]byte, 0, len(row))
	for used := 0; len(row) > 0; {
		size, w := c.piece(row)
		switch {
		case w == 0 || used >= x:
			out = append(out, row[:size]...)
		case used+w > x:
			out = append(out, strings.Repeat(" ", used+w-x)...)
		}
		used += w
		row = row[size:]
	}
	return string(out)
}

// piece returns the size in bytes and the cells of the first character of a drawn
// row, or of the sequence that stands before it, which takes none.
func (c Counter) piece(row string) (size, width int) {
	switch {
	case row[0] < ' ' || row[0] == 0x7f:
		_, _, size, _ = ansi.DecodeSequence(row, 0, nil)
		return max(size, 1), 0
	case row[0] < 0x7f && (len(row) == 1 || row[1] < 0x80):
		return 1, 1
	}
	cluster, width := ansi.FirstGraphemeCluster(row, c.Method)
	return max(len(cluster), 1), width
}
