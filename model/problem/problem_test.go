package problem

import (
	"errors"
	"io/fs"
	"testing"
)

func TestError(t *testing.T) {
	said := &fs.PathError{Op: "open", Path: "a.md", Err: errors.New("disk on fire")}
	for _, c := range []struct {
		err  *Error
		want string
	}{
		{&Error{Name: "a.md", Problem: "it is empty", Advice: "put text into it"}, "a.md: it is empty; put text into it"},
		{&Error{Problem: "it is empty", Advice: "put text into it"}, "it is empty; put text into it"},
		{&Error{Name: "a\x1b[31m.md", Problem: "it is empty"}, "a\uFFFD[31m.md: it is empty"},
		{System("a.md", "it cannot be read", "check the disk", said), "a.md: it cannot be read: disk on fire; check the disk"},
		{System("a.md", "it cannot be read", "", errors.New("cut off")), "a.md: it cannot be read: cut off"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if err := System("a.md", "it cannot be read", "", said); !errors.Is(err, said) {
		t.Error("what the system said is lost")
	}
}
