package text

import "testing"

func TestCut(t *testing.T) {
	for _, c := range []struct {
		s    string
		most int
		want string
	}{
		{"", 0, ""}, {"abc", 3, "abc"}, {"abc", 2, "ab"}, {"aé", 2, "a"}, {"é", 1, ""}, {"aé", 3, "aé"}, {"a\x80\x80", 2, ""},
	} {
		if got := Cut(c.s, c.most); got != c.want {
			t.Errorf("%q to %d: got %q, want %q", c.s, c.most, got, c.want)
		}
	}
}
