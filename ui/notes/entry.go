package notes

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"triptych/model"
	"triptych/ui/notes/quote"
)

// A stamped is a value and when it was set. The zero value was never set; a
// value that was taken back is empty and has a time.
type stamped[T ~string] struct {
	Value  T         `json:"value"`
	Edited time.Time `json:"edited"`
}

// or gives the later one of two values; of two of the same time always the same
// one, whichever comes first.
func (s stamped[T]) or(o stamped[T]) stamped[T] {
	if c := o.Edited.Compare(s.Edited); c > 0 || c == 0 && o.Value > s.Value {
		return o
	}
	return s
}

// set gives the value as set at the time, or just after what it replaces where
// some clock was ahead.
func (s stamped[T]) set(value T, at time.Time) stamped[T] {
	if at = stamp(at); !at.After(s.Edited) {
		at = s.Edited.Add(1)
	}
	return stamped[T]{value, at}
}

// latest is after any time that a clock may show, and one that JSON can hold.
func latest() time.Time { return time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC) }

// stamp makes a time such as files hold it.
func stamp(at time.Time) time.Time {
	if at = at.UTC().Round(0); at.After(latest()) {
		return latest()
	}
	return at
}

// A place is words of an article.
type place struct {
	Article string `json:"article"`
	quote.Quote
}

func (p place) key() string {
	return strings.Join([]string{p.Article, strconv.Itoa(p.Start), p.Exact, p.Prefix, p.Suffix}, "\x00")
}

func comparePlaces(a, b place) int {
	return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.key(), b.key()))
}

// keyOfPlaces is the same whatever order the places come in.
func keyOfPlaces(places []place, more ...string) string {
	for _, p := range slices.SortedFunc(slices.Values(places), comparePlaces) {
		more = append(more, p.key())
	}
	return strings.Join(more, "\x00")
}

// A markEntry is what somebody said of a difference.
type markEntry struct {
	Author   string          `json:"author,omitempty"`
	Kind     model.Kind      `json:"kind"`
	Relation model.Relation  `json:"relation"`
	Mentions []place         `json:"mentions"`
	State    stamped[State]  `json:"verdict,omitzero"`
	Note     stamped[string] `json:"note,omitzero"`
}

// key tells which entries are about the same.
func (e markEntry) key() string {
	return keyOfPlaces(e.Mentions, e.Author, string(e.Kind), string(e.Relation))
}

func (e markEntry) live() bool { return e.State.Value != NoState || e.Note.Value != "" }

// edited is when the entry was last changed.
func (e markEntry) edited() time.Time {
	if e.Note.Edited.After(e.State.Edited) {
		return e.Note.Edited
	}
	return e.State.Edited
}

func (e markEntry) or(o markEntry) markEntry {
	e.State, e.Note = e.State.or(o.State), e.Note.or(o.Note)
	return e
}

// A pairEntry is what somebody decided of two sentences.
type pairEntry struct {
	Author    string            `json:"author,omitempty"`
	Sentences []place           `json:"sentences"` // two
	Decision  stamped[Decision] `json:"decision"`
}

func (e pairEntry) key() string { return keyOfPlaces(e.Sentences, e.Author) }

func (e pairEntry) live() bool { return e.Decision.Value != Undecided }

func (e pairEntry) or(o pairEntry) pairEntry {
	e.Decision = e.Decision.or(o.Decision)
	return e
}

// A positionEntry is where the reader was; the zero value is nowhere.
type positionEntry struct {
	place
	Way    string    `json:"way"`
	Edited time.Time `json:"edited"`
}

func (e positionEntry) or(o positionEntry) positionEntry {
	if c := o.Edited.Compare(e.Edited); c > 0 || c == 0 && cmp.Or(cmp.Compare(o.key(), e.key()), cmp.Compare(o.Way, e.Way)) > 0 {
		return o
	}
	return e
}

// content is what a file holds. It is never changed, only replaced.
type content struct {
	position positionEntry
	marks    map[string]markEntry // by key
	pairs    map[string]pairEntry // by key
}

// equal tells whether two contents say the same. What is said of the same has
// the same key.
func (c content) equal(o content) bool {
	return c.position == o.position &&
		maps.EqualFunc(c.marks, o.marks, func(a, b markEntry) bool { return a.State == b.State && a.Note == b.Note }) &&
		maps.EqualFunc(c.pairs, o.pairs, func(a, b pairEntry) bool { return a.Decision == b.Decision })
}
