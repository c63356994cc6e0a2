package picker

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/theme"
)

// BenchmarkFrame draws a library of 1,000 stories.
func BenchmarkFrame(b *testing.B) {
	for _, filter := range []string{"", "outlet 1"} {
		for _, size := range [][2]int{{80, 24}, {200, 60}, {320, 90}} {
			b.Run(fmt.Sprintf("filter=%s/%dx%d", strings.ReplaceAll(filter, " ", "_"), size[0], size[1]), func(b *testing.B) {
				p, t := New("Stories"), theme.New(true)
				p.SetEntries(many(1000))
				p.SetFilter(filter)
				b.ReportAllocs()
				for b.Loop() {
					p.Rows(size[0], size[1], t, ansi.GraphemeWidth)
				}
			})
		}
	}
}

// BenchmarkFilter looks through a library of 1,000 stories.
func BenchmarkFilter(b *testing.B) {
	p := New("Stories")
	p.SetEntries(many(1000))
	for b.Loop() {
		p.SetFilter("outlet day")
	}
}

// BenchmarkEntries takes in a library of 1,000 stories.
func BenchmarkEntries(b *testing.B) {
	list := many(1000)
	for b.Loop() {
		New("Stories").SetEntries(list)
	}
}
