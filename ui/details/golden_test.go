package details

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

func TestGolden(t *testing.T) {
	for name, size := range map[string]struct {
		width, height int
		under         []Place
	}{
		"below": {110, 28, nil}, "beside": {200, 16, nil}, "narrow": {44, 30, nil}, "tiny": {20, 12, nil},
		"aligned": {110, 28, []Place{{5, 31}, {42, 31}, {79, 31}}}, "partly aligned": {80, 20, []Place{{5, 34}, {45, 34}, {}}},
	} {
		t.Run(name, func(t *testing.T) {
			th := uitest.Tokens(theme.New(true))
			p := New(fixture(t), 0, Options{Under: size.under, Status: func(d int) string { return [...]string{"verified", "", "to check", "", ""}[d] }})
			p.Select(2)
			uitest.GoldenScreen(t, th, p.Rows(size.width, size.height, th, ansi.GraphemeWidth)...)
		})
	}
}
