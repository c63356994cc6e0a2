package cli

import (
	"os"
	"path/filepath"
	"testing"

	"triptych/ui/config"
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
