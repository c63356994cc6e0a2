package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRename(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"mill", "flood"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name, "a.md"), []byte("The "+name+"."), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l := Open(dir)
	for _, test := range []struct{ from, to, problem string }{
		{"nothing", "fire", "nothing"},
		{"mill", "flood", "there is a story of that name"},
		{"mill", "FLOOD", "there is a story of that name"},
		{"mill", "../fire", "a story cannot be called that"},
		{"mill", "", "a story cannot be called that"},
		{"mill", ".trash", "a story cannot be called that"},
		{"mill", "a fire", ""},
		{"a fire", "A Fire", ""},
		{"A Fire", "A Fire", ""},
	} {
		err := l.Rename(t.Context(), test.from, test.to)
		if test.problem == "" && err != nil || test.problem != "" && (err == nil || !strings.Contains(err.Error(), test.problem)) {
			t.Errorf("%q to %q: %v, want %q", test.from, test.to, err, test.problem)
		}
	}
	if data, err := os.ReadFile(filepath.Join(dir, "A Fire", "a.md")); err != nil || string(data) != "The mill." {
		t.Errorf("the article is %q, %v", data, err)
	}
}
