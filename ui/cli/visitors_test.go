package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The notes of keys that nobody listed stay within their budget, those changed last.
func TestVisitorsHaveABudget(t *testing.T) {
	now := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	v := &visitors{folder: filepath.Join(t.TempDir(), "visitors")}
	v.prune(now) // of nothing
	write := func(key string, bytes int, ago time.Duration) {
		t.Helper()
		path := filepath.Join(v.folder, key, "story.json")
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.Repeat("x", bytes)), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, now.Add(-ago)); err != nil {
			t.Fatal(err)
		}
	}
	write("new", 100, time.Hour)
	write("old", 100, visitorsTime+time.Hour)
	write("large", visitorBytes+1, time.Minute)
	for i := range visitorsBytes/visitorBytes + 5 {
		write(fmt.Sprintf("flood-%02d", i), visitorBytes, 2*time.Hour+time.Duration(i)*time.Minute)
	}
	v.prune(now)
	left := map[string]bool{}
	total := int64(0)
	for _, one := range v.visits() {
		left[filepath.Base(one.path)] = true
		total += one.bytes
	}
	if !left["new"] || left["old"] || left["large"] || !left["flood-00"] || left["flood-68"] || total > visitorsBytes {
		t.Errorf("%d bytes are left, of %v", total, left)
	}
	for i := range visitorsKeys + 10 {
		write(fmt.Sprintf("key-%d", i), 1, time.Duration(i)*time.Millisecond)
	}
	v.prune(now)
	if n := len(v.visits()); n != visitorsKeys {
		t.Errorf("%d keys are left", n)
	}
}
