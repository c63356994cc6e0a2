// Package problem is how every package says what went wrong to the person who
// can mend it: the thing's name, what is wrong, and what to do.
package problem

import (
	"errors"
	"io/fs"

	"triptych/model/text"
)

// An Error is one line, harmless to a terminal: "NAME: PROBLEM; ADVICE".
type Error struct {
	Name    string // of the file, folder, address or story, as it was given; "" where who asked names it
	Problem string // what is wrong: "the page shows its text only to scripts"
	Advice  string // what to do: "save it from the browser and open the saved file"; "" for nothing
	Err     error  // what the system or a library said; nil if nothing
}

// Error returns the whole line.
func (e *Error) Error() string {
	line := e.Problem
	if e.Advice != "" {
		line += "; " + e.Advice
	}
	if e.Name != "" {
		line = e.Name + ": " + line
	}
	return text.SanitizeLine(line)
}

// Unwrap returns what the system or a library said.
func (e *Error) Unwrap() error { return e.Err }

// System returns an Error whose problem ends with what the system said, without
// the operation and the path that the system repeats.
func System(name, problem, advice string, err error) *Error {
	said := err
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		said = pathError.Err
	}
	return &Error{Name: name, Problem: problem + ": " + said.Error(), Advice: advice, Err: err}
}
