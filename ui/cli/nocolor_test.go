package cli

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// TestNoColor: any value that NO_COLOR has, and none else, takes the colours.
func TestNoColor(t *testing.T) {
	for value, want := range map[string]colorprofile.Profile{
		"": colorprofile.TrueColor, "1": colorprofile.ASCII, "0": colorprofile.ASCII, "yes": colorprofile.ASCII, "no": colorprofile.ASCII, " ": colorprofile.ASCII,
	} {
		t.Setenv("NO_COLOR", value)
		t.Setenv("TERM", "xterm-256color")
		t.Setenv("COLORTERM", "truecolor")
		if got := colorprofile.Env(Current().Env); got != want {
			t.Errorf("NO_COLOR=%q: %v, want %v", value, got, want)
		}
	}
}
