//go:build !windows

package notes

import (
	"path/filepath"

	"github.com/google/renameio/v2"
)

// replace writes a file whole or not at all: beside it, down to the disk, and
// then in its place.
func replace(path string, data []byte) error {
	f, err := renameio.NewPendingFile(path, renameio.WithTempDir(filepath.Dir(path)), renameio.WithStaticPermissions(0o600))
	if err != nil {
		return err
	}
	defer f.Cleanup() // does nothing once the file is in its place
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.CloseAtomicallyReplace()
}
