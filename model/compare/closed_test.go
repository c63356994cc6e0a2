package compare

import (
	"strings"
	"testing"

	"triptych/model"
)

func TestClosed(t *testing.T) {
	for _, c := range []struct{ src, words, want string }{
		{"It left at 6:10 a.m. on Friday.", "6:10 a.m", "6:10 a.m."},
		{"It left at 6:10 a.m.", "6:10 a.m", "6:10 a.m."},
		{"It left at 6:10.", "6:10", "6:10"},
		{"It costs 45 million soles ($12 million) a year.", "45 million soles ($12 million", "45 million soles ($12 million)"},
		{"It costs 45 million soles ($12 million) a year.", "45 million soles", "45 million soles"},
		{"“No,” she said (of the U.S).", "of the U.S", "of the U.S"},
		{"She said “no danger” twice.", "said “no danger", "said “no danger”"},
		{"It is in the plan.", "plan", "plan"},
		{"", "", ""},
	} {
		start := strings.Index(c.src, c.words)
		got := closed(model.Span{Start: start, End: start + len(c.words)}, c.src)
		if got.In(c.src) != c.want {
			t.Errorf("%q in %q is closed as %q, want %q", c.words, c.src, got.In(c.src), c.want)
		}
	}
}
