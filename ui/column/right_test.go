package column

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/theme"
)

// TestRightToLeft: a paragraph that is written from right to left ends at the right
// edge, one that is not begins at the left, and both are clicked where they stand.
func TestRightToLeft(t *testing.T) {
	a := parsed("قال محمد صلاح إن السعر ١٢٣ دولارا في السوق يوم الاثنين.\n\nThe price is 123 dollars.\n\n> דוד בן־גוריון אמר שלום לכולם, and more.\n\n- שלום\n\n123 שלום")
	look := Look{Theme: theme.New(true), Current: -1, Selected: -1}
	for width := 20; width < 70; width++ {
		c := New(a, Options{Width: width})
		for y, r := range c.rows {
			if r.blank() {
				continue
			}
			row := ansi.Strip(c.Row(y, look))
			block := &a.Blocks[r.block]
			right := strings.HasSuffix(row, " ")
			switch rtl := strings.ContainsAny(block.In(a.Text), "قשד") && block.Marker == ""; {
			case rtl && right:
				t.Errorf("width %d: %q does not end at the right edge", width, row)
			case !rtl && c.start(r) != c.left(int(r.block)):
				t.Errorf("width %d: %q does not begin at the left edge", width, row)
			}
			if at := c.Offset(y, c.start(r)); at != int(r.start) {
				t.Errorf("width %d: %q begins at byte %d, want %d", width, row, at, r.start)
			}
		}
	}
}
