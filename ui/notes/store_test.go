package notes

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"triptych/model"
	"triptych/model/problem"
)

func save(t testing.TB, s *Store, b *Book) *Book {
	t.Helper()
	saved, notice, err := s.Save(t.Context(), b)
	if err != nil || notice != "" {
		t.Fatalf("save: %q, %v", notice, err)
	}
	return saved
}

func load(t testing.TB, s *Store) *Book {
	t.Helper()
	b, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// names lists the files of a folder but for locks.
func names(t testing.TB, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".lock") {
			list = append(list, e.Name())
		}
	}
	return list
}

func TestStore(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state", "notes")
	story := tell(first, second)
	s := Open(dir, story)
	if b := load(t, s); !b.Empty() {
		t.Error("a book that was never saved is not empty")
	}
	save(t, s, New(story))
	if _, err := os.Stat(dir); err == nil {
		t.Error("an empty book makes a folder")
	}
	b, a := full(t, story)
	if saved := save(t, s, b); file(t, saved) != file(t, b) || saved.Mark(of(t, a, "a:600")).State != ToCheck {
		t.Error("what is saved is not what was given")
	}
	if got := load(t, s); file(t, got) != file(t, b) {
		t.Errorf("read %s", file(t, got))
	}
	data, err := os.ReadFile(s.Path())
	if err != nil || !json.Valid(data) || !strings.Contains(string(data), "\n      \"note\": {\n        \"value\": \"The court file says so.\\nAsk again.\"") {
		t.Errorf("%v: %s", err, data)
	}
	if runtime.GOOS != "windows" {
		for path, want := range map[string]os.FileMode{dir: 0o700, s.Path(): 0o600} {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v", path, info.Mode(), err)
			}
		}
	}
	before, _ := os.Stat(s.Path())
	save(t, s, b)
	if now, _ := os.Stat(s.Path()); !now.ModTime().Equal(before.ModTime()) {
		t.Error("what is in the file is written again")
	}
}

func TestFileNames(t *testing.T) {
	story := tell(first, second)
	name := filepath.Base(Open("", story).Path())
	if !strings.HasPrefix(name, "the-leeds-letter-") {
		t.Errorf("name %s", name)
	}
	same := tell("Other.", first)
	same.Articles[0], same.Articles[1] = same.Articles[1], same.Articles[0]
	if got := filepath.Base(Open("", same).Path()); got != name {
		t.Errorf("edited and in another order: %s, not %s", got, name)
	}
	for i, change := range []func(*model.Story){
		func(s *model.Story) { s.Articles[0].Source = "Other" },
		func(s *model.Story) { s.Articles[0].ID = "z" },
		func(s *model.Story) { s.Articles[0].URL = "https://example.org/a" },
		func(s *model.Story) { s.Articles = s.Articles[:1] },
	} {
		other := tell(first, second)
		change(other)
		if got := filepath.Base(Open("", other).Path()); got == name {
			t.Errorf("change %d keeps the name", i)
		}
	}
	for _, title := range []string{"../../etc/passwd", "\x00\x1b[31m", "CON", strings.Repeat("長い", 500), "...", "a/b\\c", ""} {
		other := tell(first, second)
		other.Title = title
		got := fileName(other)
		slug, _, ok := parsedName(got)
		if !ok || slug == "" || len(got) > 200 || strings.ContainsAny(got, "/\\\x00\x1b") || strings.HasPrefix(got, ".") {
			t.Errorf("%q: %q", title, got)
		}
	}
}

// TestRelatives finds the notes again when the story is not quite the same one.
func TestRelatives(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*model.Story)
		found  bool
	}{
		{"an article came", func(s *model.Story) { s.Articles = append(s.Articles, tell(first, first, "More.").Articles[2]) }, true},
		{"the title is another", func(s *model.Story) { s.Title = "Renamed" }, true},
		{"the articles got addresses", func(s *model.Story) { s.Articles[0].URL, s.Articles[1].URL = "https://a.org", "https://b.org" }, true},
		{"files were renamed", func(s *model.Story) { s.Articles[0].ID = "paper" }, true},
		{"other outlets", func(s *model.Story) { s.Articles[0].Source, s.Articles[1].Source = "X", "Y" }, false},
		{"another title and other articles", func(s *model.Story) { s.Title, s.Articles[0].ID = "Renamed", "z" }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			story := tell(first, second)
			b, _ := full(t, story)
			save(t, Open(dir, story), b)
			other := tell(first, second)
			c.change(other)
			s := Open(dir, other)
			got := load(t, s)
			if got.Empty() == c.found {
				t.Fatalf("found: %v", !got.Empty())
			}
			if !c.found {
				return
			}
			if len(got.Decisions()) != 3 || len(got.Lost()) > 0 {
				t.Errorf("%v, lost %+v", got.Decisions(), got.Lost())
			}
			save(t, s, got)
			if again := load(t, s); file(t, again) != file(t, got) {
				t.Error("they are not saved with the new story")
			}
		})
	}
}

