package reader

import (
	tea "charm.land/bubbletea/v2"

	"triptych/ui/tour"
)

// press does what a key of the person says.
func (r *Reader) press(key tea.KeyPressMsg) {
	if top := r.stack.reached()[0]; top.kind()&onLines != 0 && key.Text != "" && r.nav.ready() {
		r.nav.say("")
		r.answered(top, top.take(key)) // a letter is typed, whatever it does elsewhere
		return
	}
	if c := r.nav.keys.find(always, key); c != nil {
		c.do(r, r.columns, key)
		return
	}
	r.marker.awaited = differenceID{}
	if !r.stack.has(inTour) {
		r.nav.say("")
		r.first.newcomer, r.first.chosen = false, true
	}
	r.pressIn(r.stack.reached(), key)
}

// pressIn does what a key says in the first of the modes that knows it.
func (r *Reader) pressIn(modes []mode, key tea.KeyPressMsg) {
	if !r.nav.ready() { // nothing is shown yet that a key could act on
		if c := r.nav.keys.find(inColumns, key); c != nil && c.name == "quit" {
			c.do(r, r.columns, key)
		}
		return
	}
	for _, m := range modes {
		if c := r.nav.keys.find(m.kind(), key); c != nil {
			r.run(c, m, key)
			return
		}
		if r.answered(m, m.take(key)) {
			return
		}
	}
}

// run runs a command, or says why it does not work here and now.
func (r *Reader) run(c *command, m mode, key tea.KeyPressMsg) {
	if c.needs != nil {
		if works, reason := c.needs(r); !works {
			r.nav.say(reason)
			return
		}
	}
	c.do(r, m, key)
}

// answered closes a mode that is done, and reports whether what it answered to
// goes no further.
func (r *Reader) answered(m mode, a answer) bool {
	if a == done {
		r.stack = r.stack.without(m)
	}
	return a != pass
}

// offer offers something that a person did to the modes, the one on top first.
func (r *Reader) offer(to func(mode) answer) {
	for _, m := range r.stack.reached() {
		if r.nav.ready() && r.answered(m, to(m)) {
			return
		}
	}
}

// point does what a click says, or a notch of the wheel: on a hint in the last row,
// what its key says.
func (r *Reader) point(mouse tea.Mouse) {
	if key, ok := r.hinted(mouse); ok {
		r.press(key)
		return
	}
	r.offer(func(m mode) answer { return m.point(mouse) })
}

// hinted returns the key that a hint under the pointer names.
func (r *Reader) hinted(mouse tea.Mouse) (key tea.KeyPressMsg, ok bool) {
	if !r.nav.ready() || mouse.Button != tea.MouseLeft || mouse.Y != r.nav.screen.Hints || r.stack.has(onPrompts|inMatches|inTour) {
		return key, false
	}
	name, ok := r.status(r.stack.find(onScreens)).hintAt(mouse.X)
	if !ok {
		return key, false
	}
	return tour.Key(name)
}
