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

// Named returns err with a name, if it is an Error that has none. Whoever finds
// a problem in something that others know the name of leaves the name empty, and
// who knows it puts it in, once.
func Named(name string, err error) error {
	return filled(err, func(e *Error) *string { return &e.Name }, name)
}

// Advised returns err with advice, if it is an Error that has none.
func Advised(advice string, err error) error {
	return filled(err, func(e *Error) *string { return &e.Advice }, advice)
}

// filled returns a copy of the Error that err is, or err as it is, with a field
// that was empty filled.
func filled(err error, field func(*Error) *string, value string) error {
	var known *Error
	if !errors.As(err, &known) || *field(known) != "" {
		return err
	}
	e := *known
	*field(&e) = value
	return &e
}

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
