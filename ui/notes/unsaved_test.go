package notes

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"triptych/articles/files"
)

// fullDisk is what writing a file says where there is no room.
func fullDisk(path string, _ []byte) error {
	return &os.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}
}

// TestUnsaved cannot save, writes to another file, and saves once there is room.
func TestUnsaved(t *testing.T) {
	story := tell(first, second)
	a := analyzed(t, story, markings())
	s := Open(t.TempDir(), story)
	b := load(t, s).On(a)
	b = b.Merge(save(t, s, b.WithNote(of(t, a, "a:600"), "kept", noon())))
	if got := b.Unsaved(); got.Any() || got.String() != "" || b.UnsavedText() != "" {
		t.Errorf("saved: %v, %s", got, b.UnsavedText())
	}
	b = b.WithPosition(Position{Sentence: sentence(1, 1)}, after(1)).WithState(of(t, a, "a:January"), Verified, after(1)).
		WithNote(of(t, a, "a:January"), "The court\nsays so.", after(2)).WithNote(of(t, a, "a:600"), "", after(3)).
		WithDecision(sentence(0, 0), sentence(1, 0), Rejected, after(4))
	s.replace = fullDisk
	same, _, err := s.Save(t.Context(), b)
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "no space left on device; make room on the disk") {
		t.Fatal(err)
	}
	b = b.Merge(same)
	want := Unsaved{Marks: 1, Notes: 2, Corrections: 1}
	if got := b.Unsaved(); got != want || got.String() != "1 mark, 2 notes, 1 correction" {
		t.Errorf("not saved: %v", got)
	}
	if got := b.UnsavedText(); got != wantUnsaved {
		t.Errorf("got\n%s\nwant\n%s", got, wantUnsaved)
	}
	path := filepath.Join(t.TempDir(), "rescue.json")
	for range 2 { // the second time into what the first one wrote
		if err := b.SaveTo(path); err != nil {
			t.Fatal(err)
		}
	}
	c, result, err := load(t, Open(s.dir, story)).On(a).Import(path, "")
	if err != nil || result.New != 2 || c.Mark(of(t, a, "a:January")) != b.Mark(of(t, a, "a:January")) || !c.Mark(of(t, a, "a:600")).Empty() {
		t.Errorf("imported: %+v, %v", result, err)
	}
	if got := c.Unsaved(); got != want {
		t.Errorf("imported and not saved: %v", got)
	}
	s.replace = files.Replace
	if b = b.Merge(save(t, s, b)); b.Unsaved().Any() {
		t.Errorf("saved in the end: %v", b.Unsaved())
	}
}

const wantUnsaved = `Not saved, of "The Léeds letter!":

Paper A: “The letter was sent in January, the police said on Monday.”
Paper B: “Police say that a letter was posted in February.”
  counterparts: rejected

Paper A: “January”
Paper B: “February”
  mark: verified
  note: The court
    says so.

Paper A: “600”
Paper B: “More than 600”
  note: taken back
`

// TestSaveToKeepsOthers saves to files that are there already.
func TestSaveToKeepsOthers(t *testing.T) {
	story := tell(first, second)
	b, a := full(t, story)
	dir := t.TempDir()
	other := tell("Something else.", "Altogether.")
	for i := range other.Articles {
		other.Articles[i].ID, other.Articles[i].Source = fmt.Sprint("x", i), "Elsewhere"
	}
	for name, data := range map[string]string{
		"letter.txt": "Dear Ann", "empty": "", "other.json": file(t, New(other)),
		"newer.json": strings.Replace(file(t, b), `"version": 1`, fmt.Sprintf(`"version": %d`, formatVersion+1), 1),
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		err := b.SaveTo(path)
		if err == nil || !strings.Contains(err.Error(), path+": there is such a file already, and it holds no notes on this story; name a new file") {
			t.Errorf("%s: %v", name, err)
		}
		if now, err := os.ReadFile(path); err != nil || string(now) != data {
			t.Errorf("%s was changed", name)
		}
	}
	for path, want := range map[string]string{
		dir:                                "this is a folder; name a new file",
		filepath.Join(dir, "none", "x"):    "no such file or directory; name a file in another folder",
		filepath.Join(dir, "empty", "x"):   "not a directory; check the name",
		filepath.Join(dir, "new\x1b.json"): "",
	} {
		if err := b.SaveTo(path); want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v", path, err)
		}
	}
	t.Setenv("HOME", dir)
	path := filepath.Join(dir, "both.json")
	d := of(t, a, "a:January")
	if err := b.SaveTo("~/both.json"); err != nil {
		t.Fatal(err)
	}
	if err := New(story).On(a).WithNote(d, "other", after(2)).SaveTo(path); err != nil {
		t.Fatal(err)
	}
	c, _, err := New(story).On(a).Import(path, "")
	if m := c.Mark(d); err != nil || m.State != Verified || m.Note != "other\n\n[2026-03-01 12:01 UTC] The court file says so.\nAsk again." {
		t.Errorf("%+v, %v", m, err)
	}
}
