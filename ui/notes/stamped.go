package notes

import (
	"fmt"
	"time"
)

// A stamped is a value and when it was set. The zero value was never set; a
// value that was taken back is empty and has a time.
type stamped[T ~string] struct {
	Value  T         `json:"value"`
	Edited time.Time `json:"edited"`
}

// later returns the later one of two values; of two of the same time always the same
// one, whichever comes first.
func (s stamped[T]) later(o stamped[T]) stamped[T] {
	if c := o.Edited.Compare(s.Edited); c > 0 || c == 0 && o.Value > s.Value {
		return o
	}
	return s
}

// merge returns the value that counts of s and theirs, which were both base once,
// and whether both were changed since, to different ones; then it is the later
// one.
func (s stamped[T]) merge(base, theirs stamped[T]) (_ stamped[T], clash bool) {
	switch {
	case theirs == base || theirs.Edited.Before(base.Edited): // or an old copy of the file has come back
		return s, false
	case s == base:
		return theirs, false
	}
	return s.later(theirs), s.Value != theirs.Value
}

// set returns the value as set at the time, or just after what it replaces where
// some clock was ahead.
func (s stamped[T]) set(value T, at time.Time) stamped[T] {
	if at = stamp(at); !at.After(s.Edited) {
		at = s.Edited.Add(1)
	}
	return stamped[T]{value, at}
}

// next returns a value that counts just after s, if s was ever set.
func (s stamped[T]) next(value T) stamped[T] {
	if s.Edited.IsZero() {
		return s
	}
	return s.set(value, s.Edited)
}

// latest is after any time that a clock may show, and one that JSON can hold.
func latest() time.Time { return time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC) }

// stamp returns a time such as files hold it.
func stamp(at time.Time) time.Time {
	if at = at.UTC().Round(0); at.After(latest()) {
		return latest()
	}
	return at
}

// check lets a value without a time, as a person may write it, count as an old
// one.
func (s stamped[T]) check() (_ stamped[T], err error) {
	switch {
	case !s.Edited.IsZero():
		s.Edited, err = checkTime(s.Edited)
		return s, err
	case s.Value != "":
		s.Edited = stamp(time.Unix(0, 0))
	}
	return s, nil
}

func checkTime(at time.Time) (time.Time, error) {
	if at.After(latest()) {
		return at, fmt.Errorf("it was edited in the year %d", at.Year())
	}
	return stamp(at), nil
}
