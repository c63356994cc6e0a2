package column

import (
	"strings"
	"testing"
	"unicode"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// TestRowsFit: every row of every text takes exactly its cells, closes what it
// opens and holds no control but for styles.
func TestRowsFit(t *testing.T) {
	looks := []Look{
		{Theme: theme.New(true), Highlights: true, Current: 1, Selected: -1, Reading: true},
		{Theme: theme.New(false), Dimmed: true, Current: -1, Selected: 0},
	}
	for name, a := range articles(t) {
		for width := 1; width <= 160; width++ {
			if len(a.Text) > 4<<10 && width%13 != 1 {
				continue // long ones have little that the others have not
			}
			for i, m := range methods {
				c := New(a, Options{Width: width, Method: m})
				for row := -1; row <= c.Rows(); row++ {
					painted := c.Row(row, looks[(i+width)%2])
					if w := m.StringWidth(painted); w != width {
						t.Errorf("%q takes %d cells, want %d", painted, w, width)
					}
					if (row+width)%5 == 0 {
						checkDrawn(t, painted, width, m)
					}
					if t.Failed() {
						t.Fatalf("%s, width %d, method %d, row %d", name, width, m, row)
					}
				}
			}
		}
	}
}

// checkDrawn looks at what the renderer makes of a row.
func checkDrawn(t *testing.T, row string, width int, m ansi.Method) {
	t.Helper()
	for _, r := range ansi.Strip(row) {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%q draws %U", row, r)
		}
	}
	line := uv.NewStyledString(row + "x").Lines(m)[0]
	if last := line[len(line)-1]; !last.Style.IsZero() {
		t.Errorf("%q leaves a style open", row)
	}
	drawn := 0
	for _, cell := range line {
		drawn += cell.Width
	}
	if drawn != width+1 {
		t.Errorf("%q is drawn in %d cells, want %d", row, drawn-1, width)
	}
}

// TestBlocks shows how each kind of block is laid out.
func TestBlocks(t *testing.T) {
	c := New(parsed(everything), Options{Width: 44})
	var b strings.Builder
	for row := range c.Rows() {
		b.WriteString(strings.TrimRight(ansi.Strip(c.Row(row, Look{Theme: theme.New(true), Current: -1, Selected: -1})), " ") + "\n")
	}
	uitest.Golden(t, b.String())
}
