package library

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"triptych/articles/draft"
)

// TestWriters lets several write and read at once, each with a library of its own
// as several programs have.
func TestWriters(t *testing.T) {
	l, _ := start(t)
	const writers, times = 3, 6
	var wg sync.WaitGroup
	for w := range writers {
		mine := *l
		wg.Go(func() {
			for n := range times {
				shared := tell("Shared", "", "", "https://example.com/shared", fmt.Sprintf("Text %d of %d.", n, w))
				own := tell("Own", "", day, fmt.Sprintf("https://example.com/%d/%d", w, n), "Own text.")
				if _, err := mine.Add(t.Context(), "s", []draft.Article{shared, own}); err != nil {
					t.Error(err)
				}
				if _, err := mine.Find("s"); err != nil {
					t.Error(err)
				}
				if entries, err := mine.List(t.Context()); err != nil || len(entries) != 1 || entries[0].Problem != nil {
					t.Error(entries, err)
				}
			}
		})
	}
	wg.Wait()
	if s := find(t, l, "s"); len(s.Files) != 1+writers*times {
		t.Errorf("%d files", len(s.Files))
	}
	versions, err := l.Versions("s", "shared")
	texts := make(map[string]bool)
	for _, v := range versions {
		texts[body(t, v.Path)] = true
	}
	if err != nil || len(versions) != writers*times || len(texts) != writers*times {
		t.Errorf("%d versions, %d texts, %v", len(versions), len(texts), err)
	}
}

func TestLockHeld(t *testing.T) {
	l, _ := start(t)
	add(t, l, "s", tell("Wire", "", "", "", "One."))
	unlock, err := l.lock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	other := *l
	other.patience = time.Millisecond
	_, err = other.Add(t.Context(), "s", nil)
	says(t, err, "another program is writing here")
	_, err = other.Remove(t.Context(), "s", "")
	says(t, err, "another program is writing here")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Add(ended, "s", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := other.Find("s"); err != nil {
		t.Errorf("the lock keeps readers out: %v", err)
	}
	unlock()
	add(t, &other, "s", tell("Wire", "", "", "", "Two."))
}

// TestCrash puts a library into each state that a crash can leave while an
// article is revised.
func TestCrash(t *testing.T) {
	first, second := tell("Wire", "", day, "https://example.com/a", "One."), tell("Wire", "", day, "https://example.com/a", "Two.")
	const path, folder = "s/2026-03-02-wire.md", "s/versions/2026-03-02-wire/"
	for _, c := range []struct{ name, leftover, content string }{
		{"before the copy is whole", folder + ".2026-03-02T10-20-30Z.md123", "---\nso"},
		{"before the article is whole", "s/.2026-03-02-wire.md17777", "---\nso"},
		{"before another article is whole", "s/.a.markdown1", ""},
		{"after the copy", folder + "2026-03-02T10-20-30Z.md", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, clock := start(t)
			add(t, l, "s", first)
			whole := get(t, filepath.Join(l.folder, path))
			if c.content == "" {
				c.content = whole
			}
			put(t, l, c.leftover, c.content)
			if s := find(t, l, "s"); len(s.Files) != 1 || len(s.Notices) > 0 {
				t.Errorf("%+v", s)
			}
			if entries := list(t, l); len(entries) != 1 || len(entries[0].Heads) != 1 || entries[0].Problem != nil {
				t.Errorf("%+v", entries)
			}
			clock.forward(time.Hour)
			if item := add(t, l, "s", second).Items[0]; item.Outcome != NewVersion || get(t, before(t, l, item)) != whole {
				t.Errorf("%+v", item)
			}
			if got, want := tree(t, l), []string{path, folder + "2026-03-02T10-20-30Z.md"}; !slices.Equal(got, want) {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}

// TestSweep holds that what only looks like a leftover stays.
func TestSweep(t *testing.T) {
	l, _ := start(t)
	others := []string{"s/.a.md", "s/.a.md.swp", "s/.123", "s/a.md1", "s/.notes1", "s/.b.md1/x"}
	for _, name := range others {
		put(t, l, name, "Mine.")
	}
	add(t, l, "s")
	slices.Sort(others)
	if got := tree(t, l); !slices.Equal(got, others) {
		t.Errorf("%q, want %q", got, others)
	}
}

// TestMeanwhile holds that what comes between is not overwritten.
func TestMeanwhile(t *testing.T) {
	l, _ := start(t)
	add(t, l, "s", tell("Wire", "", "", "", "One."))
	f, err := l.open("s")
	if err != nil {
		t.Fatal(err)
	}
	defer f.close()
	put(t, l, "s/wire.md", "Edited.")
	says(t, f.replace("wire.md", []byte("New."), f.holds("wire.md", []byte("One."))), "wire.md: somebody changed it")
	says(t, f.replace("wire.md", []byte("New."), f.vacant("wire.md")), "wire.md: somebody changed it")
	if got := tree(t, l); !slices.Equal(got, []string{"s/wire.md"}) || get(t, filepath.Join(l.folder, "s/wire.md")) != "Edited." {
		t.Errorf("%q", got)
	}
	if err := f.replace("wire.md", []byte("New."), f.holds("wire.md", []byte("Edited."))); err != nil {
		t.Error(err)
	}
	err = f.replace(strings.Repeat("x", 300), nil, f.vacant("x"))
	says(t, err, "it cannot be written")
}
