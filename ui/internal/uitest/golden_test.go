package uitest

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// A recorder is a test that notes how it fails.
type recorder struct {
	testing.TB
	name, told string
}

func (r *recorder) Helper()      {}
func (r *recorder) Name() string { return r.name }
func (r *recorder) Errorf(format string, _ ...any) {
	r.told += format
}

func (r *recorder) Fatalf(format string, _ ...any) {
	r.told += format
	runtime.Goexit()
}

// tell returns how a comparison fails, "" if it does not.
func tell(t *testing.T, compare func(testing.TB)) string {
	r := &recorder{TB: t, name: "TestSome/case"}
	done := make(chan struct{})
	go func() {
		defer close(done)
		compare(r)
	}()
	<-done
	return r.told
}

// TestGolden: another text, another profile and a file that is not there fail,
// and say how to write it.
func TestGolden(t *testing.T) {
	if *update {
		t.Skip("files are written")
	}
	t.Chdir(t.TempDir())
	const row = "\x1b[38;2;255;0;0mred\x1b[m"
	compare := func(t testing.TB) { GoldenFrame(t, colorprofile.TrueColor, row, "second") }
	if told := tell(t, compare); !strings.Contains(told, "-update") {
		t.Errorf("without a file: %q", told)
	}
	if err := os.MkdirAll(filepath.Join("testdata", "TestSome"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("testdata", "TestSome", "case.golden"), []byte("␛[38;2;255;0;0mred␛[m\nsecond\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if told := tell(t, compare); told != "" {
		t.Errorf("the same: %q", told)
	}
	for name, compare := range map[string]func(testing.TB){
		"another row":     func(t testing.TB) { GoldenFrame(t, colorprofile.TrueColor, row, "third") },
		"another profile": func(t testing.TB) { GoldenFrame(t, colorprofile.ASCII, row, "second") },
		"one row less":    func(t testing.TB) { GoldenFrame(t, colorprofile.TrueColor, row) },
		"raw escapes":     func(t testing.TB) { GoldenFile(t, "TestSome/case.golden", row+"\nsecond\n") },
	} {
		if told := tell(t, compare); !strings.Contains(told, "-update") {
			t.Errorf("%s: %q", name, told)
		}
	}
}

// TestUpdate: what is written is what is wanted the next time.
func TestUpdate(t *testing.T) {
	t.Chdir(t.TempDir())
	was := *update
	defer func() { *update = was }()
	for _, *update = range []bool{true, false} {
		if told := tell(t, func(t testing.TB) { Golden(t, "\x1b[1mbold\x1b[m") }); told != "" {
			t.Errorf("writing %v: %q", *update, told)
		}
	}
}
