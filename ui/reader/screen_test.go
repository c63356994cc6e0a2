package reader

import (
	"strings"
	"testing"
)

// box draws the rectangles of a screen, so that a reviewer sees them.
func box(s Screen) string {
	rows := make([][]byte, s.Height)
	for y := range rows {
		rows[y] = []byte(strings.Repeat(".", s.Width))
	}
	fill := func(y int, c byte) {
		if y >= 0 {
			for _, slot := range s.Slots {
				for x := range slot.Width {
					rows[y][slot.X+x] = c
				}
			}
		}
	}
	fill(s.Names, 'n')
	fill(s.Rule, '-')
	for y := range s.BodyH {
		for _, slot := range s.Slots {
			for x := range slot.Width {
				rows[s.BodyY+y][slot.X+x] = byte('1' + slot.Article)
			}
		}
	}
	for y, c := range map[int]byte{s.Status: 's', s.Hints: 'h'} {
		if y >= 0 {
			rows[y] = []byte(strings.Repeat(string(c), s.Width))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		b.Write(row)
		b.WriteByte('\n')
	}
	return b.String()
}

// plain arranges so many articles in their order, as wide as one another.
func plain(width, height, articles, focus int) Screen {
	var a Arrangement
	for i := range articles {
		a.Order = append(a.Order, i)
		a.Shares = append(a.Shares, evenShare)
	}
	return Arrange(width, height, a, focus)
}

func TestArrangeDrawn(t *testing.T) {
	for _, c := range []struct {
		name                           string
		width, height, articles, focus int
		want                           string
	}{
		{"one cell", 1, 1, 3, 0, "1\n"},
		{"a few rows", 5, 3, 3, 1, "nnnnn\n22222\n22222\n"},
		{"narrow", 12, 8, 2, 0, `
nnnnnnnnnnnn
------------
111111111111
111111111111
111111111111
111111111111
111111111111
ssssssssssss
`},
		{"two columns, the third in focus", 61, 10, 3, 2, `
nnnnnnnnnnnnnnnnnnnnnnnnnnnnnn.nnnnnnnnnnnnnnnnnnnnnnnnnnnnnn
------------------------------.------------------------------
222222222222222222222222222222.333333333333333333333333333333
222222222222222222222222222222.333333333333333333333333333333
222222222222222222222222222222.333333333333333333333333333333
222222222222222222222222222222.333333333333333333333333333333
222222222222222222222222222222.333333333333333333333333333333
222222222222222222222222222222.333333333333333333333333333333
sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss
hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh
`},
	} {
		if got := box(plain(c.width, c.height, c.articles, c.focus)); got != strings.TrimPrefix(c.want, "\n") {
			t.Errorf("%s:\n%s", c.name, got)
		}
	}
}

func TestArrangeColumns(t *testing.T) {
	for _, c := range []struct{ width, articles, focus, columns, first, columnWidth int }{
		{100, 3, 0, 3, 0, 32}, {99, 3, 0, 2, 0, 49}, {60, 3, 2, 2, 1, 29}, {59, 3, 2, 1, 2, 59},
		{120, 2, 1, 2, 0, 59}, {120, 9, 0, 3, 0, 39}, {120, 9, 5, 3, 3, 39}, {120, 9, 8, 3, 6, 39},
		{320, 3, 0, 3, 0, 80}, {320, 9, 0, 6, 0, 52}, {0, 3, 0, 1, 0, 1},
	} {
		s := plain(c.width, 40, c.articles, c.focus)
		if len(s.Slots) != c.columns || s.Slots[0].Article != c.first || s.Slots[0].Width != c.columnWidth {
			t.Errorf("%d cells, %d articles, focus %d: %d columns from article %d, %d cells wide; want %d from %d, %d",
				c.width, c.articles, c.focus, len(s.Slots), s.Slots[0].Article, s.Slots[0].Width, c.columns, c.first, c.columnWidth)
		}
	}
}

func TestArrangeHolds(t *testing.T) {
	for width := 1; width <= 330; width++ {
		for _, height := range []int{1, 2, 3, 5, 9, 24, 90} {
			for articles := 1; articles <= 9; articles++ {
				for focus := range articles {
					s := plain(width, height, articles, focus)
					if s.BodyH < 1 || s.BodyY < 0 || s.BodyY+s.BodyH > height {
						t.Fatalf("%dx%d: the body has rows %d to %d", width, height, s.BodyY, s.BodyY+s.BodyH)
					}
					end, shown := 0, false
					for _, slot := range s.Slots {
						if slot.X < end || slot.Width < 1 {
							t.Fatalf("%dx%d: %+v overlaps", width, height, s.Slots)
						}
						end = slot.X + slot.Width
						shown = shown || slot.Article == focus
					}
					if end > width || !shown || len(s.Slots)+s.Hidden != articles {
						t.Fatalf("%dx%d, focus %d of %d: %+v", width, height, focus, articles, s)
					}
				}
			}
		}
	}
}

// TestArrangeBig: few columns, none of them wide, with room around each, and a click
// in the room right of a column is one on it.
func TestArrangeBig(t *testing.T) {
	for _, c := range []struct{ width, asked, columns, columnWidth int }{
		{75, 0, 1, 75}, {76, 0, 2, 32}, {127, 0, 2, 57}, {128, 0, 3, 37}, {160, 0, 3, 48}, {300, 0, 3, 60}, {100, 3, 3, 28}, {100, 9, 5, 15},
	} {
		a := Arrangement{Big: true, Columns: c.asked}
		for i := range 9 {
			a.Order, a.Shares = append(a.Order, i), append(a.Shares, evenShare)
		}
		s := Arrange(c.width, 30, a, 0)
		if len(s.Slots) != c.columns || s.Slots[0].Width != c.columnWidth {
			t.Errorf("%d cells: %d columns of %d, want %d of %d", c.width, len(s.Slots), s.Slots[0].Width, c.columns, c.columnWidth)
		}
		if last := s.Slots[len(s.Slots)-1]; last.X+last.Width > c.width || s.BodyY != 3 || s.BodyY+s.BodyH != 28 {
			t.Errorf("%d cells: %+v", c.width, s)
		}
		if len(s.Slots) > 1 {
			if slot, over := s.SlotAt(s.Slots[1].X - 1); !over || slot.Article != 0 {
				t.Errorf("%d cells: between two columns is %+v, %t", c.width, slot, over)
			}
		}
	}
}
