package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// TestReportsInFiles: the file has what would be printed, and no article is lost.
func TestReportsInFiles(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"a.md", "b.md"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("Four were hurt when the bridge fell on Monday."), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	to := filepath.Join(t.TempDir(), "report.json")
	got, want := triptych(t, nil, "report", "-f", "json", "--out", to, folder), triptych(t, nil, "report", "-f", "json", folder)
	data, err := os.ReadFile(to)
	if got.code != exitFine || got.out != "" || err != nil || string(data) != want.out {
		t.Errorf("%+v, error %v, in the file %q, want %q", got, err, data, want.out)
	}
	a, b := filepath.Join(folder, "a.md"), filepath.Join(folder, "b.md")
	for path, words := range map[string][]string{a: {a, b}, filepath.Join(folder, "report.txt"): {folder}} {
		got := triptych(t, nil, append([]string{"report", "--out", path}, words...)...)
		if got.code != exitUsage || got.out != "" {
			t.Errorf("--out %s: %+v", path, got)
		}
	}
	if data, _ := os.ReadFile(a); string(data) != "Four were hurt when the bridge fell on Monday." {
		t.Errorf("the article is now %q", data)
	}
}
