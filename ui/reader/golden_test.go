package reader

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

func TestGolden(t *testing.T) {
	screens := map[string][]string{
		"main":     {"n", "n"},
		"help":     {"?"},
		"details":  {"enter", "j"},
		"compare":  {"c", "]"},
		"overview": {"o", "j"},
		"filter":   {"F", "j", "space"},
		"search":   {"/", "c", "r", "a", "c", "k", "enter", "n"},
		"follow":   {"."},
		"zoom":     {"z"},
		"by hand":  {"E", "l", "l", "space", "L", "tab", "j", "L"},
	}
	for screen, keys := range screens {
		t.Run(screen, func(t *testing.T) {
			th := uitest.Tokens(theme.New(true))
			d := openThemed(t, th, 120, 24)
			d.press(keys...)
			d.checkFrame(screen)
			uitest.GoldenScreen(t, th, d.View().Content)
		})
	}
}

// TestGoldenColours holds what each theme makes of the styles, and what is left of
// them where there are no colours.
func TestGoldenColours(t *testing.T) {
	frame := func(t *testing.T, name string) string {
		th, err := theme.Make(theme.Options{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		d := openThemed(t, th, 100, 16)
		d.press("n", "n")
		return d.View().Content
	}
	for _, name := range theme.Names() {
		if strings.HasSuffix(name, "dark") || strings.HasSuffix(name, "light") {
			t.Run(name, func(t *testing.T) { uitest.GoldenFrame(t, colorprofile.TrueColor, frame(t, name)) })
		}
	}
	t.Run("no_color", func(t *testing.T) { uitest.GoldenFrame(t, colorprofile.Ascii, frame(t, "dark")) })
}

// openThemed returns a reader of the fixture that is drawn with the theme.
func openThemed(t *testing.T, th *theme.Theme, width, height int) *rig {
	d := open(t, width, height)
	d.term.theme = th
	return d
}
