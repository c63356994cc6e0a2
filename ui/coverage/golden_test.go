package coverage

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"triptych/ui/column"
	"triptych/ui/theme"
)

var update = flag.Bool("update", false, "write the golden frames anew; look at them before committing")

// golden compares what a terminal with the profile gets with the file named
// after the test. Escapes are written as ␛, so that a diff can be read.
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
		t.Fatalf("%v; go test ./ui/coverage -update writes it", err)
	}
	if got != string(want) {
		t.Errorf("drawn:\n%s\nwant:\n%s", got, want)
	}
}

func TestGolden(t *testing.T) {
	a := fixture(t)
	o := NewOverview(a.Story, a)
	o.Select(2)
	screens := map[string]func(*theme.Theme) []string{
		"overview": func(th *theme.Theme) []string { return o.Rows(120, 16, th, ansi.WcWidth) },
		"narrow":   func(th *theme.Theme) []string { return o.Rows(36, 12, th, ansi.WcWidth) },
		"strip": func(th *theme.Theme) []string {
			c := column.New(&a.Story.Articles[1], column.Options{Width: 24})
			s := New(a, 1, c.Rows(), c.RowOf)
			rows := make([]string, 10)
			for y := range rows {
				rows[y] = s.Row(y, 10, 5, 8, th)
			}
			return rows
		},
	}
	for name, draw := range screens {
		for look, how := range map[string]struct {
			dark    bool
			profile colorprofile.Profile
		}{
			"dark":     {true, colorprofile.TrueColor},
			"light":    {false, colorprofile.TrueColor},
			"no_color": {true, colorprofile.Ascii},
		} {
			t.Run(name+"_"+look, func(t *testing.T) {
				golden(t, draw(theme.New(how.dark)), how.profile)
			})
		}
	}
}
