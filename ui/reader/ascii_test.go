package reader

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/theme"
)

// plainStory gives the fixture with articles in ASCII alone. What stands in place
// of a character has as many bytes, so that no span moves.
func plainStory(t testing.TB) (*model.Story, *model.Analysis) {
	t.Helper()
	story, analysis := fixture(t)
	for i := range story.Articles {
		a := &story.Articles[i]
		a.Text = strings.NewReplacer("“", "'' ", "”", " ''").Replace(a.Text)
		if at := strings.IndexFunc(a.Text, func(r rune) bool { return r > unicode.MaxASCII }); at >= 0 {
			t.Fatalf("article %d has %q", i, a.Text[at:])
		}
	}
	return story, analysis
}

// TestASCIIMarks: with marks in ASCII nothing else stands on any screen.
func TestASCIIMarks(t *testing.T) {
	th, err := theme.Make(theme.Options{Dark: true, ASCII: true})
	if err != nil {
		t.Fatal(err)
	}
	story, analysis := plainStory(t)
	for screen, keys := range screens() {
		for _, size := range [][2]int{{120, 24}, {60, 20}, {200, 50}} {
			d := openStory(t, story, analysis, size[0], size[1])
			d.term.theme = th
			d.press(keys...)
			for _, row := range strings.Split(ansi.Strip(d.View().Content), "\n") {
				if at := strings.IndexFunc(row, func(r rune) bool { return r > unicode.MaxASCII }); at >= 0 {
					t.Errorf("%s of %dx%d: %q in %q", screen, size[0], size[1], string([]rune(row[at:])[:1]), strings.TrimSpace(row))
				}
			}
		}
	}
}

// TestASCIIHintsSpellArrows holds that no hint has > for the key → where > is another.
func TestASCIIHintsSpellArrows(t *testing.T) {
	th, err := theme.Make(theme.Options{Dark: true, ASCII: true})
	if err != nil {
		t.Fatal(err)
	}
	d := open(t, 120, 24)
	d.term.theme = th
	d.press("E")
	if row := d.lastRow(); !strings.Contains(row, "right left word") {
		t.Errorf("the hints are %q", row)
	}
}
