package library

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// An indexed is a library with an index in a file, and a clock that is far beyond the
// times of its files.
type indexed struct {
	*Library
	*clock
	path string
}

func startIndexed(t *testing.T) indexed {
	l, c := start(t)
	put(t, l, "fire/a.md", "---\nsource: Wire\ntitle: One\n---\n.", "fire/b.md", "---\nsource: Post\ndate: 2026-01-02\n---\n.", "flood/a.md", "F.", "empty/picture.png", "")
	c.now = time.Now().Add(time.Hour)
	path := filepath.Join(t.TempDir(), "cache", "index")
	return indexed{l.Indexed(path), c, path}
}

// again returns the library as another process opens it.
func (x indexed) again() *Library {
	l := Open(x.folder)
	l.now = x.Library.now
	return l.Indexed(x.path)
}

// listed returns what a list says.
func listed(t *testing.T, l *Library) string {
	t.Helper()
	var b strings.Builder
	for _, e := range list(t, l) {
		fmt.Fprintln(&b, e.Name, e.Heads, e.newest, e.changed.UnixNano(), e.Problem)
	}
	return b.String()
}

// rewrite writes a file anew, as long as before, and lets it look as it did, or changed
// after a while.
func (x indexed) rewrite(t *testing.T, file, old, new string, after time.Duration) {
	t.Helper()
	path := filepath.Join(x.folder, file)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, bytes.Replace(data, []byte(old), []byte(new), 1), 0o644)
	}
	if at := info.ModTime().Add(after); err == nil {
		err = os.Chtimes(path, at, at)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestIndexTellsStoriesByTheirLooks: what looks as it did is not opened again, by this
// process or another; what was changed, came or went is.
func TestIndexTellsStoriesByTheirLooks(t *testing.T) {
	x := startIndexed(t)
	first := listed(t, x.Library)
	x.rewrite(t, "fire/a.md", "Wire", "Fire", 0)
	for _, l := range []*Library{x.Library, x.again(), x.again()} {
		if got := listed(t, l); got != first {
			t.Errorf("it was read again:\n%s\nwas\n%s", got, first)
		}
	}
	x.rewrite(t, "fire/a.md", "Fire", "Post", time.Second)
	put(t, x.Library, "flood/b.md", "---\nsource: New\n---\n.")
	if err := os.RemoveAll(filepath.Join(x.folder, "empty")); err != nil {
		t.Fatal(err)
	}
	fresh := Open(x.folder)
	fresh.now = x.Library.now
	want := listed(t, fresh)
	for _, l := range []*Library{x.Library, x.again()} {
		if got := listed(t, l); got != want || got == first {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	if _, known := x.index.stories["empty"]; known || len(x.index.stories) != 2 {
		t.Errorf("it knows %v", x.index.stories)
	}
}

// TestIndexWaitsUntilFilesAreSettled: a file that was written a moment ago, or in a
// future that a clock set wrong has seen, may change without looking otherwise.
func TestIndexWaitsUntilFilesAreSettled(t *testing.T) {
	for _, since := range []time.Duration{time.Second, -time.Hour} {
		x := startIndexed(t)
		info, err := os.Stat(filepath.Join(x.folder, "fire", "b.md"))
		if err != nil {
			t.Fatal(err)
		}
		x.clock.now = info.ModTime().Add(since)
		before := listed(t, x.Library)
		x.rewrite(t, "fire/a.md", "Wire", "Fire", 0)
		if got := listed(t, x.Library); got == before || len(x.index.stories) != 0 {
			t.Errorf("%v after it was written, it was taken for settled", since)
		}
	}
}

// TestIndexIsCheckedBeforeUse: whatever the file holds, a list is right, and the file is
// made anew.
func TestIndexIsCheckedBeforeUse(t *testing.T) {
	x := startIndexed(t)
	want := listed(t, x.Library)
	good, err := os.ReadFile(x.path)
	if err != nil {
		t.Fatal(err)
	}
	signed := func(rest string) []byte { // a sum that fits what is no index
		sum := sha256.Sum256([]byte(rest))
		return append(append([]byte(indexVersion), sum[:]...), rest...)
	}
	other := Open(t.TempDir()).Indexed(x.path).index.encode
	for name, bad := range map[string][]byte{
		"empty": nil, "cut off": good[:len(good)-1], "longer": append(bytes.Clone(good), 0), "words": []byte("nothing"),
		"changed": bytes.Replace(good, []byte("Wire"), []byte("Fire"), 1), "nothing": signed(""), "a huge text": signed("\xff\xff\xff\xff\x0f"),
		"huge counts": signed(string(good[len(indexVersion)+sha256.Size:len(indexVersion)+sha256.Size+len(x.index.of)+2]) + "\xff\xff\xff\xff\x0f"),
		"of another":  other(),
	} {
		if err := os.WriteFile(x.path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := listed(t, x.again()); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
		if now, err := os.ReadFile(x.path); err != nil || !bytes.Equal(now, good) {
			t.Errorf("%s: the file was not made anew, error %v", name, err)
		}
	}
	if err := os.Remove(x.path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(x.path, 0o700); err != nil { // so that it cannot be written
		t.Fatal(err)
	}
	if got := listed(t, x.again()); got != want {
		t.Errorf("without a file: got\n%s\nwant\n%s", got, want)
	}
}

// TestIndexIsBounded: what says too much is read each time, and an index that is full
// starts anew.
func TestIndexIsBounded(t *testing.T) {
	x := startIndexed(t)
	put(t, x.Library, "long/a.md", "---\ntitle: "+strings.Repeat("word ", maxSeen/5)+"\n---\n.")
	x.clock.now = time.Now().Add(time.Hour)
	listed(t, x.Library)
	if x.index.stories["long"] != nil || len(x.index.stories) != 2 {
		t.Errorf("it keeps %v", x.index.stories)
	}
	for i := range 2 * maxIndex / maxSeen * 2 {
		x.index.update(fmt.Sprint(i), func(s *seenStory) { s.fingerprint = strings.Repeat("a", maxSeen*3/4) })
		if x.index.size > maxIndex {
			t.Fatalf("%d bytes after %d stories", x.index.size, i)
		}
	}
	size := 0
	for _, s := range x.index.stories {
		size += s.bytes()
	}
	if size != x.index.size || len(x.index.encode()) > 2*maxIndex {
		t.Errorf("%d bytes, counted as %d", size, x.index.size)
	}
}

// TestConfinedLibraryIsIndexedApart: what is known of a story lets no link in.
func TestConfinedLibraryIsIndexedApart(t *testing.T) {
	x := startIndexed(t)
	confined := x.Confined().Indexed(x.path)
	before := listed(t, confined)
	fire := filepath.Join(x.folder, "fire")
	aside := filepath.Join(t.TempDir(), "fire")
	if err := os.Rename(fire, aside); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(aside, fire); err != nil {
		t.Skip("no links here:", err)
	}
	if got := listed(t, confined); got == before || !strings.Contains(got, "link") {
		t.Errorf("a link is listed:\n%s", got)
	}
	if got := listed(t, x.again()); strings.Contains(got, "link") {
		t.Errorf("a link is not followed:\n%s", got)
	}
	if got := listed(t, confined); !strings.Contains(got, "link") {
		t.Errorf("a link is listed after it was followed elsewhere:\n%s", got)
	}
	if got := listed(t, Open(x.folder).Confined().Indexed(x.path)); !strings.Contains(got, "link") {
		t.Errorf("a link is listed from the file:\n%s", got)
	}
}

// TestSums: a story's files are summed once, until it looks otherwise.
func TestSums(t *testing.T) {
	x := startIndexed(t)
	sums := func(l *Library) string {
		t.Helper()
		s := find(t, l, "fire")
		sums, err := l.Sums(t.Context(), s)
		if err != nil || sums[s.Files[0]] == [sha256.Size]byte{} {
			t.Fatal(sums, err)
		}
		return fmt.Sprint(sums)
	}
	first := sums(x.Library)
	listed(t, x.Library) // which writes them
	x.rewrite(t, "fire/a.md", "Wire", "Fire", 0)
	if sums(x.Library) != first || sums(x.again()) != first {
		t.Error("they were made again")
	}
	x.rewrite(t, "fire/a.md", "Fire", "Post", time.Second)
	second := sums(x.Library)
	put(t, x.Library, "fire/annotations.json", "{}")
	if third := sums(x.Library); second == first || third == second || !strings.Contains(third, "annotations.json") {
		t.Errorf("%s\n%s\n%s", first, second, third)
	}
}

// TestIndexIsShared lists and sums from several goroutines at once.
func TestIndexIsShared(t *testing.T) {
	x := startIndexed(t)
	want := listed(t, x.Library)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			l := x.again()
			for range 10 {
				for _, l := range []*Library{l, x.Library} {
					if entries, err := l.List(t.Context()); err != nil || len(entries) != 3 {
						t.Error(entries, err)
					}
					if s, err := l.Find("fire"); err != nil {
						t.Error(err)
					} else if _, err := l.Sums(t.Context(), s); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	all.Wait()
	if got := listed(t, x.again()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
