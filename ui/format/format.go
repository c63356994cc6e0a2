// Package format writes one thing in one of several formats, which a person knows
// by their names.
package format

import (
	"bufio"
	"fmt"
	"io"
	"slices"
)

// A Format is a way of writing a T. Its name is an N, so that every table has
// names of its own type.
type Format[N ~string, T any] struct {
	Name    N
	Summary string // in a few words
	// Write need not check each write: errors of the stream are sticky and found
	// when [Table.Write] flushes it.
	Write func(out *bufio.Writer, what T) error
}

// A Table lists formats, the default first.
type Table[N ~string, T any] []Format[N, T]

// Names lists the formats by their names.
func (t Table[N, T]) Names() []N {
	var names []N
	for _, f := range t {
		names = append(names, f.Name)
	}
	return names
}

// Summary returns that of a format, "" for an unknown one.
func (t Table[N, T]) Summary(name N) string {
	if i := t.index(name); i >= 0 {
		return t[i].Summary
	}
	return ""
}

// Write writes what to w. It fails for an unknown format, and with the error of w
// when that fails.
func (t Table[N, T]) Write(w io.Writer, name N, what T) error {
	i := t.index(name)
	if i < 0 {
		return fmt.Errorf("there is no format %q", name)
	}
	out := bufio.NewWriter(w)
	if err := t[i].Write(out, what); err != nil {
		return err
	}
	return out.Flush()
}

func (t Table[N, T]) index(name N) int {
	return slices.IndexFunc(t, func(f Format[N, T]) bool { return f.Name == name })
}
