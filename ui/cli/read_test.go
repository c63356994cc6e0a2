package cli

import (
	"slices"
	"testing"
)

func TestReaderIsToldOfAllNoticesInOne(t *testing.T) {
	for _, c := range []struct{ notices, want []string }{
		{nil, nil},
		{[]string{"a"}, []string{"a"}},
		{[]string{"a", "b", "c"}, []string{"3 notices, which triptych report prints; the first: a"}},
	} {
		s := &subject{notices: c.notices}
		if got := s.options().Notices; !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q", c.notices, got)
		}
	}
}
