package articles

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"triptych/articles/draft"
	"triptych/model/text"
)

// An Error says in one line, harmless to a terminal, which file or folder keeps
// a story from being read, why, and what to do.
type Error struct {
	Path    string // as it was given
	Problem string // what is wrong
	Advice  string // what to do
	Err     error  // what the system said, if it did
}

// Error gives the whole line.
func (e *Error) Error() string {
	line := e.Problem + "; " + e.Advice
	if e.Path != "" {
		line = e.Path + ": " + line
	}
	return text.SanitizeLine(line)
}

// Unwrap gives what the system said.
func (e *Error) Unwrap() error { return e.Err }

// systemError makes what the system says of a file plain.
func systemError(path string, err error) *Error {
	e := &Error{Path: path, Err: err}
	var pathError *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Problem, e.Advice = "there is no such file or folder", "check the name"
	case errors.Is(err, fs.ErrPermission):
		e.Problem, e.Advice = "it may not be read", "check its permissions"
	case errors.As(err, &pathError):
		e.Problem, e.Advice = "it cannot be read: "+pathError.Err.Error(), "check the name"
	default:
		e.Problem, e.Advice = "it cannot be read: "+err.Error(), "check the name"
	}
	return e
}

// tooLarge says that a file is larger than any article.
func tooLarge(path string) *Error {
	return &Error{
		Path:    path,
		Problem: fmt.Sprintf("the file is larger than %d MB", draft.MaxSize>>20),
		Advice:  "name a file that holds one article only",
	}
}

// named gives an error of a source its name. An [*Error] has it already, and the
// end of a context needs none.
func named(name string, err error) error {
	var problem *draft.Error
	if errors.As(err, &problem) {
		return &Error{Path: name, Problem: problem.Problem, Advice: problem.Advice, Err: problem.Err}
	}
	if wrong := new(Error); errors.As(err, &wrong) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return systemError(name, err)
}

// noText says that a source holds no text.
func noText(name string) *Error {
	return &Error{Path: name, Problem: "there is no text in it", Advice: "put the article's text into it, or leave it out"}
}
