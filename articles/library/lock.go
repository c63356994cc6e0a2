package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"triptych/model/problem"

	"github.com/gofrs/flock"
)

const (
	lockName     = ".lock"
	lockPatience = 10 * time.Second // writing takes milliseconds
	lockRetry    = 10 * time.Millisecond
)

// lock takes the library's lock against other programs and other goroutines of
// this one, and gives what lets go of it. The file stays: to remove it would let
// two take it at once. Where the file system knows no locks nothing is held: that
// files are replaced whole must do.
func (l *Library) lock(ctx context.Context) (unlock func(), err error) {
	limited, cancel := context.WithTimeout(ctx, l.patience)
	defer cancel()
	path := filepath.Join(l.folder, lockName)
	options := []flock.Option{flock.SetPermissions(filePermissions)} // others who share the library take it too
	if _, err := os.Lstat(path); err == nil && runtime.GOOS == "linux" {
		// Which lets nobody create a file that is another's where all may write.
		options = append(options, flock.SetFlag(os.O_RDONLY))
	}
	f := flock.New(path, options...)
	_, err = f.TryLockContext(limited, lockRetry)
	switch {
	case errors.Is(err, errors.ErrUnsupported), errors.Is(err, syscall.ENOLCK):
		return func() {}, nil
	case err != nil && ctx.Err() != nil:
		f.Close() // it holds nothing
		return nil, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		f.Close() // it holds nothing
		return nil, &problem.Error{Name: path, Problem: "another program is writing to the library and does not end", Advice: "end it, and try again", Err: err}
	case err != nil:
		return nil, failed(path, "the library cannot be locked", "check the permissions of its folder", err)
	}
	return func() { f.Close() }, nil // which fails only if the lock is gone already
}
