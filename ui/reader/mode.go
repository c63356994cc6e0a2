package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/column"
)

// A kind is a kind of mode, or a set of them.
type kind uint32

// The modes. Commands name those in which they work.
const (
	inColumns  kind = 1 << iota // the articles side by side, below all else
	inCompare                   // the passages of each topic side by side
	inOverview                  // topics down, articles across
	inFindings                  // what differs, the heaviest first
	inDetails                   // the panel of who says what
	inMatches                   // a search whose matches are stepped through
	inSearch                    // … while its words are typed
	inSeek                      // the words that findings must hold are typed
	inNote                      // a note is typed
	inKeep                      // a name for a story is typed
	inHand                      // words are chosen that differ
	inFilter                    // the list of what is shown of the differences
	inHelp                      // the page of keys
	inLeaving                   // what could not be saved is asked about
	inConsent                   // whether the story may be sent is asked
	inTour                      // a tour plays
	always                      // whatever is open

	onScreens   = inColumns | inCompare | inOverview | inFindings // what fills the screen, but for the last rows
	overColumns = onScreens &^ inColumns                          // what does so in the place of the columns
	onLines     = inSearch | inSeek | inNote | inKeep | inLeaving // where a line is typed
	// onPrompts are those under which nothing moves until they are closed.
	onPrompts = inSearch | inSeek | inNote | inKeep | inHand | inFilter | inHelp | inLeaving | inConsent
)

// A mode is something that is open on the screen, with keys of its own. Modes lie
// on one another; the columns lie below all.
type mode interface {
	kind() kind
	// take takes a key that no command of the mode is bound to, or a paste.
	take(tea.Msg) answer
	// point takes a click, or a notch of the wheel.
	point(tea.Mouse) answer
	// sync brings the mode in line with what a message has changed.
	sync(change)
	// draw draws over the rows of the screen, one string a row, what the mode shows.
	draw(rows []string)
	// cursor is where the terminal's cursor stands, once the mode was drawn; nil to
	// leave it to what lies below.
	cursor() *tea.Cursor
}

// An answer is what a mode does with something that a person did.
type answer uint8

const (
	pass  answer = iota // it is for what lies below
	taken               // it goes no further
	done                // nor does the mode: it closes
)

// A change is what a message has changed.
type change struct {
	story    bool // there is another story: numbers of articles and sentences have changed
	analysis bool // another analysis, or another part of it, is shown
	layout   bool // the size of the screen, or the places of the columns
}

// opaque is a mode that lets nothing through to what lies below it.
type opaque struct{}

func (opaque) take(tea.Msg) answer    { return taken }
func (opaque) point(tea.Mouse) answer { return taken }
func (opaque) sync(change)            {}

// transparent is a mode that lets through what it does not take.
type transparent struct{}

func (transparent) take(tea.Msg) answer    { return pass }
func (transparent) point(tea.Mouse) answer { return pass }
func (transparent) sync(change)            {}
func (transparent) cursor() *tea.Cursor    { return nil }

// A stack is the modes that are open, the one on top last.
type stack []mode

// find returns the uppermost mode of some kinds, nil where none is open.
func (s stack) find(kinds kind) mode {
	for _, m := range slices.Backward(s) {
		if m.kind()&kinds != 0 {
			return m
		}
	}
	return nil
}

// outside returns the stack without the modes of some kinds.
func (s stack) outside(kinds kind) stack {
	return slices.DeleteFunc(slices.Clone(s), func(m mode) bool { return m.kind()&kinds != 0 })
}

// has reports whether a mode of some kinds is open.
func (s stack) has(kinds kind) bool { return s.find(kinds) != nil }

// reached returns the modes that a key comes to, the one on top first: down to
// the first that lets nothing through.
func (s stack) reached() []mode {
	var list []mode
	for _, m := range slices.Backward(s) {
		list = append(list, m)
		if m.kind()&(overColumns|onPrompts) != 0 {
			break
		}
	}
	return list
}

// push puts a mode on top: below a tour, which plays over all, and in the place
// of another that fills the screen.
func (s stack) push(m mode) stack {
	if m.kind()&overColumns != 0 {
		s = s.without(s.find(overColumns))
	}
	if at := len(s) - 1; at >= 0 && s[at].kind() == inTour {
		return slices.Insert(slices.Clone(s), at, m)
	}
	return append(s, m)
}

// without takes a mode off. A mode has closed to do then whatever ends with it.
func (s stack) without(m mode) stack {
	at := slices.Index(s, m)
	if m == nil || at < 0 {
		return s
	}
	s = slices.Delete(slices.Clone(s), at, at+1)
	if c, ok := m.(interface{ closed() }); ok {
		c.closed()
	}
	return s
}

// look paints what a search found in an article, or what is chosen by hand.
func (s stack) look(article int, look column.Look) column.Look {
	if m, ok := s.find(inHand).(*handMode); ok {
		return m.look(article, look)
	}
	if m, ok := s.find(inSearch | inMatches).(*searchMode); ok {
		return m.look(article, look)
	}
	look.FoundHere = none
	return look
}

// fact returns the fact selected in the findings, nil for none.
func (s stack) fact() *model.Fact {
	if m, ok := s.find(inFindings).(*findingsMode); ok {
		return m.fact()
	}
	return nil
}

// edit returns the edit selected in the findings, nil for none.
func (s stack) edit() *edit {
	if m, ok := s.find(inFindings).(*findingsMode); ok {
		return m.edit()
	}
	return nil
}

// wheelRows is how many rows one notch of the wheel scrolls.
const wheelRows = 3

// notch returns the rows that a notch of the wheel scrolls, down where positive; 0
// for anything else than a notch.
func notch(m tea.Mouse) int {
	switch m.Button {
	case tea.MouseWheelDown:
		return wheelRows
	case tea.MouseWheelUp:
		return -wheelRows
	}
	return 0
}
