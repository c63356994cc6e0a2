//go:build unix

package cli

import (
	"os/exec"
	"strings"
	"sync"
	"testing"

	"triptych/ui/internal/terminal"
)

// TestLinesOnATerminal reads a story as lines where a person types, and leaves in each
// way that there is: nothing that is written is more than text.
func TestLinesOnATerminal(t *testing.T) {
	const ctrlC, ctrlD = "\x03", "\x04"
	for leave, code := range map[string]int{"q\n": exitFine, ctrlD: exitFine, ctrlC: exitInterrupted} {
		var mu sync.Mutex
		var written strings.Builder
		s := openReader(t, terminal.Options{Width: 60, Height: 40, Observe: func(c terminal.Chunk) {
			mu.Lock()
			defer mu.Unlock()
			written.Write(c.Data)
		}}, nil, "--linear")
		awaitScreen(t, s, "the beginning", says("CNN leads", "Enter reads the next sentence"))
		press(t, s, "\n")
		awaitScreen(t, s, "a sentence", says("1. The UK has indicated", "here,"))
		press(t, s, "!\n")
		awaitScreen(t, s, "a conflict", says("Conflict, day of disclosure: Monday here, Sunday in The"))
		press(t, s, leave)
		got := 0
		if err := s.WaitExit(patience); err != nil {
			exit, ok := err.(*exec.ExitError)
			if !ok {
				t.Fatal(err)
			}
			got = exit.ExitCode()
		}
		mu.Lock()
		if text := written.String(); got != code || strings.ContainsRune(text, '\x1b') {
			t.Errorf("after %q: exit code %d, %q", leave, got, text)
		}
		mu.Unlock()
	}
}

// TestSettingsReadLines: whoever set it gets lines on every terminal without asking.
func TestSettingsReadLines(t *testing.T) {
	settings := settingsIn(t, "linear: on\nencoder: off\n")
	s := openReader(t, terminal.Options{Width: 80, Height: 24}, settings)
	awaitScreen(t, s, "the beginning", says("CNN leads"))
	s = openReader(t, terminal.Options{Width: 80, Height: 24}, settings, "--linear=false")
	awaitScreen(t, s, "the reader", func(string) bool { return s.InAltScreen() })
}

// TestLevelOfLinesIsKept: the level that a person typed holds the next time.
func TestLevelOfLinesIsKept(t *testing.T) {
	state := "XDG_STATE_HOME=" + t.TempDir()
	for _, said := range []string{"Level telling", "Level facts"} {
		s := openReader(t, terminal.Options{Width: 80, Height: 30}, []string{state}, "--linear")
		awaitScreen(t, s, "the beginning", says(said, "CNN leads"))
		press(t, s, "level facts\n")
		awaitScreen(t, s, "the level", says("level facts", "Level facts: "))
		press(t, s, "q\n")
		if err := s.WaitExit(patience); err != nil {
			t.Fatal(err)
		}
	}
}
