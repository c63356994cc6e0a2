package coverage

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/column"
	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

func TestGolden(t *testing.T) {
	a := fixture(t)
	o := NewOverview(a.Story, a)
	o.Select(2)
	screens := map[string]func(*theme.Theme) []string{
		"overview": func(th *theme.Theme) []string { return o.Rows(120, 16, th, ansi.WcWidth) },
		"narrow":   func(th *theme.Theme) []string { return o.Rows(36, 12, th, ansi.WcWidth) },
		"strip": func(th *theme.Theme) []string {
			c := column.New(&a.Story.Articles[1], column.Options{Width: 24})
			s := New(a, 1, c.Rows(), c.RowOf)
			rows := make([]string, 10)
			for y := range rows {
				rows[y] = s.Row(y, 10, 5, 8, th)
			}
			return rows
		},
	}
	for name, draw := range screens {
		t.Run(name, func(t *testing.T) {
			th := uitest.Tokens(theme.New(true))
			uitest.GoldenScreen(t, th, draw(th)...)
		})
	}
}
