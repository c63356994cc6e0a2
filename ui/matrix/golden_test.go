package matrix

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"triptych/ui/theme"
)

var update = flag.Bool("update", false, "write the golden frames anew; look at them before committing")

// golden compares what a terminal with the profile gets with the file named
// after the test. Escapes are written as ␛, so that a diff can be read.
func golden(t *testing.T, drawn string, profile colorprofile.Profile) {
	t.Helper()
	var b bytes.Buffer
	w := colorprofile.Writer{Forward: &b, Profile: profile}
	if _, err := w.WriteString(drawn); err != nil {
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
		t.Fatalf("%v; go test ./ui/matrix -update writes it", err)
	}
	if got != string(want) {
		t.Errorf("drawn:\n%s\nwant:\n%s", got, want)
	}
}

func TestGolden(t *testing.T) {
	for name, width := range map[string]int{"beside": 100, "stacked": 44} {
		for look, how := range map[string]struct {
			dark    bool
			profile colorprofile.Profile
		}{
			"dark":     {true, colorprofile.TrueColor},
			"light":    {false, colorprofile.TrueColor},
			"no_color": {true, colorprofile.Ascii},
		} {
			t.Run(name+"_"+look, func(t *testing.T) {
				m := New(fixture(t), Options{Width: width})
				m.Toggle(Section{Topic: 4, Fold: true})
				l := Look{Theme: theme.New(how.dark), Highlights: true, Selected: 1, Current: Section{Topic: 2}, Focus: 1}
				rows := []string{m.Header(l)}
				for y := range m.Rows() {
					rows = append(rows, m.Row(y, l))
				}
				golden(t, strings.Join(rows, "\n"), how.profile)
			})
		}
	}
}
