package program

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
)

func TestColours(t *testing.T) {
	for _, test := range []struct {
		environ []string
		want    colorprofile.Profile
	}{
		{[]string{"TERM=linux"}, colorprofile.ANSI},
		{[]string{"TERM=xterm"}, colorprofile.ANSI},
		{[]string{"TERM=vt100"}, colorprofile.ASCII},
		{[]string{"TERM=vt220"}, colorprofile.ASCII},
		{[]string{"TERM=vt100", "CLICOLOR_FORCE=1"}, colorprofile.ANSI},
		{[]string{"TERM=vt100", "COLORTERM=truecolor"}, colorprofile.TrueColor},
		{[]string{"TERM=no-such-terminal"}, colorprofile.ANSI},
		{[]string{"TERM=no-such-terminal-m"}, colorprofile.ASCII},
		{[]string{"TERM=xterm-256color"}, colorprofile.ANSI256},
		{[]string{"TERM=linux", "NO_COLOR=1"}, colorprofile.ASCII},
		{[]string{"TERM=dumb"}, colorprofile.NoTTY},
	} {
		if got := Colours(nil, test.environ); got != test.want {
			t.Errorf("%v: %v, want %v", test.environ, got, test.want)
		}
	}
}
