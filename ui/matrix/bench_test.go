package matrix

import (
	"context"
	"testing"

	"triptych/articles"
	"triptych/model"
	"triptych/model/analyze"
)

func embedded(b *testing.B) *model.Analysis {
	b.Helper()
	l, err := articles.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	a, err := analyze.Story(context.Background(), &l.Story)
	if err != nil {
		b.Fatal(err)
	}
	return a
}

// nine gives nine articles of 30 KB that share sixty topics.
func nine(b *testing.B) *model.Analysis { return generated(b, 9, 30<<10, 60) }

func BenchmarkNewEmbedded(b *testing.B) { benchmarkNew(b, embedded(b)) }
func BenchmarkNewNine(b *testing.B)     { benchmarkNew(b, nine(b)) }

func benchmarkNew(b *testing.B, a *model.Analysis) {
	for b.Loop() {
		New(a, Options{Width: 200})
	}
}

func BenchmarkFrameEmbedded(b *testing.B) { benchmarkFrame(b, embedded(b), 60) }
func BenchmarkFrameNine(b *testing.B)     { benchmarkFrame(b, nine(b), 60) }

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
