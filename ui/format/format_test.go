package format

import (
	"bufio"
	"errors"
	"slices"
	"strings"
	"testing"
)

type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

func TestTable(t *testing.T) {
	odd := errors.New("odd")
	table := Table[string, int]{
		{"words", "spelled out", func(out *bufio.Writer, n int) error {
			_, _ = out.WriteString(strings.Repeat("one ", n))
			return nil
		}},
		{"even", "only even numbers", func(_ *bufio.Writer, n int) error { return odd }},
	}
	if names := table.Names(); !slices.Equal(names, []string{"words", "even"}) || table.Summary("words") != "spelled out" || table.Summary("no") != "" {
		t.Errorf("%v, %q", names, table.Summary("words"))
	}
	var b strings.Builder
	if err := table.Write(&b, "words", 2); err != nil || b.String() != "one one " {
		t.Errorf("%q, %v", b.String(), err)
	}
	full := errors.New("disk full")
	for _, test := range []struct {
		name string
		want error
	}{{"words", full}, {"even", odd}} {
		if err := table.Write(broken{full}, test.name, 1); !errors.Is(err, test.want) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	if err := table.Write(&b, "none", 1); err == nil || !strings.Contains(err.Error(), `"none"`) {
		t.Errorf("an unknown format: %v", err)
	}
}
