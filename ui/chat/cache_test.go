package chat_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"triptych/ui/chat"
	"triptych/ui/chat/chattest"
)

// namesIn returns the names of the files in a folder, which need not exist.
func namesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// counting returns a server whose answers count its questions.
func counting(t *testing.T) *chattest.Server {
	var n atomic.Int64
	return chattest.New(t, chattest.Kind{}, func(chat.Question) string {
		return fmt.Sprintf(`{"pairs": ["<%d>"]}`, n.Add(1))
	})
}

// ask returns the answer to a question.
func ask(t *testing.T, r *chat.Reader, q chat.Question) string {
	t.Helper()
	answer, err := r.Ask(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return string(answer)
}

func TestCache(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "of", "answers")
	cached := func(o *chat.Options) { o.Cache, o.Key = folder, secret }
	s := counting(t)
	if got := ask(t, reader(t, s, cached), question("text")); got != `{"pairs":["<1>"]}` {
		t.Fatalf("got %s", got)
	}
	moved := counting(t) // to another address
	if got := ask(t, reader(t, moved, cached), question("text")); got != `{"pairs":["<1>"]}` || len(moved.Requests()) > 0 {
		t.Errorf("got %s after %d requests", got, len(moved.Requests()))
	}
	others := []chat.Question{question("other text")}
	for _, change := range []func(*chat.Question){
		func(q *chat.Question) { q.Instruction += "!" },
		func(q *chat.Question) { q.Schema = []byte(schema + " ") },
		func(q *chat.Question) { q.Name = "twos" },
		func(q *chat.Question) { q.Instruction, q.Text = q.Instruction+q.Text[:1], q.Text[1:] },
	} {
		q := question("text")
		change(&q)
		others = append(others, q)
	}
	for i, q := range others {
		if got, want := ask(t, reader(t, s, cached), q), fmt.Sprintf(`{"pairs":["<%d>"]}`, i+2); got != want {
			t.Errorf("question %d: got %s, want %s", i, got, want)
		}
	}
	if info, err := os.Stat(folder); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is %v, %v", info.Mode(), err)
	}
	names := namesIn(t, folder)
	if len(names) != 1+len(others) {
		t.Errorf("kept %v", names)
	}
	for _, name := range names {
		path := filepath.Join(folder, name)
		data, err := os.ReadFile(path)
		if err != nil || strings.Contains(string(data), secret) {
			t.Errorf("%s holds the key, or cannot be read: %v", name, err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v, %v", name, info.Mode(), err)
		}
	}
}

// TestCacheOfModels keeps the answers of one model from another.
func TestCacheOfModels(t *testing.T) {
	folder := t.TempDir()
	s := counting(t)
	ask(t, reader(t, s, func(o *chat.Options) { o.Cache = folder }), question("text"))
	other := reader(t, s, func(o *chat.Options) { o.Cache, o.Model = folder, "other:7b" })
	if answer, err := other.Ask(t.Context(), question("text")); err == nil {
		t.Errorf("answered %s", answer)
	}
}

// TestBrokenCache has files that are not as they were written: each is ignored and
// replaced.
func TestBrokenCache(t *testing.T) {
	for name, spoil := range map[string]func(path string, data []byte) error{
		"empty":      func(path string, _ []byte) error { return os.WriteFile(path, nil, 0o600) },
		"half":       func(path string, data []byte) error { return os.WriteFile(path, data[:len(data)/2], 0o600) },
		"no JSON":    func(path string, _ []byte) error { return os.WriteFile(path, []byte("\x1b[31m"), 0o600) },
		"null":       func(path string, _ []byte) error { return os.WriteFile(path, []byte("null"), 0o600) },
		"changed":    replaced("<1>", "<9>"),
		"of another": replaced(`"question":"`, `"question":"0`),
		"no answer":  replaced(`"answer"`, `"reply"`),
		"large": func(path string, data []byte) error {
			return os.WriteFile(path, append(data, make([]byte, 2<<20)...), 0o600)
		},
		"dangling": func(path string, _ []byte) error {
			os.Remove(path)
			return os.Symlink(path+".nowhere", path)
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			cached := func(o *chat.Options) { o.Cache = folder }
			s := counting(t)
			ask(t, reader(t, s, cached), question("text"))
			path := filepath.Join(folder, namesIn(t, folder)[0])
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := spoil(path, data); err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if got := ask(t, reader(t, s, cached), question("text")); got != `{"pairs":["<2>"]}` {
					t.Errorf("got %s", got)
				}
			}
		})
	}
}

