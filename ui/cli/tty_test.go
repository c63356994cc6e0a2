//go:build unix

package cli

import (
	"errors"
	"io"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"triptych/ui/internal/terminal"
)

// onTerminal runs the program on a pseudo-terminal and returns what it wrote there. Nobody answers when the program asks the terminal.
func onTerminal(t *testing.T, term string, columns int, args ...string) (code int, output string) {
	t.Helper()
	command := exec.Command("triptych", args...)
	command.Env = append(command.Environ(), "TERM="+term, "GORACE="+raceOptions, "XDG_STATE_HOME="+t.TempDir())
	file, err := terminal.Launch(command, columns, 24)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	written, err := io.ReadAll(file)
	if err != nil && !errors.Is(err, syscall.EIO) { // which is how Linux tells the end
		t.Fatal(err)
	}
	if err := command.Wait(); err != nil && command.ProcessState == nil {
		t.Fatal(err)
	}
	return command.ProcessState.ExitCode(), strings.ReplaceAll(string(written), "\r\n", "\n")
}

func TestFailureAsksTheTerminalNothing(t *testing.T) {
	tests := []struct {
		args []string
		code int
		want string
	}{
		{[]string{"report", "--format", "jsno"}, exitUsage, "triptych: unknown format \"jsno\" (did you mean json?): the formats are text, markdown, html, csv, json and annotations\n"},
		{[]string{"--colour"}, exitUsage, "triptych: unknown flag --colour: the flags of triptych are --anyway, --ascii, --automatic, --big, --columns, --help, --library, --linear, --reduced-motion, --theme, --version, --versions and --watch\n"},
	}
	for _, test := range tests {
		if code, got := onTerminal(t, "xterm-256color", 80, test.args...); code != test.code || got != test.want {
			t.Errorf("%v: exit code %d and %q", test.args, code, got)
		}
	}
}

func TestDumbTerminalGetsLinesAlone(t *testing.T) {
	for _, args := range [][]string{nil, {"report"}, {"--help"}, {"help", "report"}, {"--version"}} {
		code, got := onTerminal(t, "dumb", 60, args...)
		if code != exitFine || strings.ContainsRune(got, '\x1b') || got == "" {
			t.Errorf("%v: exit code %d and %q", args, code, got)
		}
	}
}
