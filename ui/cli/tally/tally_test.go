package tally

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func key(n int) (k Key) {
	binary.BigEndian.PutUint64(k[:], uint64(n))
	return k
}

func TestCountsAreKeptFromOneProcessToTheNext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cache", "counts.json")
	one, other := New(path), New(path)
	if _, ok := other.Get(key(1)); ok {
		t.Error("counts are known of a story that nobody counted")
	}
	one.Put(key(1), Counts{5, 2})
	other.Put(key(2), Counts{7, 0}) // which had read the file before
	third := New(path)
	for k, want := range map[Key]Counts{key(1): {5, 2}, key(2): {7, 0}} {
		if got, ok := third.Get(k); !ok || got != want {
			t.Errorf("got %v, %v, want %v", got, ok, want)
		}
	}
	third.Put(key(1), Counts{5, 3})
	if got, _ := New(path).Get(key(1)); got.Conflicts != 3 {
		t.Errorf("after another count it is %v", got)
	}
}

func TestNilAndMemoryAlone(t *testing.T) {
	var none *Tally
	none.Put(key(1), Counts{1, 1})
	if _, ok := none.Get(key(1)); ok {
		t.Error("no tally knows something")
	}
	memory := New("")
	memory.Put(key(1), Counts{1, 1})
	if got, ok := memory.Get(key(1)); !ok || got.Topics != 1 {
		t.Errorf("got %v, %v", got, ok)
	}
}

func TestADamagedFileHoldsNothing(t *testing.T) {
	good := `{"key":"` + strings.Repeat("0", 2*keyLen) + `","topics":1,"conflicts":1,"at":1}`
	for name, data := range map[string]string{
		"cut":         `[` + good,
		"another":     `{"a":1}`,
		"short key":   `[` + good + `,{"key":"00","topics":1,"conflicts":1}]`,
		"no key":      `[` + good + `,{"key":"` + strings.Repeat("x", 2*keyLen) + `","topics":1}]`,
		"less than 0": `[` + good + `,{"key":"` + strings.Repeat("1", 2*keyLen) + `","topics":-1}]`,
		"too many":    `[` + strings.Repeat(good+",", maxKept) + good + `]`,
		"too large":   `[` + good + strings.Repeat(" ", maxFile) + `]`,
	} {
		path := filepath.Join(t.TempDir(), "counts.json")
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		tally := New(path)
		if got, ok := tally.Get(Key{}); ok {
			t.Errorf("%s: it holds %v", name, got)
		}
		tally.Put(key(9), Counts{1, 1})
		if _, ok := New(path).Get(key(9)); !ok {
			t.Errorf("%s: nothing can be kept", name)
		}
	}
}

func TestTheFileIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "counts.json")
	tally := New(path)
	tally.known = map[Key]entry{}
	for n := range maxKept + 10 {
		tally.known[key(n)] = entry{Counts{maxCount, maxCount}, int64(1_700_000_000 + n)}
	}
	tally.Put(key(-1), Counts{1, 1})
	info, err := os.Stat(path)
	if err != nil || info.Size() > maxFile {
		t.Fatal(info.Size(), err)
	}
	again := New(path)
	if _, ok := again.Get(key(-1)); !ok || len(again.known) != maxKept {
		t.Errorf("%d are kept; the last among them: %v", len(again.known), ok)
	}
	if _, ok := again.Get(key(5)); ok {
		t.Error("one that was counted long ago is kept")
	}
}
