package files

import (
	"context"
	"errors"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"triptych/model/problem"
)

// ErrLocked is why a lock is not to be had: another program holds it.
var ErrLocked = errors.New("another program holds the lock")

// Lock takes the lock that the file at path stands for, against other programs
// and other goroutines of this one, and returns what lets go of it. It makes the
// file, and waits for at most patience. The file stays: if it were removed, two
// could hold the lock at once. Where the file system has no locks, unlock is nil.
//
// Its error is that of ctx or a [*problem.Error] with the path for its name.
func Lock(ctx context.Context, path string, patience time.Duration, options ...flock.Option) (unlock func(), err error) {
	const retry = 10 * time.Millisecond
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	f := flock.New(path, options...)
	_, err = f.TryLockContext(limited, retry)
	if err == nil {
		return func() { f.Close() }, nil // which fails only if the lock is gone already
	}
	f.Close() // it holds nothing
	switch {
	case errors.Is(err, errors.ErrUnsupported), errors.Is(err, syscall.ENOLCK):
		return nil, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return nil, &problem.Error{Name: path, Problem: "another program is writing here and does not end", Advice: "end it, and try again", Err: ErrLocked}
	}
	return nil, problem.System(path, "it cannot be locked", "check the permissions of its folder", err)
}
