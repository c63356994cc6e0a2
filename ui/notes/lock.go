package notes

import (
	"context"
	"errors"
	"syscall"
	"time"

	"github.com/gofrs/flock"
)

const (
	lockPatience = 5 * time.Second // saving takes milliseconds
	lockRetry    = 10 * time.Millisecond
)

// lock takes the lock that the file is for, against other programs and other
// stores of this one, and gives what lets go of it. The file stays: to remove it
// would let two take it at once. Where the file system knows no locks it gives
// nil: that files are replaced whole must do.
func lock(ctx context.Context, path string, patience time.Duration) (unlock func(), err error) {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	l := flock.New(path, flock.SetPermissions(0o600))
	_, err = l.TryLockContext(limited, lockRetry)
	switch {
	case errors.Is(err, errors.ErrUnsupported), errors.Is(err, syscall.ENOLCK):
		return nil, nil
	case err != nil && ctx.Err() != nil:
		l.Close() // it holds nothing
		return nil, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		l.Close() // it holds nothing
		return nil, &Error{Path: path, Problem: "another program is writing these notes and does not end", Advice: "end it, or remove this file if there is none", Err: err}
	case err != nil:
		return nil, failed(path, "the notes cannot be locked", "check the permissions of its folder", err)
	}
	return func() { l.Close() }, nil // which fails only if the lock is gone already
}
