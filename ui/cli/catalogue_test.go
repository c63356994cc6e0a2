//go:build unix

package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"triptych/articles"
	"triptych/articles/library"
	"triptych/model"
	"triptych/ui/notes"
	"triptych/ui/reader"
)

// A stand is a catalogue under test, of a library whose files have the times that
// a test gives them.
type stand struct {
	*catalogue
	t      *testing.T
	folder string
}

func newStand(t *testing.T) *stand {
	folder := t.TempDir()
	return &stand{newCatalogue(library.Open(folder), method{}), t, folder}
}

// put writes a file, changed at a second.
func (s *stand) put(path, text string, second int64) {
	s.t.Helper()
	put(s.t, s.folder, path, text)
	if err := os.Chtimes(filepath.Join(s.folder, path), time.Time{}, time.Unix(second, 0)); err != nil {
		s.t.Fatal(err)
	}
}

// story writes a story with one conflict.
func (s *stand) story(name string) {
	s.put(name+"/a.md", "The river rose in January. The mayor warned 600 people.", 1)
	s.put(name+"/b.md", "The river rose in February. The mayor warned 600 people.", 1)
}

func (s *stand) count(name string) counts {
	s.t.Helper()
	topics, conflicts, err := s.Count(s.t.Context(), name)
	if err != nil {
		s.t.Fatal(err)
	}
	return counts{topics, conflicts}
}

func (s *stand) mustOpen(name string) (*cachedStory, *loadedStory) {
	s.t.Helper()
	cached, loaded, err := s.open(s.t.Context(), name)
	if err != nil {
		s.t.Fatal(err)
	}
	return cached, loaded
}

// What looks as before is not read again, not even to be counted.
func TestAStoryIsReadOnce(t *testing.T) {
	s := newStand(t)
	s.story("mill")
	first := s.count("mill")
	if first.conflicts != 1 {
		t.Errorf("counted %+v, want a conflict", first)
	}
	cached, loaded := s.mustOpen("mill")
	s.put("mill/b.md", strings.Repeat(" ", len("The river rose in February. The mayor warned 600 people.")), 1)
	if again := s.count("mill"); again != first {
		t.Errorf("counted %+v, then %+v", first, again)
	}
	if c, l := s.mustOpen("MILL"); c != cached || l != loaded {
		t.Error("it is read again")
	}
	s.put("mill/b.md", "The river rose in January. The mayor warned 600 people.", 2)
	if now := s.count("mill"); now.conflicts != 0 {
		t.Errorf("counted %+v after the file changed", now)
	}
	if _, l := s.mustOpen("mill"); l == loaded {
		t.Error("it is not read again after the file changed")
	}
}

// Stories that are only counted never take the room of those that are read, and
// what is read longest ago gives way.
func TestTheCatalogueHasBounds(t *testing.T) {
	s := newStand(t)
	for _, name := range []string{"one", "two", "three", "four"} {
		s.story(name)
	}
	_, one := s.mustOpen("one")
	s.room = 2 * one.size()
	two, _ := s.mustOpen("two")
	for _, name := range []string{"one", "two", "three", "four", articles.EmbeddedName} {
		s.count(name)
	}
	if _, again := s.mustOpen("one"); again != one {
		t.Error("a story that is read gave way to one that was counted")
	}
	s.mustOpen("three")
	if n := len(s.loaded); n != 2 || s.loaded[1].name != "one" {
		t.Errorf("%d stories are in memory", n)
	}
	if _, again := s.mustOpen("two"); again == nil || s.loaded[0] != two {
		t.Error("what gave way does not come back")
	}
	s.room = 1
	if _, alone := s.mustOpen("four"); len(s.loaded) != 1 || alone.size() <= s.room {
		t.Error("a story larger than the room is not kept alone")
	}
}

func TestNobodyWaitsNothingIsCounted(t *testing.T) {
	s := newStand(t)
	s.story("mill")
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := s.Count(ctx, "mill"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if n := s.count("mill"); n.conflicts != 1 {
		t.Errorf("counted %+v afterwards", n)
	}
}

// Those who read a story get it as it is when it has changed, once it can be read.
func TestRevise(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStand(t)
		s.story("mill")
		cached, _ := s.mustOpen("mill")
		revise := s.revise(cached, func(*model.Story) (*notes.Store, *notes.Book) { return nil, nil })
		type result struct {
			reader.Revision
			err error
		}
		results := make(chan result, 1)
		await := func() {
			go func() {
				r, err := revise(t.Context())
				results <- result{r, err}
			}()
			synctest.Wait()
		}
		nothing := func(when string) {
			t.Helper()
			synctest.Wait()
			if len(results) > 0 {
				t.Fatalf("%s: %+v", when, <-results)
			}
		}
		await()
		nothing("before anything has changed")
		s.reload()
		nothing("reloaded, but nothing has changed")
		s.put("mill/b.md", " ", 2)
		nothing("changed, but not reloaded")
		s.reload()
		if r := <-results; r.err == nil {
			t.Fatalf("a broken story comes as %+v", r.Story)
		}
		await()
		nothing("what failed is tried again at once")
		s.put("mill/b.md", "!", 2)
		s.reload()
		if r := <-results; r.err != nil || r.Story.Articles[1].Text != "!" {
			t.Fatalf("got %+v", r)
		}
		await()
		nothing("the same comes twice")
		s.put("mill/b.md", "The mill stands.", 3)
		if _, _, err := s.open(t.Context(), "mill"); err != nil {
			t.Fatal(err)
		}
		if r := <-results; r.err != nil || r.Story.Articles[1].Text != "The mill stands." {
			t.Fatalf("somebody opened the new one, and the others got %+v", r)
		}
	})
}
