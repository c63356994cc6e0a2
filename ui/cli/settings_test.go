//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"testing"

	"triptych/ui/config"
	"triptych/ui/internal/terminal"
)

// settingsIn writes a settings file and returns the environment that leads to it.
func settingsIn(t *testing.T, text string) []string {
	t.Helper()
	home := t.TempDir()
	p := Process{Env: []string{"XDG_CONFIG_HOME=" + home, "HOME=" + home}}
	path, err := config.SettingsFile().Path(p.getenv)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"XDG_CONFIG_HOME=" + home}
}

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
