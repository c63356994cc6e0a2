package library

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"

	"triptych/articles/files"
)

const (
	lockName     = ".lock"
	lockPatience = 10 * time.Second // writing takes milliseconds
)

// lock takes the library's lock and returns what lets go of it. Where the file
// system has no locks nothing is held: that files are replaced whole must do.
func (l *Library) lock(ctx context.Context) (unlock func(), err error) {
	path := filepath.Join(l.folder, lockName)
	options := []flock.Option{flock.SetPermissions(filePermissions)} // others who share the library take it too
	if _, err := os.Lstat(path); err == nil && runtime.GOOS == "linux" {
		// Which lets nobody create a file that is another's where all may write.
		options = append(options, flock.SetFlag(os.O_RDONLY))
	}
	unlock, err = files.Lock(ctx, path, l.patience, options...)
	if unlock == nil {
		unlock = func() {}
	}
	return unlock, err
}
