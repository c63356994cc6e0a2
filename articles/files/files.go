// Package files reads files that anybody may have put where they are: regular
// files alone, and no more of one than a limit. It knows nothing of what they
// hold, so that every part of the program may use it.
package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"triptych/model/problem"
)

// What a file may be that is not read. What to do about it depends on what it
// was to be read for: an error that is one of these has no advice.
var (
	ErrFolder    = errors.New("a folder")
	ErrIrregular = errors.New("not a regular file")
	ErrTooLarge  = errors.New("too large")
)

// Check looks at the file at path without opening it: to open a pipe may take
// forever. Its error is nil for a regular file of at most limit bytes, else a
// [*problem.Error] with the path for its name.
func Check(path string, limit int64) error {
	info, err := os.Stat(path)
	if err != nil {
		return problem.Named(path, Unreadable(err))
	}
	return problem.Named(path, CheckInfo(info, limit))
}

// CheckInfo is Check for a file that was looked at already. Its error has no name.
func CheckInfo(info fs.FileInfo, limit int64) error {
	switch {
	case info.IsDir():
		return &problem.Error{Problem: "this is a folder", Err: ErrFolder}
	case !info.Mode().IsRegular():
		return &problem.Error{Problem: "this is no regular file but a pipe, a socket or a device", Err: ErrIrregular}
	case info.Size() > limit:
		return tooLarge(limit)
	}
	return nil
}

// Read returns what the regular file at path holds, at most limit bytes. Its
// error is a [*problem.Error] with the path for its name.
func Read(path string, limit int64) ([]byte, error) {
	if err := Check(path, limit); err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, problem.Named(path, Unreadable(err))
	}
	defer f.Close() // it was only read
	data, err := ReadAll(f, limit)
	return data, problem.Named(path, err)
}

// ReadAll returns all that r holds, at most limit bytes: a file may have grown
// since it was looked at. Its error is a [*problem.Error] without a name.
func ReadAll(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return nil, Unreadable(err)
	case int64(len(data)) > limit:
		return nil, tooLarge(limit)
	}
	return data, nil
}

func tooLarge(limit int64) error {
	size := fmt.Sprintf("%d bytes", limit)
	switch {
	case limit >= 1<<20:
		size = fmt.Sprintf("%d MB", limit>>20)
	case limit >= 1<<10:
		size = fmt.Sprintf("%d kB", limit>>10)
	}
	return &problem.Error{Problem: "the file is larger than " + size, Err: ErrTooLarge}
}

// Unreadable puts what the system says of a file into plain words. The error has
// no name.
func Unreadable(err error) *problem.Error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &problem.Error{Problem: "there is no such file or folder", Advice: "check the name", Err: err}
	case errors.Is(err, fs.ErrPermission):
		return &problem.Error{Problem: "it may not be read", Advice: "check its permissions", Err: err}
	}
	return problem.System("", "it cannot be read", "check the name", err)
}