// replaced returns what replaces some text of a file that must hold it.
func replaced(old, with string) func(string, []byte) error {
	return func(path string, data []byte) error {
		if !strings.Contains(string(data), old) {
			return fs.ErrInvalid
		}
		return os.WriteFile(path, []byte(strings.Replace(string(data), old, with, 1)), 0o600)
	}
}

// TestNoCache has folders in which nothing can be kept.
func TestNoCache(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"", file, filepath.Join(file, "in it")} {
		s := counting(t)
		r := reader(t, s, func(o *chat.Options) { o.Cache = folder })
		for i := range 2 {
			if got, want := ask(t, r, question("text")), fmt.Sprintf(`{"pairs":["<%d>"]}`, i+1); got != want {
				t.Errorf("folder %q: got %s, want %s", folder, got, want)
			}
		}
	}
}

// TestCacheIsBounded has a folder with more than is kept, and with other files.
func TestCacheIsBounded(t *testing.T) {
	folder := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	write := func(name string, size int64, age time.Duration) {
		path := filepath.Join(folder, name)
		f, err := os.Create(path)
		if err == nil {
			err = f.Truncate(size)
		}
		if err != nil || f.Close() != nil || os.Chtimes(path, old, old.Add(-age)) != nil {
			t.Fatal(path, err)
		}
	}
	for i := range 70 {
		write(fmt.Sprintf("answer-%032x.json", i), 1<<20, time.Duration(i)*time.Minute)
	}
	write(".answer-00.json123", 10, 0) // of a run that was killed
	write("letter.txt", 10, 0)
	ask(t, reader(t, counting(t), func(o *chat.Options) { o.Cache = folder }), question("text"))
	names := strings.Join(namesIn(t, folder), " ")
	if n := strings.Count(names, "answer-"); n != 64 { // the new one, and 63 of a megabyte
		t.Errorf("kept %d answers", n)
	}
	if !strings.Contains(names, fmt.Sprintf("answer-%032x.json", 62)) || strings.Contains(names, fmt.Sprintf("answer-%032x.json", 63)) {
		t.Errorf("did not keep the latest: %s", names)
	}
	if strings.Contains(names, ".answer-") || !strings.Contains(names, "letter.txt") {
		t.Errorf("kept %s", names)
	}
}

// TestCacheTogether has many readers of one folder.
func TestCacheTogether(t *testing.T) {
	folder := t.TempDir()
	s := chattest.New(t, chattest.Kind{NoSchema: true}, func(q chat.Question) string { return fmt.Sprintf(`{"pairs":[%s]}`, q.Text) })
	var all sync.WaitGroup
	for range 3 {
		r := reader(t, s, func(o *chat.Options) { o.Cache, o.Parallel = folder, 4 })
		for i := range 20 {
			all.Go(func() {
				answer, err := r.Ask(t.Context(), question(fmt.Sprint(i)))
				if want := fmt.Sprintf(`{"pairs":[%d]}`, i); err != nil || string(answer) != want {
					t.Errorf("got %s, %v; want %s", answer, err, want)
				}
			})
		}
	}
	all.Wait()
	if names := namesIn(t, folder); len(names) != 20 {
		t.Errorf("kept %d files", len(names))
	}
}
