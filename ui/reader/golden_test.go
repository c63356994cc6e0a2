package reader

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

var update = flag.Bool("update", false, "write the golden frames anew; look at them before committing")

// golden compares a frame, as a terminal with the profile gets it, with the file
// named after the test. Escapes are written as ␛, so that a diff can be read.
func (d *desk) golden(profile colorprofile.Profile) {
	d.t.Helper()
	var b bytes.Buffer
	w := colorprofile.Writer{Forward: &b, Profile: profile}
	if _, err := w.WriteString(d.View().Content); err != nil {
		d.t.Fatal(err)
	}
	got := strings.ReplaceAll(b.String(), "\x1b", "␛") + "\n"
	file := filepath.Join("testdata", filepath.FromSlash(d.t.(*testing.T).Name())+".golden")
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			d.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			d.t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		d.t.Fatalf("%v; go test ./ui/reader -update writes it", err)
	}
	if got != string(want) {
		d.t.Errorf("the frame is\n%s\nwant\n%s", got, want)
	}
}

func TestGolden(t *testing.T) {
	screens := map[string][]string{
		"main":     {"n", "n"},
		"help":     {"?"},
		"details":  {"enter", "j"},
		"compare":  {"c", "]"},
		"overview": {"o", "j"},
		"filter":   {"F", "j", "space"},
		"search":   {"/", "c", "r", "a", "c", "k", "enter", "n"},
		"follow":   {"."},
		"zoom":     {"z"},
	}
	looks := map[string]struct {
		dark    bool
		profile colorprofile.Profile
	}{
		"dark":     {true, colorprofile.TrueColor},
		"light":    {false, colorprofile.TrueColor},
		"no_color": {true, colorprofile.Ascii},
	}
	for screen, keys := range screens {
		for look, how := range looks {
			t.Run(screen+"_"+look, func(t *testing.T) {
				d := open(t, 120, 24)
				d.restyle(how.dark)
				d.press(keys...)
				d.checkFrame(screen)
				d.golden(how.profile)
			})
		}
	}
}
