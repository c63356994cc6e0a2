package reader

import (
	"slices"
	"strings"
	"testing"
)

// TestNextOfTheSameKind: the key stops at the kind of the difference jumped to alone,
// goes round, and back.
func TestNextOfTheSameKind(t *testing.T) {
	for _, screen := range []string{"", "c"} {
		d := open(t, 120, 40)
		if screen != "" {
			d.press(screen)
		}
		if d.press("*"); d.jumpedTo() >= 0 || !strings.Contains(d.message, "go to a difference first") {
			t.Errorf("%q: with nothing to go by, it goes to %d and says %q", screen, d.jumpedTo(), d.message)
		}
		d.press("n")
		kind := d.selected().Kind
		var all, seen []int
		for i := range d.doc.shown.Differences {
			if d.doc.shown.Differences[i].Kind == kind {
				all = append(all, i)
			}
		}
		first := d.jumpedTo()
		for range all {
			seen = append(seen, d.jumpedTo())
			d.press("*")
		}
		if d.jumpedTo() != first {
			t.Errorf("%q: round again it stands at %d, not %d", screen, d.jumpedTo(), first)
		}
		if slices.Sort(seen); !slices.Equal(seen, all) {
			t.Errorf("%q: of %s it stops at %v, want %v", screen, kind, seen, all)
		}
		if len(all) > 1 && !strings.Contains(d.plain(), "of 2 dates") {
			t.Errorf("%q: the status does not count them:\n%s", screen, d.plain())
		}
		d.press("*", "#")
		if d.jumpedTo() != first {
			t.Errorf("%q: forth and back leads to %d", screen, d.jumpedTo())
		}
	}
}
