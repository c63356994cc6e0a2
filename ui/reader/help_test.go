package reader

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestHelpIsWhole: at every width the page has every command and what it does, no
// row is wider than the screen, and the way out stands on the first.
func TestHelpIsWhole(t *testing.T) {
	for _, width := range []int{24, 40, 60, 80, 115, 116, 120, 180, 260} {
		d := open(t, width, 24)
		d.press("?")
		m := d.stack.find(inHelp).(*helpMode)
		rows := m.rows()
		words := strings.Join(strings.Fields(ansi.Strip(strings.Join(rows, " "))), "")
		for _, group := range m.list {
			for _, c := range group {
				if first := strings.Fields(c.help)[0]; !strings.Contains(words, first) {
					t.Errorf("width %d: %q is not told", width, c.help)
				}
				if n := width / helpColumn; n <= 1 && !strings.Contains(words, strings.ReplaceAll(c.help, " ", "")) {
					t.Errorf("width %d: %q is cut", width, c.help)
				}
			}
		}
		for _, group := range m.list { // what each does begins in the same cell of its column
			for _, c := range group {
				y := slices.IndexFunc(rows, func(row string) bool {
					return strings.Contains(ansi.Strip(row), "  "+m.term.theme.Glyphs.Key(c.shown)+" ") && strings.Contains(ansi.Strip(row), strings.Fields(c.help)[0])
				})
				if y < 0 || width < 2*helpColumn {
					continue
				}
				column := width / max(1, width/helpColumn)
				x := ansi.StringWidth(ansi.Strip(rows[y])[:strings.Index(ansi.Strip(rows[y]), "  "+m.term.theme.Glyphs.Key(c.shown)+" ")])
				if x%column != 0 {
					t.Errorf("width %d: %s begins in cell %d, columns are %d wide", width, c.shown, x, column)
				}
			}
		}
		for _, row := range rows {
			if ansi.StringWidth(row) > width {
				t.Errorf("width %d: a row is %d wide: %q", width, ansi.StringWidth(row), ansi.Strip(row))
			}
		}
		if width >= 40 && !strings.Contains(ansi.Strip(rows[0]), "q quits") {
			t.Errorf("width %d: the first row is %q", width, ansi.Strip(rows[0]))
		}
	}
}

func TestSideBySide(t *testing.T) {
	block := func(name string, rows int) (list []string) {
		for range rows {
			list = append(list, name)
		}
		return list
	}
	for _, test := range []struct {
		blocks [][]string
		n      int
		want   []string
	}{
		{nil, 2, nil},
		{[][]string{block("a", 2), block("b", 1)}, 1, []string{"a", "a", "", "b"}},
		{[][]string{block("a", 2), block("b", 1)}, 2, []string{"a b", "a "}},
		{[][]string{block("a", 1), block("b", 1), block("c", 3)}, 2, []string{"a c", " c", "b c"}},
		{[][]string{block("a", 5), block("b", 1), block("c", 1)}, 2, []string{"a b", "a ", "a c", "a ", "a "}},
		{[][]string{block("a", 1)}, 3, []string{"a"}},
	} {
		got := sideBySide(test.blocks, test.n, func(row string, _ int) string { return row + " " })
		if !slices.Equal(got, test.want) {
			t.Errorf("%v in %d columns: %q, want %q", test.blocks, test.n, got, test.want)
		}
	}
}
