package problem

import (
	"fmt"
	"runtime/debug"

	"triptych/model/text"
)

// A Panic is the error of work that panicked: a fault of the program itself, which
// ends what it was doing for one story or one person, and nothing else.
type Panic struct {
	Value any    // what it panicked with
	Stack []byte // where
}

// Error returns one line, harmless to a terminal.
func (p *Panic) Error() string {
	return text.SanitizeLine(text.Cut(fmt.Sprintf("the program failed: %v", p.Value), maxPanic))
}

// maxPanic is how many bytes of a line what was panicked with takes.
const maxPanic = 300

// Caught returns the error for what recover returned, which is not nil. One that was
// caught before, in another goroutine, stays what it was.
func Caught(value any) *Panic {
	if p, ok := value.(*Panic); ok {
		return p
	}
	return &Panic{value, debug.Stack()}
}

// Catch turns a panic into the error of the function that defers it.
func Catch(err *error) {
	if r := recover(); r != nil {
		*err = Caught(r)
	}
}