func TestDamagedFilesAreSetAside(t *testing.T) {
	story := tell(first, second)
	b, _ := full(t, story)
	good := file(t, b)
	for _, c := range []struct{ name, data, problem string }{
		{"empty", "", "it is empty"},
		{"cut off", good[:len(good)/2], "it ends too early"},
		{"no JSON", "{\n  \"format\": nope\n}", "line 2: it is not JSON"},
		{"zeros after a crash", strings.Repeat("\x00", 4096), "line 1: it is not JSON"},
		{"something else", `{"hello": 1}`, "it does not begin with"},
		{"a list", `[]`, "line 1"},
		{"no version", `{"format": "triptych notes"}`, "it has no version"},
		{"an unknown name", strings.Replace(good, `"verdict"`, `"verdikt"`, 1), `unknown field "verdikt"`},
		{"an unknown state", strings.Replace(good, `"verified"`, `"verifed"`, 1), `there is no verdict "verifed": allowed are verified, to check, set aside`},
		{"an unknown kind", strings.Replace(good, `"kind": "date"`, `"kind": "dates"`, 1), `there is no kind "dates"`},
		{"a number for words", strings.Replace(good, `"kind": "date"`, `"kind": 7`, 1), "is a number"},
		{"no mentions", `{"format":"triptych notes","version":1,"differences":[{"kind":"date","relation":"extra","mentions":[]}]}`, "it has 0 mentions"},
		{"amendment of nothing", `{"format":"triptych notes","version":2,"amendments":[{"amendment":{}}]}`, "it is about no difference"},
		{"amendment without words", `{"format":"triptych notes","version":2,"amendments":[{"amendment":{"to":{"kind":"date","relation":"extra","mentions":[]}}}]}`, "to: it has 0 mentions"},
		{"amendment decided otherwise", `{"format":"triptych notes","version":2,"amendments":[{"amendment":{"to":{"kind":"date","relation":"extra","mentions":[{"article":"a","exact":"x"}]}},"decision":{"value":"rejected"}}]}`, "allowed are added"},
		{"one sentence", `{"format":"triptych notes","version":1,"counterparts":[{"sentences":[{"article":"a","exact":"x"}],"decision":{"value":"added"}}]}`, "it has 1 sentences"},
		{"huge", good + strings.Repeat(" ", maxSize), "larger than 16 MB"},
		{"text after the end", good + "{}", "line"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			s := Open(dir, story)
			if err := os.WriteFile(s.Path(), []byte(c.data), 0o600); err != nil {
				t.Fatal(err)
			}
			empty, err := s.Load()
			var e *problem.Error
			if !errors.As(err, &e) || !strings.Contains(err.Error(), c.problem) || !strings.HasPrefix(err.Error(), s.Path()) || !empty.Empty() {
				t.Fatalf("load: %v", err)
			}
			if list := names(t, dir); len(list) != 1 {
				t.Errorf("reading left %q", list)
			}
			for n := range 2 {
				saved, notice, err := s.Save(t.Context(), b)
				if err != nil || file(t, saved) != good {
					t.Fatalf("save: %v", err)
				}
				aside := strings.TrimSuffix(s.Path(), ".json") + fmt.Sprintf(".damaged-%d.json", n+1)
				if data, err := os.ReadFile(aside); err != nil || string(data) != c.data || !strings.HasPrefix(notice, aside) || !strings.Contains(notice, c.problem) {
					t.Errorf("set aside: %q, %v", notice, err)
				}
				if strings.ContainsAny(notice, "\x00\x1b\n") {
					t.Errorf("%q can do things to a terminal", notice)
				}
				if data, err := os.ReadFile(s.Path()); err != nil || string(data) != good {
					t.Errorf("the file is not as it should be: %v", err)
				}
				if err := os.WriteFile(s.Path(), []byte(c.data), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestFilesThatMustStay(t *testing.T) {
	story := tell(first, second)
	b, _ := full(t, story)
	newer := strings.Replace(file(t, b), `"version": 1`, fmt.Sprintf(`"version": %d, "more": {}`, formatVersion+1), 1)
	dir := t.TempDir()
	s := Open(dir, story)
	if err := os.WriteFile(s.Path(), []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(); err == nil || !strings.Contains(err.Error(), "newer version") {
		t.Errorf("load: %v", err)
	}
	if got, _, err := s.Save(t.Context(), b); err == nil || got != b {
		t.Errorf("save: %v", err)
	}
	if data, err := os.ReadFile(s.Path()); err != nil || string(data) != newer {
		t.Errorf("the newer file is not what it was: %v", err)
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	story := tell(first, second)
	b, _ := full(t, story)
	for _, c := range []struct {
		name string
		make func(t *testing.T) *Store
		want string
	}{
		{"a file where the folder should be", func(t *testing.T) *Store {
			path := filepath.Join(t.TempDir(), "x")
			if err := os.WriteFile(path, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			return Open(filepath.Join(path, "notes"), story)
		}, "the folder for notes cannot be made"},
		{"a folder where the file should be", func(t *testing.T) *Store {
			s := Open(t.TempDir(), story)
			if err := os.Mkdir(s.Path(), 0o700); err != nil {
				t.Fatal(err)
			}
			return s
		}, "this is a folder; move it away"},
		{"a folder where the lock should be", func(t *testing.T) *Store {
			s := Open(t.TempDir(), story)
			if err := os.Mkdir(filepath.Join(s.dir, "."+filepath.Base(s.Path())+".lock"), 0o700); err != nil {
				t.Fatal(err)
			}
			return s
		}, "cannot be locked"},
		{"another program that does not end", func(t *testing.T) *Store {
			s := Open(t.TempDir(), story)
			s.patience = 30 * time.Millisecond
			other := flock.New(filepath.Join(s.dir, "."+filepath.Base(s.Path())+".lock"))
			if ok, err := other.TryLock(); !ok || err != nil {
				t.Fatal(ok, err)
			}
			t.Cleanup(func() { other.Close() })
			return s
		}, "another program is writing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := c.make(t)
			got, _, err := s.Save(t.Context(), b)
			var e *problem.Error
			if !errors.As(err, &e) || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), s.dir) || e.Advice == "" {
				t.Errorf("%v", err)
			}
			if got != b {
				t.Error("the book is lost")
			}
		})
	}
}

func TestSaveEndsWithTheContext(t *testing.T) {
	story := tell(first, second)
	b, _ := full(t, story)
	s := Open(t.TempDir(), story)
	other := flock.New(filepath.Join(s.dir, "."+filepath.Base(s.Path())+".lock"))
	if ok, err := other.TryLock(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	defer other.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := s.Save(ctx, b); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestCrashLeftovers(t *testing.T) {
	story := tell(first, second)
	b, _ := full(t, story)
	s := Open(t.TempDir(), story)
	save(t, s, b)
	other := filepath.Join(s.dir, ".other-story.json123")
	for _, path := range []string{filepath.Join(s.dir, "."+filepath.Base(s.Path())+"4711"), other} {
		if err := os.WriteFile(path, []byte(`{"format": "trip`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := load(t, s); file(t, got) != file(t, b) {
		t.Error("a leftover is read")
	}
	save(t, s, b.WithPosition(Position{Sentence: sentence(0, 0)}, after(100)))
	if list := names(t, s.dir); len(list) != 2 || list[0] != filepath.Base(other) {
		t.Errorf("the folder holds %q", list)
	}
}

// TestTwoReaders has readers with stores of their own mark at the same time.
func TestTwoReaders(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	dir := t.TempDir()
	var wg sync.WaitGroup
	for reader := range 4 {
		wg.Go(func() {
			s := Open(dir, story)
			b, err := s.Load()
			if err != nil {
				t.Error(err)
				return
			}
			b = b.On(a)
			for n := range 10 {
				d := &a.Differences[reader]
				b = b.WithNote(d, fmt.Sprintf("%d of %d", n, reader), after(n))
				if n == 5 {
					b = b.WithDecision(sentence(0, reader%3), sentence(1, reader/3), Added, after(reader))
				}
				saved, notice, err := s.Save(context.WithoutCancel(t.Context()), b)
				if err != nil || notice != "" {
					t.Errorf("reader %d: %q, %v", reader, notice, err)
					return
				}
				b = b.Merge(saved)
			}
		})
	}
	wg.Wait()
	b := load(t, Open(dir, story)).On(a)
	for reader := range 4 {
		if m := b.Mark(&a.Differences[reader]); m.Note != fmt.Sprintf("9 of %d", reader) {
			t.Errorf("reader %d: %+v", reader, m)
		}
	}
	if n := len(b.Decisions()); n != 4 {
		t.Errorf("%d decisions", n)
	}
}

func TestExportAndImport(t *testing.T) {
	story := tell(first, second)
	b, a := full(t, story)
	path := filepath.Join(t.TempDir(), "for-bob.json")
	if err := b.Export(path, "Ann"); err != nil {
		t.Fatal(err)
	}
	if err := b.Export(path, "Ann"); err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("exported over a file: %v", err)
	}
	bob, result, err := New(story).On(a).Import(path, "Bob")
	if err != nil || result.New != 7 {
		t.Errorf("%+v, %v", result, err)
	}
	if list := bob.Marks(of(t, a, "a:600")); len(list) != 1 || list[0].Author != "Ann" || list[0].State != ToCheck {
		t.Errorf("%+v", list)
	}
	if got, author := bob.Decision(sentence(0, 2), sentence(1, 2)); got != Rejected || author != "Ann" {
		t.Errorf("%q by %q", got, author)
	}
	other := tell("Something else.", "Altogether.")
	other.Articles[0].ID, other.Articles[1].ID = "x", "y"
	for i := range other.Articles {
		other.Articles[i].Source = "Elsewhere"
	}
	unchanged := New(other)
	if got, _, err := unchanged.Import(path, ""); err == nil || !strings.Contains(err.Error(), "another story") || got != unchanged {
		t.Errorf("imported into another story: %v", err)
	}
	if _, _, err := b.Import(filepath.Join(t.TempDir(), "none.json"), ""); err == nil {
		t.Error("imported nothing")
	}
}
