//go:build unix

package cli

import (
	"testing"

	"triptych/ui/internal/terminal"
)

func TestSettingsAreObeyed(t *testing.T) {
	env := settingsIn(t, "marks: ascii\nencoder: off\nkeys:\n  down: [x]\n  hide: []\n")
	s := openReader(t, terminal.Options{Width: 120, Height: 30}, env, "--automatic")
	awaitScreen(t, s, "marks in ASCII", says("articles", "-- leads", ">"))
	before := s.Text()
	press(t, s, "x")
	awaitScreen(t, s, "a row further", func(text string) bool { return text != before })
}

func TestBrokenSettingsAreToldAndLeftOut(t *testing.T) {
	env := settingsIn(t, "theme: pink\nkeys:\n  help: [j]\n")
	s := openReader(t, terminal.Options{Width: 160, Height: 30}, env)
	awaitScreen(t, s, "what is wrong", says("2 notices, the first:", "pink"))
	press(t, s, "?")
	awaitScreen(t, s, "the help, by its own key", says("a row down"))
}
