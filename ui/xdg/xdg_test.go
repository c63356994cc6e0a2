//go:build unix

package xdg

import (
	"strings"
	"testing"
)

func TestFolders(t *testing.T) {
	for _, c := range []struct{ name, config, state, home, wantConfig, wantState string }{
		{"the home folder", "", "", "/home/ann", "/home/ann/.config/triptych", "/home/ann/.local/state/triptych"},
		{"folders of their own", "/c", "/s", "/home/ann", "/c/triptych", "/s/triptych"},
		{"relative paths are ignored", "c", "../s", "/home/ann", "/home/ann/.config/triptych", "/home/ann/.local/state/triptych"},
		{"no home", "/c", "/s", "", "/c/triptych", "/s/triptych"},
	} {
		t.Run(c.name, func(t *testing.T) {
			env := map[string]string{"XDG_CONFIG_HOME": c.config, "XDG_STATE_HOME": c.state, "HOME": c.home}
			getenv := func(name string) string { return env[name] }
			if got, err := Config(getenv); err != nil || got != c.wantConfig {
				t.Errorf("config: %q, %v, want %q", got, err, c.wantConfig)
			}
			if got, err := State(getenv); err != nil || got != c.wantState {
				t.Errorf("state: %q, %v, want %q", got, err, c.wantState)
			}
		})
	}
}

func TestNoHome(t *testing.T) {
	none := func(string) string { return "" }
	if _, err := Config(none); err == nil || !strings.Contains(err.Error(), "XDG_CONFIG_HOME") {
		t.Errorf("config: %v", err)
	}
	if _, err := State(none); err == nil || !strings.Contains(err.Error(), "XDG_STATE_HOME") {
		t.Errorf("state: %v", err)
	}
}
