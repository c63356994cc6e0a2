package config

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestFolders finds one place in each base directory, as every system has them.
func TestFolders(t *testing.T) {
	home, own, windows := t.TempDir(), t.TempDir(), t.TempDir()
	places := []Place{SettingsFile(), NotesFolder(), LibraryFolder(), CountsFile()}
	variables := []string{"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}
	inHome := []string{"/.config/triptych/config.yaml", "/.local/state/triptych/notes", "/.local/share/triptych/library", "/.cache/triptych/counts.json"}
	for _, test := range []struct {
		name, system string
		env          map[string]string
		want         string // the folder above them all, and what is below it for each
		below        []string
	}{
		{"the home folder", "linux", map[string]string{"HOME": home}, home, inHome},
		{"the home folder of a Mac", "darwin", map[string]string{"HOME": home, "APPDATA": windows}, home, inHome},
		{"folders of their own", "linux", map[string]string{"HOME": home, "own": own}, own,
			[]string{"/triptych/config.yaml", "/triptych/notes", "/triptych/library", "/triptych/counts.json"}},
		{"relative paths are ignored", "linux", map[string]string{"HOME": home, "own": "folder"}, home, inHome},
		{"Windows", "windows", map[string]string{"HOME": home, "APPDATA": windows, "LOCALAPPDATA": windows}, windows,
			[]string{"/triptych/config.yaml", "/triptych/notes", "/triptych/library", "/triptych/counts.json"}},
		{"Windows with a folder of its own", "windows", map[string]string{"APPDATA": windows, "LOCALAPPDATA": windows, "own": own}, own,
			[]string{"/triptych/config.yaml", "/triptych/notes", "/triptych/library", "/triptych/counts.json"}},
		{"Windows without folders", "windows", map[string]string{"HOME": home}, home, inHome},
	} {
		for i, place := range places {
			getenv := func(name string) string {
				if name == variables[i] {
					return test.env["own"]
				}
				return test.env[name]
			}
			folder, err := place.base.folder(getenv, test.system)
			want := filepath.Join(test.want, filepath.FromSlash(test.below[i]))
			if got := filepath.Join(folder, place.name); err != nil || got != want {
				t.Errorf("%s: %q, %v, want %q", test.name, got, err, want)
			}
		}
	}
}

func TestNoHome(t *testing.T) {
	none := func(string) string { return "" }
	for _, place := range Places() {
		if _, err := place.Path(none); err == nil || !strings.Contains(err.Error(), place.base.variable) {
			t.Errorf("%s: %v", place.name, err)
		}
	}
}

// TestPlacesAreExplained: each has a path of its own, and words.
func TestPlacesAreExplained(t *testing.T) {
	var seen []string
	for _, place := range Places() {
		if slices.Contains(seen, place.Shown()) || place.Help() == "" {
			t.Errorf("%q: %q", place.Shown(), place.Help())
		}
		seen = append(seen, place.Shown())
		if !strings.HasPrefix(place.Usual(), "~/.") || !strings.HasSuffix(place.Windows(), `\triptych\`+place.name) {
			t.Errorf("%q is %q, and %q on Windows", place.Shown(), place.Usual(), place.Windows())
		}
	}
}
