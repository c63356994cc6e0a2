package notes

import (
	"errors"
	"io/fs"

	"triptych/model/text"
)

// An Error says in one line, harmless to a terminal, what is wrong with which
// file of notes, and what to do.
type Error struct {
	Path    string
	Problem string // what is wrong
	Advice  string // what to do
	Err     error  // what the system said, if it did
}

// Error gives the whole line.
func (e *Error) Error() string { return text.SanitizeLine(e.Path + ": " + e.Problem + "; " + e.Advice) }

// Unwrap gives what the system said.
func (e *Error) Unwrap() error { return e.Err }

// failed makes what the system says of a file plain.
func failed(path, problem, advice string, err error) *Error {
	said := err
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		said = pathError.Err
	}
	return &Error{Path: path, Problem: problem + ": " + said.Error(), Advice: advice, Err: err}
}

// A damage is why a file that can be read is none of notes.
type damage struct{ err error }

func (d damage) Error() string { return d.err.Error() }
