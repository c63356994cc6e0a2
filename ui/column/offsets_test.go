package column

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/theme"
)

var methods = []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth}

// grid returns what stands in each cell of a painted row; the further cells of a
// wide character are empty.
func grid(row string, m ansi.Method) (list []string) {
	for s := ansi.Strip(row); s != ""; {
		cluster, width := ansi.FirstGraphemeCluster(s, m)
		list = append(list, cluster)
		for range width - 1 {
			list = append(list, "")
		}
		s = s[len(cluster):]
	}
	return list
}

// read returns what the painted rows show between the cells of two offsets of a
// block, with the spaces that wrapping hides put back.
func read(c *Column, start, end int, look Look) string {
	var b strings.Builder
	first, cell := c.Cell(start)
	last, stop := c.Cell(end)
	for row := first; row <= last; row++ {
		from, to := c.left(int(c.rows[row].block)), c.width
		if c.blocks[c.rows[row].block].right {
			from = c.start(c.rows[row])
		}
		if row == first {
			from = cell
		} else {
			b.WriteString(strings.ReplaceAll(c.article.Text[c.rows[row-1].end:c.rows[row].start], "\n", " "))
		}
		if row == last {
			to = stop
		}
		text := strings.Join(grid(c.Row(row, look), c.counter.Method)[from:to], "")
		if row < last {
			text = strings.TrimRight(text, " ")
		}
		b.WriteString(text)
	}
	return b.String()
}

// TestMapSpells: for every sentence and width the map leads to the cells that
// spell it, however it is painted.
func TestMapSpells(t *testing.T) {
	look := Look{Theme: theme.New(true), Highlights: true, Current: -1, Selected: -1}
	for name, a := range articles(t) {
		for width := 20; width <= 160; width++ {
			for _, m := range methods {
				c := New(a, Options{Width: width, Method: m})
				for i, s := range a.Sentences {
					look.Current = i
					want := c.in(s.Block).Harmless(s.In(a.Text))
					if got := read(c, s.Start, s.End, look); got != want {
						t.Fatalf("%s, width %d, method %d, sentence %d reads\n%q, want\n%q", name, width, m, i, got, want)
					}
				}
			}
		}
	}
}

// TestMapBothWays: a place found by its cells is the place that was looked for,
// and rows and offsets go up together.
func TestMapBothWays(t *testing.T) {
	for name, a := range articles(t) {
		for _, width := range []int{1, 2, 15, 16, 20, 33, 55, 80, 160} {
			for _, m := range methods {
				c := New(a, Options{Width: width, Method: m})
				for _, s := range a.Sentences {
					for at := s.Start; at < s.End; {
						row, cell := c.Cell(at)
						if cell < c.margin || cell > width || row < 0 || row >= c.Rows() {
							t.Fatalf("%s, width %d: byte %d stands in row %d, cell %d", name, width, at, row, cell)
						}
						r := c.rows[row]
						if back := c.Offset(row, cell); back != min(at, int(r.end)) {
							t.Fatalf("%s, width %d: byte %d stands in row %d, cell %d, where byte %d is", name, width, at, row, cell, back)
						}
						size, _ := c.in(s.Block).Next(a.Text[at:])
						at += size
					}
				}
				for row := 1; row < c.Rows(); row++ {
					if c.rows[row].start < c.rows[row-1].end || c.rows[row].end < c.rows[row].start {
						t.Fatalf("%s, width %d: row %d goes from %d to %d, after %d", name, width, row, c.rows[row].start, c.rows[row].end, c.rows[row-1].end)
					}
				}
			}
		}
	}
}

// TestSentencesOnRow: the sentences on a row are those whose rows hold it.
func TestSentencesOnRow(t *testing.T) {
	for name, a := range articles(t) {
		for _, width := range []int{1, 7, 20, 40, 120} {
			c := New(a, Options{Width: width})
			want := make([][]int, c.Rows())
			for i := range a.Sentences {
				first, last := c.SentenceRows(i)
				for row := first; row <= last; row++ {
					want[row] = append(want[row], i)
				}
			}
			for row := range c.Rows() {
				first, end := c.SentencesOnRow(row)
				var got []int
				for i := first; i < end; i++ {
					got = append(got, i)
				}
				if !slices.Equal(got, want[row]) {
					t.Fatalf("%s, width %d, row %d: sentences %v, want %v", name, width, row, got, want[row])
				}
			}
		}
	}
}

// TestMapOutside: offsets, rows and cells that are not there lead to the nearest
// that are.
func TestMapOutside(t *testing.T) {
	c := New(parsed("First words.\n\nLast words."), Options{Width: 30})
	if row := c.RowOf(-5); row != 0 {
		t.Errorf("before the text: row %d", row)
	}
	if row := c.RowOf(1000); row != 2 {
		t.Errorf("after the text: row %d", row)
	}
	if row, cell := c.Cell(12); row != 0 || cell != MarginWidth+12 {
		t.Errorf("between two blocks: row %d, cell %d, want the end of the first", row, cell)
	}
	for _, test := range []struct{ row, cell, want int }{
		{-1, 0, 0}, {0, 0, 0}, {0, MarginWidth + 3, 3}, {0, 99, 12}, {1, 20, 13}, {2, MarginWidth, 14}, {9, 99, 25},
	} {
		if got := c.Offset(test.row, test.cell); got != test.want {
			t.Errorf("row %d, cell %d: byte %d, want %d", test.row, test.cell, got, test.want)
		}
	}
	empty := New(parsed(""), Options{Width: 0})
	if row, cell := empty.Cell(3); row != 0 || cell != 0 || empty.Offset(2, 2) != 0 || empty.Rows() != 0 || empty.Width() != 1 {
		t.Error("an empty article has a place")
	}
}
