//go:build unix

package config

import (
	"strings"
	"testing"
)

func TestFolders(t *testing.T) {
	const home = "/home/ann"
	inHome := [3]string{home + "/.config/triptych/config.yaml", home + "/.local/state/triptych", home + "/.local/share/triptych"}
	own := [3]string{"/c/triptych/config.yaml", "/s/triptych", "/d/triptych"}
	for _, c := range []struct {
		name, config, state, data, home string
		want                            [3]string // Path, StateFolder, DataFolder
	}{
		{"the home folder", "", "", "", home, inHome},
		{"folders of their own", "/c", "/s", "/d", home, own},
		{"relative paths are ignored", "c", "../s", "./d", home, inHome},
		{"no home", "/c", "/s", "/d", "", own},
	} {
		t.Run(c.name, func(t *testing.T) {
			env := map[string]string{"XDG_CONFIG_HOME": c.config, "XDG_STATE_HOME": c.state, "XDG_DATA_HOME": c.data, "HOME": c.home}
			getenv := func(name string) string { return env[name] }
			for i, folder := range []func(func(string) string) (string, error){Path, StateFolder, DataFolder} {
				if got, err := folder(getenv); err != nil || got != c.want[i] {
					t.Errorf("%q, %v, want %q", got, err, c.want[i])
				}
			}
		})
	}
}

func TestNoHome(t *testing.T) {
	none := func(string) string { return "" }
	if _, err := Path(none); err == nil || !strings.Contains(err.Error(), "XDG_CONFIG_HOME") {
		t.Errorf("config: %v", err)
	}
	if _, err := StateFolder(none); err == nil || !strings.Contains(err.Error(), "XDG_STATE_HOME") {
		t.Errorf("state: %v", err)
	}
	if _, err := DataFolder(none); err == nil || !strings.Contains(err.Error(), "XDG_DATA_HOME") {
		t.Errorf("data: %v", err)
	}
}
