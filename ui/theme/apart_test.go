package theme

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"triptych/ui/internal/uitest"
)

// least is how far colours of a theme must be apart at least, in CIEDE2000, for
// each vision: two kinds of marks, two topics that follow one another, and any
// two topics.
type least struct{ marks, next, any float64 }

// apart says how far for each family. Of so few colours as have 7:1, topics that
// do not follow one another cannot be far apart. The default has nothing to hold
// to but for those who see all colours.
func apart(l look) (want least, visions []uitest.Vision) {
	switch {
	case strings.HasPrefix(l.name, "colour-safe"):
		return least{marks: 18, next: 18, any: 10}, uitest.Visions()
	case strings.HasPrefix(l.name, "high-contrast"):
		return least{marks: 16, next: 17, any: 6}, uitest.Visions()
	}
	return least{marks: 16, next: 10, any: 5}, []uitest.Vision{uitest.Normal}
}

// TestColoursStayApart: marks and topics differ in colour for those who cannot see
// some colours, too.
func TestColoursStayApart(t *testing.T) {
	for _, th := range themes(t) {
		want, visions := apart(th)
		for _, v := range visions {
			marks := nearest{vision: v}
			for _, group := range []map[string]ansi.Style{
				{"conflict": th.Conflict, "variant": th.Variant, "extra": th.Extra},
				{"conflict": th.Conflict, "found": th.Found, "selected": th.Selected},
				{"cut": th.Cut, "added": th.Added},
				{"elsewhere": th.Elsewhere, "covered": th.Covered},
			} {
				for a, x := range group {
					for b, y := range group {
						if a < b {
							marks.add(a+" and "+b, x, y)
						}
					}
				}
			}
			marks.check(t, th.name, want.marks)
			next, any := nearest{vision: v}, nearest{vision: v}
			for i := range Topics {
				for j := range i {
					any.add(fmt.Sprintf("topics %d and %d", j, i), th.Topic(j), th.Topic(i))
				}
				next.add(fmt.Sprintf("topics %d and %d", i, (i+1)%Topics), th.Topic(i), th.Topic(i+1))
			}
			next.check(t, th.name, want.next)
			any.check(t, th.name, want.any)
		}
	}
}

// nearest is the pair of the least distance in a vision.
type nearest struct {
	vision   uitest.Vision
	pair     string
	distance float64
}

func (n *nearest) add(pair string, a, b ansi.Style) {
	if d := n.vision.Apart(hueOf(a), hueOf(b)); n.pair == "" || d < n.distance {
		n.pair, n.distance = pair, d
	}
}

func (n *nearest) check(t *testing.T, theme string, want float64) {
	t.Helper()
	t.Logf("%s, %v: nearest are %s, %.1f", theme, n.vision, n.pair, n.distance)
	if n.distance < want {
		t.Errorf("%s, %v: %s are %.1f apart, want %v", theme, n.vision, n.pair, n.distance, want)
	}
}

// hueOf returns the colour that a mark is known by: that of its letters, or of the
// block where they are drawn in reverse.
func hueOf(s ansi.Style) color.Color { return drawn(s, colorprofile.TrueColor).Fg }
