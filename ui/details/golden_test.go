package details

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

func TestGolden(t *testing.T) {
	for name, size := range map[string]struct{ width, height int }{
		"below": {110, 28}, "beside": {200, 16}, "narrow": {44, 30}, "tiny": {20, 12},
	} {
		t.Run(name, func(t *testing.T) {
			th := uitest.Tokens(theme.New(true))
			p := New(fixture(t), 0, Options{Status: func(d int) string { return [...]string{"verified", "", "to check", "", ""}[d] }})
			p.Select(2)
			uitest.GoldenScreen(t, th, p.Rows(size.width, size.height, th, ansi.GraphemeWidth)...)
		})
	}
}
