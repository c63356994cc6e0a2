//go:build unix

package cli

import (
	"fmt"
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

// TestTwoWindowsKeepBothNotes writes a note on one difference in two windows of
// the same story.
func TestTwoWindowsKeepBothNotes(t *testing.T) {
	state := "XDG_STATE_HOME=" + t.TempDir()
	var windows [2]*terminal.Terminal
	for i := range windows {
		windows[i] = openReader(t, terminal.Options{Width: 200, Height: 40}, []string{state})
		awaitScreen(t, windows[i], "the story", says("articles ·"))
	}
	for i, said := range []string{"noted", "changed in another window too: the note on"} {
		press(t, windows[i], "nw")
		awaitScreen(t, windows[i], "the line for a note", says("keep"))
		press(t, windows[i], fmt.Sprintf("Of window %d.\r", i+1))
		awaitScreen(t, windows[i], "the note", says(said))
	}
	got := triptych(t, func(p *Process) { p.Env = append(p.Env, state) }, "notes", "show")
	for _, want := range []string{"note: Of window 2.\n", " UTC] Of window 1.\n"} {
		if strings.Count(got.out, want) != 1 {
			t.Errorf("%q is not there once: %+v", want, got)
		}
	}
}
