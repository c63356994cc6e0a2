package details

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"triptych/ui/theme"
)

var update = flag.Bool("update", false, "write the golden frames anew; look at them before committing")

// golden compares rows, as a terminal with the profile gets them, with the file
// named after the test. Escapes are written as ␛, so that a diff can be read.
func golden(t *testing.T, rows []string, profile colorprofile.Profile) {
	t.Helper()
	var b bytes.Buffer
	w := colorprofile.Writer{Forward: &b, Profile: profile}
	if _, err := w.WriteString(strings.Join(rows, "\n")); err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(b.String(), "\x1b", "␛") + "\n"
	file := filepath.Join("testdata", filepath.FromSlash(t.Name())+".golden")
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; go test ./ui/details -update writes it", err)
	}
	if got != string(want) {
		t.Errorf("drawn:\n%s\nwant:\n%s", got, want)
	}
}

func TestGolden(t *testing.T) {
	for name, look := range map[string]struct {
		dark          bool
		profile       colorprofile.Profile
		width, height int
	}{
		"below_dark":      {true, colorprofile.TrueColor, 110, 28},
		"below_light":     {false, colorprofile.TrueColor, 110, 28},
		"below_no_color":  {true, colorprofile.Ascii, 110, 28},
		"beside_no_color": {true, colorprofile.Ascii, 200, 16},
		"narrow_no_color": {true, colorprofile.Ascii, 44, 30},
		"tiny_no_color":   {true, colorprofile.Ascii, 20, 12},
	} {
		t.Run(name, func(t *testing.T) {
			p := New(fixture(t), 0, Options{Status: func(d int) string { return [...]string{"verified", "", "to check", "", ""}[d] }})
			p.Select(2)
			golden(t, p.Rows(look.width, look.height, theme.New(look.dark), ansi.GraphemeWidth), look.profile)
		})
	}
}
