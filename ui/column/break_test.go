package column

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/draw"
)

func TestBreak(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 5, []string{""}},
		{"one two", 0, []string{"o", "n", "e", "t", "w", "o"}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one   two", 5, []string{"one", "two"}},
		{"US-backed forces", 9, []string{"US-backed", "forces"}},
		{"incomprehensible", 6, []string{"incomp", "rehens", "ible"}},
		{"中文字很多。真的", 6, []string{"中文字", "很多。", "真的"}},
	} {
		var got []string
		for _, s := range Break(test.text, test.width, ansi.GraphemeWidth) {
			got = append(got, s.In(test.text))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q in %d cells: %q, want %q", test.text, test.width, got, test.want)
		}
	}
}

// TestBreakLosesNothing: rows are as wide as asked at most, in order, and only
// spaces lie between them.
func TestBreakLosesNothing(t *testing.T) {
	for name, a := range articles(t) {
		line := strings.ReplaceAll(a.Text, "\n", " ")
		for _, width := range []int{1, 2, 7, 30, 200} {
			counter, at := draw.Counter{Method: ansi.GraphemeWidth, Max: width}, 0
			for _, s := range Break(line, width, ansi.GraphemeWidth) {
				if s.Start < at || strings.Trim(line[at:s.Start], " ") != "" {
					t.Fatalf("%s in %d cells: %v follows byte %d", name, width, s, at)
				}
				if w := counter.Width(s.In(line)); w > width {
					t.Errorf("%s: %q has %d cells, want %d", name, s.In(line), w, width)
				}
				at = s.End
			}
			if strings.Trim(line[at:], " ") != "" {
				t.Errorf("%s in %d cells: %q is lost", name, width, line[at:])
			}
		}
	}
}
