package coverage

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// nine returns nine articles of 30 KB that share sixty topics.
func nine(b *testing.B) *model.Analysis { return uitest.Large(b, 9, 30<<10, 60) }

func BenchmarkStripNew(b *testing.B) {
	for name, a := range map[string]*model.Analysis{"embedded": uitest.EmbeddedAnalysis(b), "1MB": uitest.Large(b, 1, 1<<20, 60)} {
		c := column.New(&a.Story.Articles[0], column.Options{Width: 58})
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				New(a, 0, c.Rows(), c.RowOf)
			}
		})
	}
}

// BenchmarkStripFrame draws the strips of a screen of 60 rows.
func BenchmarkStripFrame(b *testing.B) {
	for name, a := range map[string]*model.Analysis{"embedded": uitest.EmbeddedAnalysis(b), "3 of 1MB": uitest.Large(b, 3, 1<<20, 60)} {
		var strips []*Strip
		for i := range a.Story.Articles {
			c := column.New(&a.Story.Articles[i], column.Options{Width: 58})
			strips = append(strips, New(a, i, c.Rows(), c.RowOf))
		}
		t := theme.New(true)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range strips {
					for y := range 60 {
						s.Row(y, 60, 30, 60, t)
					}
				}
			}
		})
	}
}

func BenchmarkOverviewNew(b *testing.B) {
	for name, a := range map[string]*model.Analysis{"embedded": uitest.EmbeddedAnalysis(b), "nine": nine(b)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				NewOverview(a.Story, a)
			}
		})
	}
}

func BenchmarkOverviewFrame(b *testing.B) {
	for name, a := range map[string]*model.Analysis{"embedded": uitest.EmbeddedAnalysis(b), "nine": nine(b)} {
		o, t := NewOverview(a.Story, a), theme.New(true)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				o.Rows(200, 60, t, ansi.GraphemeWidth)
			}
		})
	}
}
