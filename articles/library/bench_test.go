package library

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkList lists a library of 1,000 stories with five articles of about
// 6 KB each.
func BenchmarkList(b *testing.B) {
	dir := b.TempDir()
	body := strings.Repeat("The harbour master said that nobody was hurt.\n\n", 130)
	for n := range 1000 {
		folder := filepath.Join(dir, fmt.Sprintf("story %d", n))
		if err := os.Mkdir(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		for i := range 5 {
			text := fmt.Sprintf("---\nsource: \"Outlet %d\"\ntitle: \"Story: %d, as told by %d\"\ndate: 2026-03-%02d\nurl: https://example.com/%d/%d\nauthors:\n  - A. Roe\nadded: 2026-03-02T10:00:00Z\nchecksum: 0123456789abcdef\n---\n\n%s", i, n, i, n%28+1, n, i, body)
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.md", i)), []byte(text), 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	l := Open(dir)
	for name, l := range map[string]*Library{"open": l, "confined": l.Confined()} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if list, err := l.List(b.Context()); err != nil || len(list) != 1000 || len(list[0].Heads) != 5 {
					b.Fatal(len(list), err)
				}
			}
		})
	}
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			if _, err := l.Find("story 7"); err != nil {
				b.Fatal(err)
			}
		}
	})
}
