// Package golden holds tests to what was drawn before: it compares with files
// under the testdata of the package under test, and writes them anew where the
// test is run with -update. What is written must be looked at before it is
// committed. Only tests import it.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// The flag stands here once, because a test binary may define it only once.
var update = flag.Bool("update", false, "write what is drawn as what is wanted; look at it before committing")

// A Look is how a terminal shows the program.
type Look struct {
	Dark    bool // its background
	Profile colorprofile.Profile
}

// Looks are those that screens are compared in, by their names in a file's.
func Looks() map[string]Look {
	return map[string]Look{
		"dark":     {true, colorprofile.TrueColor},
		"light":    {false, colorprofile.TrueColor},
		"no_color": {true, colorprofile.Ascii},
	}
}

// Compare compares with the file that is named after the test, with .golden at
// its end. Escapes are written as ␛, so that a difference can be read.
func Compare(t testing.TB, got string) {
	t.Helper()
	File(t, filepath.FromSlash(t.Name())+".golden", strings.ReplaceAll(got, "\x1b", "␛"))
}

// Frame compares as Compare does what a terminal with the profile gets of rows
// that are drawn in true colour.
func Frame(t testing.TB, profile colorprofile.Profile, rows ...string) {
	t.Helper()
	var b strings.Builder
	w := colorprofile.Writer{Forward: &b, Profile: profile}
	if _, err := w.WriteString(strings.Join(rows, "\n")); err != nil {
		t.Fatal(err)
	}
	Compare(t, b.String()+"\n")
}

// File compares with a file under testdata, byte for byte.
func File(t testing.TB, name, got string) {
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
		t.Errorf("%s: drawn\n%s\nwant\n%s\n(go test -update writes it)", file, got, want)
	}
}
