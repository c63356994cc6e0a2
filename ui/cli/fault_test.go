package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/model/problem"
)

// A fault of the program is told in one line that says where the report is, and only
// the latest reports are kept.
func TestFaultsAreReported(t *testing.T) {
	folder := faultFolder(filepath.Join(t.TempDir(), "state", "faults"))
	var last string
	for range maxFaults + 3 {
		line := folder.report(problem.Caught("a \x1b[2Jbug")).Error()
		_, path, found := strings.Cut(line, "is in ")
		if !found || strings.Contains(line, "\x1b") || path == last {
			t.Fatalf("it is told as %q", line)
		}
		last = path
	}
	data, err := os.ReadFile(last)
	if text := string(data); err != nil || !strings.Contains(text, "version") || !strings.Contains(text, "TestFaultsAreReported") {
		t.Errorf("the report is %q, %v", text, err)
	}
	if names, _ := filepath.Glob(filepath.Join(string(folder), "*")); len(names) != maxFaults {
		t.Errorf("%d reports are kept", len(names))
	}
	if line := faultFolder("").report(problem.Caught("a bug")).Error(); line != "the program failed: a bug" {
		t.Errorf("without a folder it is told as %q", line)
	}
}
