package matrix

import (
	"testing"

	"triptych/model"
	"triptych/ui/internal/uitest"
)

func BenchmarkNewEmbedded(b *testing.B) { benchmarkNew(b, uitest.EmbeddedAnalysis(b)) }
func BenchmarkNewNine(b *testing.B)     { benchmarkNew(b, uitest.Large(b, 9, 30<<10, 60)) }

func benchmarkNew(b *testing.B, a *model.Analysis) {
	for b.Loop() {
		New(a, Options{Width: 200})
	}
}

func BenchmarkFrameEmbedded(b *testing.B) { benchmarkFrame(b, uitest.EmbeddedAnalysis(b), 60) }
func BenchmarkFrameNine(b *testing.B)     { benchmarkFrame(b, uitest.Large(b, 9, 30<<10, 60), 60) }

// benchmarkFrame paints screens of so many rows, one after the other.
func benchmarkFrame(b *testing.B, a *model.Analysis, height int) {
	m := New(a, Options{Width: 200})
	m.ToggleAll()
	look := plainLook()
	look.Selected, look.Current, look.Focus = 3, Section{Topic: 1}, 0
	top := 0
	b.ReportAllocs()
	for b.Loop() {
		for y := range height {
			m.Row(top+y, look)
		}
		top = (top + height) % m.Rows()
	}
}
