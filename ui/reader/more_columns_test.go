package reader

import (
	"strings"
	"testing"
)

// TestColumnsThatAreAskedFor: as many stand side by side as there is room for, none
// narrower than can be read, and none at the cost of a resize.
func TestColumnsThatAreAskedFor(t *testing.T) {
	for width := 1; width < 260; width++ {
		for asked := range 10 {
			a := Arrangement{Order: []int{0, 1, 2, 3, 4, 5, 6, 7, 8}, Shares: []int{4, 4, 4, 4, 4, 4, 4, 4, 4}, Columns: asked}
			s := Arrange(width, 24, a, 0)
			switch n := len(s.Slots); {
			case asked == 0 && n != min(9, fitting(width)), asked > 0 && n > asked:
				t.Errorf("%d columns in %d cells where %d are asked for", n, width, asked)
			case asked > 0 && n < asked && (n+1)*(askedColumn+1) <= width+1:
				t.Errorf("%d columns in %d cells where %d are asked for, and there is room", n, width, asked)
			}
		}
	}
	d := open(t, 80, 24)
	for _, test := range []struct {
		key     string
		columns int
		says    string
	}{
		{"C", 3, "3 columns side by side: C goes back"},
		{"C", 2, "2 columns side by side: C brings in another"},
		{"C", 3, "3 columns side by side"},
		{"z", 1, ""},
		{"C", 2, "2 columns side by side"},
	} {
		d.press(test.key)
		if len(d.screen.Slots) != test.columns || !strings.Contains(d.message, test.says) {
			t.Errorf("%s: %d columns, %q; want %d, %q", test.key, len(d.screen.Slots), d.message, test.columns, test.says)
		}
	}
	if d = open(t, 36, 24); len(d.screen.Slots) != 1 {
		t.Fatal("a narrow screen has more than a column")
	}
	if d.press("C"); d.message != "there is no room for another column" {
		t.Errorf("it says %q", d.message)
	}
	story, analysis := fixture(t)
	d = openWith(t, Options{Story: story, Analyze: made(analysis), Habits: Habits{Columns: 3}}, 80, 24)
	if len(d.screen.Slots) != 3 {
		t.Errorf("%d columns at first", len(d.screen.Slots))
	}
}
