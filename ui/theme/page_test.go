package theme

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// TestPage: what is legible on a terminal is so in a picture of it.
func TestPage(t *testing.T) {
	for _, dark := range []bool{true, false} {
		page := NewPage(dark)
		for name, style := range looks(New(dark)) {
			fg, bg := seen(drawn(style, colorprofile.TrueColor), page.Text, page.Ground)
			if ratio := contrast(fg, bg); ratio < 4.5 {
				t.Errorf("dark %v, %s: contrast %.2f, want 4.5", dark, name, ratio)
			}
		}
	}
}
