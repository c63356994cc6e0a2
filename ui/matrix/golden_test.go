package matrix

import (
	"testing"

	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

func TestGolden(t *testing.T) {
	for name, width := range map[string]int{"beside": 100, "stacked": 44} {
		for look, how := range uitest.Looks() {
			t.Run(name+"_"+look, func(t *testing.T) {
				m := New(fixture(t), Options{Width: width})
				m.Toggle(Section{Topic: 4, Fold: true})
				l := Look{Theme: theme.New(how.Dark), Highlights: true, Selected: 1, Current: Section{Topic: 2}, Focus: 1}
				rows := []string{m.Header(l)}
				for y := range m.Rows() {
					rows = append(rows, m.Row(y, l))
				}
				uitest.GoldenFrame(t, how.Profile, rows...)
			})
		}
	}
}
