package library

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"triptych/articles/draft"
	"triptych/model/problem"
)

// What the umask leaves of these is what files and folders get.
const (
	filePermissions   = 0o666
	folderPermissions = 0o777
)

// stamp returns a time in UTC as the names of files have it: no system allows less.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15-04-05Z") }

// replace writes a file of the story whole or not at all: beside it, down to the
// disk, and then in its place, unless ready says at the last moment that
// something else has come there. Package renameio has no such question, and is not
// for every system.
func (f *folder) replace(file string, data []byte, ready func() error) error {
	dir, base := path.Split(file)
	temporary := filepath.FromSlash(fmt.Sprintf("%s.%s%d", dir, base, rand.Uint64()))
	out, err := f.root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, filePermissions)
	if err != nil {
		return f.unwritten(file, err)
	}
	_, err = out.Write(data)
	if err = errors.Join(err, out.Sync(), out.Close()); err == nil {
		err = ready()
	}
	if err == nil {
		err = f.root.Rename(temporary, filepath.FromSlash(file))
	}
	if err != nil {
		f.root.Remove(temporary) // hidden, and cleared away later, if that fails
		return f.unwritten(file, err)
	}
	return nil
}

// vacant returns a check that a file of the story still does not exist.
func (f *folder) vacant(file string) func() error {
	return func() error {
		if exists(f.root, file) {
			return f.busy(file)
		}
		return nil
	}
}

// holds returns a check that a file of the story still holds the data.
func (f *folder) holds(file string, data []byte) func() error {
	return func() error {
		if now, _, err := f.read(file); err != nil || !bytes.Equal(now, data) {
			return f.busy(file)
		}
		return nil
	}
}

// busy says that a person, who takes no lock, works on a file.
func (f *folder) busy(file string) *problem.Error {
	return &problem.Error{Name: f.join(file), Problem: "somebody changed it at this very moment", Advice: "do it again"}
}

// failed returns the error for what the system says of a file or folder.
func failed(name, what, advice string, err error) *problem.Error {
	if link := new(os.LinkError); errors.As(err, &link) {
		err = link.Err // without the two names, which the system repeats
	}
	return problem.System(name, what, advice, err)
}

func (f *folder) unwritten(file string, err error) error {
	if refused := new(problem.Error); errors.As(err, &refused) {
		return err
	}
	return failed(f.join(file), "it cannot be written", "make room on the disk, or check the permissions of its folder", err)
}

// flush brings the names in a folder that was opened down to the disk, where the
// system can do that, and closes it.
func flush(dir *os.File, err error) {
	if err == nil {
		_ = dir.Sync() // some systems cannot
		_ = dir.Close()
	}
}

// sweep removes what a crash left of writing files. Only whoever holds the lock
// writes them, so that nobody else is at work on them.
func (f *folder) sweep(dir string) {
	entries, err := f.entries(dir)
	if err != nil {
		return // they do no harm
	}
	for _, e := range entries {
		hidden, ok := strings.CutPrefix(e.Name(), ".")
		if base := strings.TrimRight(hidden, "0123456789"); ok && base != hidden && draft.IsArticleName(base) && e.Type().IsRegular() {
			f.root.Remove(filepath.FromSlash(path.Join(dir, e.Name())))
		}
	}
}

// free returns the first name made of a stem and an ending that nothing has: the
// stem itself, or with -2, -3 and so on behind it.
func free(stem, ending string, taken func(name string) bool) string {
	name := stem + ending
	for n := 2; taken(name); n++ {
		name = fmt.Sprintf("%s-%d%s", stem, n, ending)
	}
	return name
}

// exists reports whether something has a name. What cannot be looked at does.
func exists(root *os.Root, name string) bool {
	_, err := root.Lstat(filepath.FromSlash(name))
	return !errors.Is(err, fs.ErrNotExist)
}
