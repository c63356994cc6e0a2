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
	"triptych/ui/cli/tally"
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
	return &stand{newCatalogue(library.Open(folder), method{tally: tally.New("")}), t, folder}
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

// TestTheEmbeddedStoryIsServedByItsName: where it is named, alone or beside a folder,
// it is offered, listed and opened as any other, unless a folder or the library has a
// story of that name.
func TestTheEmbeddedStoryIsServedByItsName(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(t.TempDir())
	from := libraryFlags{named: folder, getenv: func(string) string { return "" }}
	put(t, ".", "river/a.md", "The river rose in January.")
	put(t, ".", "river/b.md", "The river rose in February.")
	for _, words := range [][]string{{articles.EmbeddedName}, {"river", articles.EmbeddedName}} {
		c, err := newSharedCatalogue(from, words, method{})
		if err != nil {
			t.Fatal(err)
		}
		list, err := c.List(t.Context())
		if err != nil || len(list) != len(words) || list[len(list)-1].Name != articles.EmbeddedName || len(list[len(list)-1].Articles) != 3 {
			t.Errorf("%q: listed %+v, %v", words, list, err)
		}
		if _, loaded, err := c.open(t.Context(), articles.EmbeddedName); err != nil || len(loaded.story.Articles) != 3 || loaded.annotated == nil {
			t.Errorf("%q: opened %+v, %v", words, loaded, err)
		}
		if len(words) == 1 != (c.only() == articles.EmbeddedName) {
			t.Errorf("%q: the only story is %q", words, c.only())
		}
	}
	if c, err := newSharedCatalogue(from, []string{"river"}, method{}); err != nil {
		t.Error(err)
	} else if _, err := c.find(articles.EmbeddedName); err == nil {
		t.Error("it is offered where only another is")
	}
	put(t, folder, articles.EmbeddedName+"/a.md", "Own one.")
	put(t, folder, articles.EmbeddedName+"/b.md", "Own two.")
	if c, err := newSharedCatalogue(from, []string{articles.EmbeddedName}, method{}); err != nil {
		t.Error(err)
	} else if _, loaded, err := c.open(t.Context(), articles.EmbeddedName); err != nil || len(loaded.story.Articles) != 2 {
		t.Errorf("the library's own story of that name is %+v, %v", loaded, err)
	}
}

func (s *stand) count(name string) tally.Counts {
	s.t.Helper()
	topics, conflicts, err := s.Count(s.t.Context(), name)
	if err != nil {
		s.t.Fatal(err)
	}
	return tally.Counts{Topics: topics, Conflicts: conflicts}
}

// uncounted holds a story to have no counts yet.
func (s *stand) uncounted(name string) {
	s.t.Helper()
	if topics, conflicts, err := s.Count(s.t.Context(), name); !errors.Is(err, errUncounted) {
		s.t.Errorf("%s has %d topics and %d conflicts before anybody opened it; error %v", name, topics, conflicts, err)
	}
}

// analysed opens a story and waits for its analysis.
func (s *stand) analysed(name string) *loadedStory {
	s.t.Helper()
	_, loaded := s.mustOpen(name)
	if _, err := loaded.analysis(s.t.Context(), nil); err != nil {
		s.t.Fatal(err)
	}
	return loaded
}

func (s *stand) mustOpen(name string) (*cachedStory, *loadedStory) {
	s.t.Helper()
	cached, loaded, err := s.open(s.t.Context(), name)
	if err != nil {
		s.t.Fatal(err)
	}
	return cached, loaded
}

// What looks as before is not read again, and counted by whoever opened it.
func TestAStoryIsReadOnce(t *testing.T) {
	s := newStand(t)
	s.story("mill")
	s.uncounted("mill")
	if len(s.loaded) > 0 {
		t.Error("a story is in memory that was only to be counted")
	}
	loaded := s.analysed("mill")
	first := s.count("mill")
	if first.Conflicts != 1 {
		t.Errorf("counted %+v, want a conflict", first)
	}
	cached, _ := s.mustOpen("mill")
	s.put("mill/b.md", strings.Repeat(" ", len("The river rose in February. The mayor warned 600 people.")), 1)
	if again := s.count("mill"); again != first {
		t.Errorf("counted %+v, then %+v", first, again)
	}
	if c, l := s.mustOpen("MILL"); c != cached || l != loaded {
		t.Error("it is read again")
	}
	s.put("mill/b.md", "The river rose in January. The mayor warned 600 people.", 2)
	s.uncounted("mill")
	if s.analysed("mill") == loaded {
		t.Error("it is not read again after the file changed")
	}
	if now := s.count("mill"); now.Conflicts != 0 {
		t.Errorf("counted %+v after the file changed", now)
	}
}

// Counts go by what a story holds, not by when it was written: another process knows
// them, and so does a copy of the story.
func TestCountsGoByContent(t *testing.T) {
	s := newStand(t)
	s.story("mill")
	s.analysed("mill")
	s.story("copy")
	s.put("copy/a.md", "The river rose in January. The mayor warned 600 people.", 77)
	other := &stand{newCatalogue(s.library, s.how), t, s.folder}
	if got := other.count("mill"); got != s.count("mill") {
		t.Errorf("another process counts %+v", got)
	}
	if got := s.count("copy"); got != s.count("mill") {
		t.Errorf("the copy counts %+v", got)
	}
	s.put("copy/annotations.json", "{}", 1)
	s.uncounted("copy")
	automatic := &stand{newCatalogue(s.library, method{tally: s.how.tally, automatic: true}), t, s.folder}
	automatic.uncounted("mill")
}

// What is read longest ago gives way.
func TestTheCatalogueHasBounds(t *testing.T) {
	s := newStand(t)
	for _, name := range []string{"one", "two", "three", "four"} {
		s.story(name)
	}
	_, one := s.mustOpen("one")
	s.room = 2 * one.size()
	two, _ := s.mustOpen("two")
	if _, again := s.mustOpen("one"); again != one {
		t.Error("a story for which there is room is read again")
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

// A story that nobody reads any more stays for a while, and is then let go.
func TestAStoryIsLetGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStand(t)
		s.story("mill")
		cached, _ := s.mustOpen("mill")
		in := func(when string, want int) {
			t.Helper()
			synctest.Wait()
			s.mu.Lock()
			defer s.mu.Unlock()
			if len(s.loaded) != want {
				t.Errorf("%s: %d stories are in memory, want %d", when, len(s.loaded), want)
			}
		}
		one, leaveOne := context.WithCancel(t.Context())
		two, leaveTwo := context.WithCancel(t.Context())
		s.hold(one, cached)
		s.hold(two, cached)
		leaveOne()
		time.Sleep(2 * linger)
		in("one of two has gone", 1)
		leaveTwo()
		time.Sleep(linger / 2)
		in("nobody has read it for a short while", 1)
		three, leaveThree := context.WithCancel(t.Context())
		s.hold(three, cached)
		time.Sleep(2 * linger)
		in("somebody came back", 1)
		leaveThree()
		time.Sleep(2 * linger)
		in("nobody has read it for long", 0)
	})
}

func TestNobodyWaitsNothingIsCounted(t *testing.T) {
	s := newStand(t)
	s.story("mill")
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := s.Count(ctx, "mill"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	s.uncounted("mill")
}

// Those who read a story get it as it is when it has changed, once it can be read.
func TestRevise(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStand(t)
		s.story("mill")
		cached, _ := s.mustOpen("mill")
		revise := s.revise(cached, func(l *loadedStory) reader.Revision { return l.revision(nil) })
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
