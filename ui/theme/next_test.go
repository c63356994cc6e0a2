package theme

import (
	"slices"
	"testing"
)

// TestNext: the key goes through every look that a terminal can have, and each is
// another than the one before.
func TestNext(t *testing.T) {
	for _, depth := range []Depth{Full, Sixteen} {
		for _, dark := range []bool{true, false} {
			for _, name := range append(Names(), Auto) {
				first := must(t, Options{Name: name, Dark: dark, Depth: depth, ASCII: true})
				seen := []palette{first.options.palette()}
				for th := first.Next(); th.options.palette() != seen[0]; th = th.Next() {
					if slices.Contains(seen, th.options.palette()) {
						t.Fatalf("from %s on dark %v: %s comes twice", name, dark, th.Name())
					}
					if seen = append(seen, th.options.palette()); !th.Glyphs.ASCII || th.options.Depth != depth {
						t.Errorf("from %s to %s the marks change", name, th.Name())
					}
				}
				if want := len(first.options.looks()); len(seen) != want {
					t.Errorf("from %s on dark %v there are %d looks, want %d", name, dark, len(seen), want)
				}
			}
		}
	}
	if th := must(t, Options{Depth: None}); th.Next() != th {
		t.Error("without colours there is another look")
	}
	if th := must(t, Options{Name: "light"}).On(true); th.Next().Dark == th.Dark && th.Name() != "light" {
		t.Error("the background is forgotten")
	}
}
