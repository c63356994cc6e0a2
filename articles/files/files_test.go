package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"triptych/model/problem"
)

func TestRead(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.txt")
	if err := os.WriteFile(path, []byte("12345678"), 0o644); err != nil {
		t.Fatal(err)
	}
	if data, err := Read(path, 8); err != nil || string(data) != "12345678" {
		t.Errorf("%q, error %v", data, err)
	}
	for _, c := range []struct {
		path  string
		limit int64
		is    error
		want  string
	}{
		{path, 7, ErrTooLarge, "the file is larger than 7 bytes"},
		{folder, 1 << 20, ErrFolder, "this is a folder"},
		{folder + "/none", 8, fs.ErrNotExist, "there is no such file or folder; check the name"},
	} {
		data, err := Read(c.path, c.limit)
		if data != nil || !errors.Is(err, c.is) || err.Error() != c.path+": "+c.want {
			t.Errorf("%s: %q, error %v", c.path, data, err)
		}
	}
}

func TestReadAll(t *testing.T) {
	if data, err := ReadAll(strings.NewReader("1234"), 4); err != nil || string(data) != "1234" {
		t.Errorf("%q, error %v", data, err)
	}
	for _, c := range []struct {
		from  io.Reader
		limit int64
		want  string
	}{
		{strings.NewReader("12345"), 4, "the file is larger than 4 bytes"},
		{strings.NewReader(strings.Repeat("1", 2049)), 2048, "the file is larger than 2 kB"},
		{iotest.ErrReader(errors.New("disk on fire")), 4, "it cannot be read: disk on fire; check the name"},
		{iotest.ErrReader(&fs.PathError{Op: "read", Path: "x", Err: fs.ErrPermission}), 4, "it may not be read; check its permissions"},
	} {
		data, err := ReadAll(c.from, c.limit)
		if known := new(problem.Error); data != nil || !errors.As(err, &known) || known.Name != "" || err.Error() != c.want {
			t.Errorf("%q, error %v, want %s", data, err, c.want)
		}
	}
}

func TestCheckIrregular(t *testing.T) {
	if err := Check(os.DevNull, 1); !errors.Is(err, ErrIrregular) {
		t.Errorf("error %v", err)
	}
}
