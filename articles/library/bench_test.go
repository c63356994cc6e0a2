package library

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkList lists a library of 1,000 stories with three articles of about 6 KB each:
// for the first time, from the file of an index as a command does, from memory as a
// server does, and then what is in each story, for the counts beside it.
func BenchmarkList(b *testing.B) {
	dir := b.TempDir()
	body := strings.Repeat("The harbour master said that nobody was hurt.\n\n", 130)
	for n := range 1000 {
		folder := filepath.Join(dir, fmt.Sprintf("story %d", n))
		if err := os.Mkdir(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		for i := range 3 {
			text := fmt.Sprintf("---\nsource: \"Outlet %d\"\ntitle: \"Story: %d, as told by %d\"\ndate: 2026-03-%02d\nurl: https://example.com/%d/%d\nauthors:\n  - A. Roe\nadded: 2026-03-02T10:00:00Z\nchecksum: 0123456789abcdef\n---\n\n%s", i, n, i, n%28+1, n, i, body)
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.md", i)), []byte(text), 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	index := filepath.Join(b.TempDir(), "index")
	opened := func() *Library {
		l := Open(dir)
		l.now = func() time.Time { return time.Now().Add(time.Hour) } // when all is settled
		return l
	}
	list := func(b *testing.B, l *Library) {
		if list, err := l.List(b.Context()); err != nil || len(list) != 1000 || len(list[0].Heads) != 3 {
			b.Fatal(len(list), err)
		}
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			list(b, opened())
		}
	})
	b.Run("file", func(b *testing.B) {
		list(b, opened().Indexed(index))
		for b.Loop() {
			list(b, opened().Indexed(index))
		}
	})
	for name, l := range map[string]*Library{"memory": opened(), "memory, confined": opened().Confined()} {
		b.Run(name, func(b *testing.B) {
			list(b, l)
			for b.Loop() {
				list(b, l)
			}
		})
	}
	b.Run("sums", func(b *testing.B) {
		l := opened()
		list(b, l)
		sums := func() {
			for n := range 1000 {
				s, err := l.Find(fmt.Sprintf("story %d", n))
				if err != nil {
					b.Fatal(err)
				}
				if sums, err := l.Sums(b.Context(), s); err != nil || len(sums) != 3 {
					b.Fatal(len(sums), err)
				}
			}
		}
		sums()
		for b.Loop() {
			sums()
		}
	})
}
