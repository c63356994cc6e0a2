package library

import (
	"errors"
	"io/fs"
	"os"

	"triptych/model/text"
)

// An Error says in one line, harmless to a terminal, what is wrong with which
// story or file of a library, and what to do.
type Error struct {
	Name    string // of the story, or the path of a file or folder
	Problem string // what is wrong
	Advice  string // what to do
	Err     error  // what the system said, if it did
}

// Error gives the whole line.
func (e *Error) Error() string { return text.SanitizeLine(e.Name + ": " + e.Problem + "; " + e.Advice) }

// Unwrap gives what the system said.
func (e *Error) Unwrap() error { return e.Err }

// failed makes what the system says of a file or folder plain.
func failed(name, problem, advice string, err error) *Error {
	said := err
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		said = pathError.Err
	case errors.As(err, &linkError):
		said = linkError.Err
	}
	return &Error{Name: name, Problem: problem + ": " + said.Error(), Advice: advice, Err: err}
}
