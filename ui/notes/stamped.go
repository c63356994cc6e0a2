package notes

import (
	"slices"
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

// merge returns the value that counts of s and theirs, and whether that is a clash:
// both were set without knowing of the other one, to different values. Then it is
// the later one. base is what both were once, past what s was since.
func (s stamped[T]) merge(base stamped[T], past []stamped[T], theirs stamped[T]) (_ stamped[T], clash bool) {
	switch {
	case s == theirs, theirs.Edited.Before(base.Edited): // or an old copy of the file has come back
		return s, false
	case theirs == base, slices.Contains(past, theirs):
		return s.over(theirs, s.Value), false
	case s == base:
		return theirs, false
	}
	return s.over(theirs, s.later(theirs).Value), s.Value != theirs.Value
}

// over returns the value with a time at which it counts before both s and o.
func (s stamped[T]) over(o stamped[T], value T) stamped[T] {
	if later := s.later(o); later.Value != value || s.Edited.Equal(o.Edited) {
		return later.next(value)
	}
	return s.later(o)
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

// stamp returns a time such as files hold it, which JSON can, with room for later
// ones.
func stamp(at time.Time) time.Time {
	if latest := time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC); at.After(latest) {
		return latest
	}
	return at.UTC().Round(0)
}

// checked lets a value without a time, as a person may write it, count as an old
// one.
func (s stamped[T]) checked() stamped[T] {
	switch {
	case !s.Edited.IsZero():
		s.Edited = stamp(s.Edited)
	case s.Value != "":
		s.Edited = stamp(time.Unix(0, 0))
	}
	return s
}
