package findings

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/internal/uitest"
	"triptych/ui/tables"
	"triptych/ui/theme"
)

// TestTheTabShownIsNamedInFull at every width that has room for it and three letters of
// each other.
func TestTheTabShownIsNamedInFull(t *testing.T) {
	th := uitest.Tokens(theme.New(true))
	for tab := All; tab <= Changes; tab++ {
		for width := 36; width < 130; width++ {
			table := New(fixture(t), Options{Tab: tab, Changes: []tables.Row{{About: "sentence added", Cells: make([]tables.Cell, 3)}}})
			head := ansi.Strip(table.Rows(width, 12, th, ansi.GraphemeWidth)[0])
			if !strings.Contains(head, tab.String()) {
				t.Fatalf("%d cells: %q does not name %v", width, head, tab)
			}
		}
	}
}
