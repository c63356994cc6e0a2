package notes

import (
	"errors"
	"os"
	"path/filepath"
)

// replace writes a file whole or not at all, as far as the system lets it: beside
// it, down to the disk, and then in its place. Package renameio is not for this
// system.
func replace(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), temporaryPrefix(path)+"*")
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
