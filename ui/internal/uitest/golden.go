package uitest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// update makes the tests write their golden files instead of comparing.
var update = flag.Bool("update", false, "write what is drawn to the golden files; look at it before committing")

// Golden compares with the file that is named after the test, with .golden at
// its end. Escapes are written as ␛, so that a difference can be read.
func Golden(t testing.TB, got string) {
	t.Helper()
	GoldenFile(t, goldenName(t), strings.ReplaceAll(got, "\x1b", "␛"))
}

// goldenName returns the name of the file that belongs to the test.
func goldenName(t testing.TB) string { return filepath.FromSlash(t.Name()) + ".golden" }

// GoldenFrame compares as Golden does what a terminal with the profile gets of rows
// that are drawn in true colour.
func GoldenFrame(t testing.TB, profile colorprofile.Profile, rows ...string) {
	t.Helper()
	var b strings.Builder
	w := colorprofile.Writer{Forward: &b, Profile: profile}
	if _, err := w.WriteString(strings.Join(rows, "\n")); err != nil {
		t.Fatal(err)
	}
	Golden(t, b.String()+"\n")
}

// GoldenFile compares with a file under testdata, byte for byte.
func GoldenFile(t testing.TB, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
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
		t.Fatalf("%v; go test -update writes it", err)
	}
	if got != string(want) {
		t.Errorf("%s: (go test -update writes it)\n%s", file, changed(strings.Split(string(want), "\n"), strings.Split(got, "\n")))
	}
}

// changed returns the lines between those that two texts begin and end with alike.
func changed(want, got []string) string {
	for len(want) > 0 && len(got) > 0 && want[0] == got[0] {
		want, got = want[1:], got[1:]
	}
	for len(want) > 0 && len(got) > 0 && want[len(want)-1] == got[len(got)-1] {
		want, got = want[:len(want)-1], got[:len(got)-1]
	}
	var b strings.Builder
	for _, line := range want {
		b.WriteString("want " + line + "\n")
	}
	for _, line := range got {
		b.WriteString("got  " + line + "\n")
	}
	return b.String()
}
