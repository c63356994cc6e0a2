package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"triptych/model/problem"
)

// Write writes a file that a person named, whole or not at all: beside it, down to the
// disk, and then in its place. A new file may be read by whom the system lets read new
// files; one that is replaced keeps its permissions, and a link stays one. Its error is
// a [*problem.Error] with the path for its name, or that of write.
func Write(path string, write func(io.Writer) error) error {
	target, mode, err := writable(path)
	if err != nil {
		return err
	}
	f, err := createBeside(target, mode)
	if err != nil {
		return unwritable(path, err)
	}
	defer os.Remove(f.Name()) // which is not there once the file is in its place
	err = write(f)
	closed := errors.Join(f.Sync(), f.Close())
	switch {
	case err != nil:
		return err
	case closed != nil:
		return unwritable(path, closed)
	}
	if err := os.Rename(f.Name(), target); err != nil {
		return unwritable(path, err)
	}
	return nil
}

// newFile is the mode that is asked for a new file: the system takes from it what its
// owner withholds from others.
const newFile fs.FileMode = 0o666

// writable returns where the file at path is, or is to be, and with which permissions.
func writable(path string) (target string, mode fs.FileMode, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, newFile, nil
	case err != nil:
		return "", 0, unwritable(path, err)
	case info.IsDir():
		return "", 0, &problem.Error{Name: path, Problem: "this is a folder", Advice: "name a file in it", Err: ErrFolder}
	case !info.Mode().IsRegular():
		return "", 0, &problem.Error{Name: path, Problem: "this is no regular file but a pipe, a socket or a device", Advice: "redirect the output with > instead", Err: ErrIrregular}
	}
	if target, err = filepath.EvalSymlinks(path); err != nil {
		return "", 0, unwritable(path, err)
	}
	return target, info.Mode().Perm(), nil
}

// createBeside makes a file in the folder of another, under a name that no file has.
func createBeside(path string, mode fs.FileMode) (*os.File, error) {
	const attempts = 1000
	for n := 0; ; n++ {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d-%d", filepath.Base(path), os.Getpid(), n))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if err == nil && mode != newFile {
			err = f.Chmod(mode) // which the system may have narrowed
		}
		if !errors.Is(err, fs.ErrExist) || n == attempts {
			return f, err
		}
	}
}

func unwritable(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &problem.Error{Name: path, Problem: "there is no such folder", Advice: "make it first", Err: err}
	case errors.Is(err, fs.ErrPermission):
		return &problem.Error{Name: path, Problem: "it may not be written", Advice: "check the permissions of its folder", Err: err}
	}
	return problem.System(path, "it cannot be written", "choose another place", err)
}
