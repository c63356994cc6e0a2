package theme

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"triptych/ui/internal/uitest"
)

// TestPage: what is legible on a terminal is so in a picture of it.
func TestPage(t *testing.T) {
	for _, th := range themes(t) {
		for name, style := range looks(th.Theme) {
			fg, bg := uitest.Colours(drawn(style, colorprofile.TrueColor), th.Page.Text, th.Page.Ground)
			if ratio := uitest.Contrast(fg, bg); ratio < th.ratio {
				t.Errorf("%s, %s: contrast %.2f, want %.1f", th.name, name, ratio, th.ratio)
			}
		}
	}
}
