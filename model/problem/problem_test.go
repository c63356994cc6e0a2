package problem

import (
	"errors"
	"fmt"
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

func TestFill(t *testing.T) {
	empty := &Error{Problem: "it is empty"}
	plain := errors.New("plain")
	for _, c := range []struct {
		err  error
		want string
	}{
		{Named("a.md", empty), "a.md: it is empty"},
		{Named("b.md", Named("a.md", empty)), "a.md: it is empty"},
		{Named("a.md", fmt.Errorf("wrapped: %w", empty)), "a.md: it is empty"},
		{Advised("wait", Advised("fill it", empty)), "it is empty; fill it"},
		{Named("a.md", plain), "plain"},
	} {
		if c.err.Error() != c.want {
			t.Errorf("got %q, want %q", c.err, c.want)
		}
	}
	if Named("a.md", nil) != nil || empty.Error() != "it is empty" {
		t.Error("an error came out of none, or one was changed")
	}
}
