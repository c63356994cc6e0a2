package matrix

import (
	"testing"

	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

func TestGolden(t *testing.T) {
	for name, width := range map[string]int{"beside": 100, "stacked": 44} {
		t.Run(name, func(t *testing.T) {
			m, th := New(fixture(t), Options{Width: width}), uitest.Tokens(theme.New(true))
			m.Toggle(Section{Topic: 4, Fold: true})
			l := Look{Theme: th, Highlights: true, Selected: 1, Current: Section{Topic: 2}, Focus: 1}
			rows := []string{m.Header(l)}
			for y := range m.Rows() {
				rows = append(rows, m.Row(y, l))
			}
			uitest.GoldenScreen(t, th, rows...)
		})
	}
}
