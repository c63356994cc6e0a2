package uitest

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestCheckRow(t *testing.T) {
	for _, test := range []struct {
		row   string
		holds bool
	}{
		{"abcd", true}, {"abc", false}, {"abcde", false}, {"日本", true},
		{"\x1b[1mab\x1b[mcd", true}, {"\x1b[1mab\x1b[m\x1b[3mcd\x1b[m", true},
		{"\x1b[1mabcd", false}, {"ab\x1b[m\x1b[4mcd", false},
		{"abcd\x1b[2J", false}, {"abcd\x1b]0;title\a", false}, {"abcd\a", false}, {"abcd\r", false}, {"abcd\n", false}, {"abcd\x7f", false},
		{"abcd\u202e", false}, {"abcd\u2066", false}, {"abcd\u009b2J", false}, {"abcd\x9b2J", false}, {"abcd\x1bc", false},
	} {
		if err := CheckRow(test.row, ansi.GraphemeWidth, 4); (err == nil) != test.holds {
			t.Errorf("%q: %v", test.row, err)
		}
	}
}
