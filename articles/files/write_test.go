package files

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestWrite(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.txt")
	hold := func(data string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, data); return err }
	}
	if err := Write(path, hold("one")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o604); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(folder, "link")
	if err := os.Symlink("a.txt", link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := Write(link, hold("two")); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "two" {
		t.Errorf("%q, error %v", data, err)
	}
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o604 {
		t.Errorf("mode %v, error %v", info.Mode(), err)
	}
	failed := errors.New("disk on fire")
	err = Write(path, func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return failed })
	if data, _ := os.ReadFile(path); string(data) != "two" || !errors.Is(err, failed) {
		t.Errorf("after a failure: %q, error %v", data, err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 2 {
		t.Errorf("%v are left", left)
	}
	for path, want := range map[string]string{
		folder:                             folder + ": this is a folder; name a file in it",
		filepath.Join(folder, "none", "x"): filepath.Join(folder, "none", "x") + ": there is no such folder; make it first",
	} {
		if err := Write(path, hold("")); err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	if err := Write(os.DevNull, hold("")); !errors.Is(err, ErrIrregular) && runtime.GOOS != "windows" {
		t.Errorf("error %v", err)
	}
}
