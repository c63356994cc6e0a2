package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/internal/uitest"
)

func BenchmarkScrollOneRow(b *testing.B) {
	d := open(b, 180, 50)
	down, up := keyOf("j"), keyOf("k")
	b.ReportAllocs()
	for i := range b.N {
		if i/20%2 == 0 {
			d.Update(down)
		} else {
			d.Update(up)
		}
		_ = d.View()
	}
}

func BenchmarkResize(b *testing.B) {
	d := open(b, 180, 50)
	b.ReportAllocs()
	for i := range b.N {
		d.Update(tea.WindowSizeMsg{Width: 180 - i%2, Height: 50})
		_ = d.View()
	}
}

// long gives nine articles of some 30 KB on the same events, each in its own
// order and with figures of its own.
func long(tb testing.TB) (*model.Story, *model.Analysis) {
	tb.Helper()
	story := &model.Story{Title: "long"}
	for i := range 9 {
		var s strings.Builder
		for j := 0; s.Len() < 30<<10; j++ {
			n := (j*7 + i*3) % 200
			fmt.Fprintf(&s, "The council of district %d said on Monday that %d houses near the river had been flooded in ward %d. ", n, 40+n+i%2, n)
			fmt.Fprintf(&s, "“Nobody here slept at all that night,” said resident number %d of the lower town.\n\n", n)
		}
		a := text.ParsePlain(s.String())
		a.ID = fmt.Sprint(i)
		story.Articles = append(story.Articles, a)
	}
	return story, uitest.Analyze(tb, story)
}

// BenchmarkKeys times every key of the reader, from the key to the frame's text.
// Bounds on two cores: 99 of 100 under 16 ms on the fixture at 200x60, none over
// 33 ms with nine articles of 30 KB.
func BenchmarkKeys(b *testing.B) {
	stories := map[string]func() *rig{
		"fixture": func() *rig { return open(b, 200, 60) },
		"nine articles of 30 KB": func() *rig {
			story, analysis := long(b)
			return openStory(b, story, analysis, 200, 60)
		},
	}
	keys := []string{"f", "j", "space", "tab", "!", "enter", "backspace", "esc", "i", "i", "i", "j", "space", "n", "]", "tab", "enter", "j", "enter", "n", "esc", "c", "]", "n", "space", "e", "c", "o", "j", "o",
		".", "j", "j", ".", "z", "j", "z", "F", "o", "j", "a", "esc", "+", "-", ">", "<", "s", "j", "s", "s", "M", "j", "M", "G", "N",
		"backspace", "/", "h", "o", "u", "s", "enter", "n", "n", "esc", "g", "?", "esc", "9", "k", "1", "h", "h"}
	for name, open := range stories {
		b.Run(name, func(b *testing.B) {
			d := open()
			var times []time.Duration
			worst, of := time.Duration(0), ""
			for range b.N {
				for _, k := range keys {
					start := time.Now()
					d.Update(keyOf(k))
					_ = d.View()
					took := time.Since(start)
					times = append(times, took)
					if took > worst {
						worst, of = took, k
					}
					d.rest()
				}
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms-p99")
			b.ReportMetric(float64(worst.Microseconds())/1000, "ms-worst")
			b.Logf("the slowest key is %s", of)
		})
	}
}

// BenchmarkLevel times the key of the level, from the key to the frame's text, in the
// findings and in the columns of nine articles of 30 KB. Bounds on two cores: 10 ms on
// average, 20 ms at worst.
func BenchmarkLevel(b *testing.B) {
	story, analysis := long(b)
	for name, open := range map[string][]string{"findings": {"f"}, "columns": nil} {
		b.Run(name, func(b *testing.B) {
			d := openStory(b, story, analysis, 200, 60)
			d.press(open...)
			level, worst := keyOf("i"), time.Duration(0)
			b.ResetTimer()
			for range b.N {
				start := time.Now()
				d.Update(level)
				_ = d.View()
				worst = max(worst, time.Since(start))
			}
			b.ReportMetric(float64(worst.Microseconds())/1000, "ms-worst")
		})
	}
}
