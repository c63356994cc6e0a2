package draw

import (
	"strings"
	"testing"
)

func TestBounded(t *testing.T) {
	accents := "e" + strings.Repeat("\u0301", 1000)
	emoji := "👩‍👩‍👧‍👦"
	long := strings.Repeat("plain words, ", 20)
	for _, c := range []struct{ from, want string }{
		{"", ""},
		{long, long},
		{long + "é" + emoji + "東京", long + "é" + emoji + "東京"},
		{accents, "\uFFFD"},
		{long + accents + " and " + accents + "é.", long + "\uFFFD and \uFFFDé."},
		{"a" + accents + emoji, "a\uFFFD" + emoji},
	} {
		if got := Bounded(c.from); got != c.want {
			t.Errorf("%.40q of %d bytes becomes %.80q", c.from, len(c.from), got)
		}
	}
}
