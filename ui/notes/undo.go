package notes

import "time"

// A Change is what one book says otherwise than the one that it was made from. It
// stays good whatever becomes of the story, and of both books.
type Change struct {
	was, is map[string]entry // by key: those that say something else
}

// Since returns what b says otherwise than before, which it was made from. Where the
// reader was does not count.
func (b *Book) Since(before *Book) Change {
	c := Change{make(map[string]entry), make(map[string]entry)}
	for key, e := range b.content.entries {
		if was := before.content.entries[key]; e.State.Value != was.State.Value || e.Note.Value != was.Note.Value || e.Decision.Value != was.Decision.Value {
			c.was[key], c.is[key] = was, e
		}
	}
	return c
}

// Empty reports whether nothing was changed.
func (c Change) Empty() bool { return len(c.is) == 0 }

// Reversed returns the change that undoes this one: without it, this one is made again.
func (c Change) Reversed() Change { return Change{was: c.is, is: c.was} }

// Without returns the book with a change taken back, and whether anything was: what
// was said otherwise again since stays.
func (b *Book) Without(c Change, at time.Time) (_ *Book, undone bool) {
	next := b.content.clone()
	for key, is := range c.is {
		e, was := b.content.entries[key], c.was[key]
		after := e
		after.State = e.State.undone(was.State, is.State, at)
		after.Note = e.Note.undone(was.Note, is.Note, at)
		after.Decision = e.Decision.undone(was.Decision, is.Decision, at)
		if !after.equal(e) {
			next.entries[key], undone = after, true
		}
	}
	return b.with(next), undone
}

// undone returns the value with was in the place of is, unless it is another by now.
func (s stamped[T]) undone(was, is stamped[T], at time.Time) stamped[T] {
	if was.Value == is.Value || s.Value != is.Value {
		return s
	}
	return s.set(was.Value, at)
}
