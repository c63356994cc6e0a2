//go:build unix

package cli

import (
	"strings"
	"testing"

	"triptych/ui/internal/terminal"
)

// TestMarksOfTheReaderAreInReports marks a difference in the reader, as a person
// does, and looks for it on paper.
func TestMarksOfTheReaderAreInReports(t *testing.T) {
	state := "XDG_STATE_HOME=" + t.TempDir()
	s := openReader(t, terminal.Options{Width: 160, Height: 40}, []string{state})
	awaitScreen(t, s, "the story", says("articles ·"))
	press(t, s, "nv")
	awaitScreen(t, s, "the mark", says("marked: verified"))
	press(t, s, "w")
	awaitScreen(t, s, "the line for a note", says("keep"))
	press(t, s, "Ask again.\r")
	awaitScreen(t, s, "the note", says("noted"))
	press(t, s, "R")
	awaitScreen(t, s, "the correction", says("do not belong together"))
	press(t, s, "q")
	if err := s.WaitExit(patience); err != nil {
		t.Fatal(err)
	}
	with := func(p *Process) { p.Env = append(p.Env, state) }
	for _, args := range [][]string{nil, {"report"}, {"notes", "show"}} {
		got := triptych(t, with, args...)
		if got.code != exitFine || got.err != "" || !strings.Contains(got.out, "rejected") || strings.Count(got.out, "\n       mark: verified\n       note: Ask again.\n") != 1 {
			t.Errorf("%v: got %+v", args, got)
		}
	}
	if got, want := triptych(t, with, "report", "--without-notes"), triptych(t, nil, "report"); got != want {
		t.Errorf("without notes: got %+v", got)
	}
}
