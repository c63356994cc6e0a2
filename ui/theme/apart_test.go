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
			check := func(th *Theme, palette []color.Color, name string, next float64) {
				marks := nearest{vision: v, palette: palette}
				for _, group := range marksOf(th) {
					marks.addAll(group)
				}
				marks.check(t, name, want.marks)
				topics := nearest{vision: v, palette: palette}
				for i := range Topics {
					topics.add(fmt.Sprintf("topics %d and %d", i, (i+1)%Topics), th.Topic(i), th.Topic(i+1))
				}
				topics.check(t, name, next)
			}
			check(th.Theme, nil, th.name, want.next)
			for terminal, palette := range sixteen() {
				check(th.At(Sixteen), palette, th.name+" with 16 colours of "+terminal, 10)
			}
			any := nearest{vision: v}
			for i := range Topics {
				for j := range i {
					any.add(fmt.Sprintf("topics %d and %d", j, i), th.Topic(j), th.Topic(i))
				}
			}
			any.check(t, th.name, want.any)
		}
	}
}

// marksOf returns styles that must differ in colour within each group.
func marksOf(th *Theme) []map[string]ansi.Style {
	return []map[string]ansi.Style{
		{"conflict": th.Conflict, "variant": th.Variant, "extra": th.Extra},
		{"conflict": th.Conflict, "found": th.Found, "selected": th.Selected},
		{"cut": th.Cut, "added": th.Added},
		{"elsewhere": th.Elsewhere, "covered": th.Covered},
	}
}

// TestTopicsAreNoMarks: with 16 colours, no topic has the colour of a conflict or a
// variant.
func TestTopicsAreNoMarks(t *testing.T) {
	for _, th := range themes(t) {
		th := look{th.At(Sixteen), th.name, th.ratio}
		for i := range Topics {
			for name, mark := range map[string]ansi.Style{"conflict": th.Conflict, "variant": th.Variant} {
				if hueOf(mark) == hueOf(th.Topic(i)) {
					t.Errorf("%s: topic %d has the colour of a %s, %v", th.name, i, name, hueOf(mark))
				}
			}
		}
	}
}

// nearest is the pair of the least distance in a vision.
type nearest struct {
	vision   uitest.Vision
	palette  []color.Color // of a terminal with 16 colours
	pair     string
	distance float64
}

func (n *nearest) add(pair string, a, b ansi.Style) {
	if d := n.vision.Apart(n.seen(a), n.seen(b)); n.pair == "" || d < n.distance {
		n.pair, n.distance = pair, d
	}
}

func (n *nearest) addAll(group map[string]ansi.Style) {
	for a, x := range group {
		for b, y := range group {
			if a < b {
				n.add(a+" and "+b, x, y)
			}
		}
	}
}

// seen returns the colour that a terminal draws for a style.
func (n *nearest) seen(s ansi.Style) color.Color {
	c := hueOf(s)
	if basic, ok := c.(ansi.BasicColor); ok {
		return n.palette[basic]
	}
	return c
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
