package details

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

func TestGolden(t *testing.T) {
	for name, look := range map[string]struct {
		dark          bool
		profile       colorprofile.Profile
		width, height int
	}{
		"below_dark":      {true, colorprofile.TrueColor, 110, 28},
		"below_light":     {false, colorprofile.TrueColor, 110, 28},
		"below_no_color":  {true, colorprofile.Ascii, 110, 28},
		"beside_no_color": {true, colorprofile.Ascii, 200, 16},
		"narrow_no_color": {true, colorprofile.Ascii, 44, 30},
		"tiny_no_color":   {true, colorprofile.Ascii, 20, 12},
	} {
		t.Run(name, func(t *testing.T) {
			p := New(fixture(t), 0, Options{Status: func(d int) string { return [...]string{"verified", "", "to check", "", ""}[d] }})
			p.Select(2)
			uitest.GoldenFrame(t, look.profile, p.Rows(look.width, look.height, theme.New(look.dark), ansi.GraphemeWidth)...)
		})
	}
}
