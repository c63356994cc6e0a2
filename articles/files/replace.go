package files

import (
	"errors"
	"os"
	"path/filepath"
)

// Replace writes a file whole or not at all: beside it, down to the disk, and
// then in its place. Until then its name has a dot before and digits behind.
// Package renameio does the same, but not on every system.
func Replace(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // which is not there once the file is in its place
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
