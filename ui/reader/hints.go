package reader

import (
	"cmp"
	"slices"
	"strings"
)

// A placedHint is a hint in the row of keys.
type placedHint struct {
	command *command
	keys    []string // as help shows them: of the command, and of the one that goes with it
	x       int      // the cell where it begins
	width   int      // its cells
}

// hints shows the keys that work here, as many as fit.
func (s *status) hints() string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, h := range s.placedHints() {
		b.WriteString(s.term.hint(strings.Join(h.keys, " "), h.command.hint.word))
	}
	return s.term.cut(b.String(), s.term.width)
}

// placedHints returns the hints that fit in the row of keys, from the left to the
// right.
func (s *status) placedHints() []placedHint {
	list := slices.DeleteFunc(slices.Clone(s.keys), func(c *command) bool {
		return c.hint.rank == 0 || c.hint.on != 0 && c.hint.on&s.top == 0
	})
	slices.SortStableFunc(list, func(a, b *command) int { return cmp.Compare(a.hint.rank, b.hint.rank) })
	var placed []placedHint
	x := 1
	for _, c := range list {
		shown := s.term.theme.Glyphs.Key
		h := placedHint{command: c, keys: []string{shown(s.desk.keys.name(c.name))}, x: x}
		if c.hint.with != "" {
			h.keys = append(h.keys, shown(s.desk.keys.name(c.hint.with)))
		}
		h.width = s.term.counter().Width(strings.Join(h.keys, " ")) + 1 + len(c.hint.word)
		if x+h.width > s.term.width {
			continue
		}
		x += h.width + hintGap
		placed = append(placed, h)
	}
	return placed
}

// hintAt returns the key that the hint at a cell of the row of keys names, as Bubble
// Tea does. Of two keys, the one under the pointer; at the words, the first.
func (s *status) hintAt(x int) (key string, ok bool) {
	if s.hand == nil && (s.first || s.crowdedOut(s.lines())) {
		return "", false
	}
	for _, h := range s.placedHints() {
		if x < h.x || x >= h.x+h.width {
			continue
		}
		name, first := h.command.name, s.term.counter().Width(h.keys[0])
		if len(h.keys) > 1 && x > h.x+first && x <= h.x+first+s.term.counter().Width(h.keys[1]) {
			name = h.command.hint.with
		}
		return s.desk.keys.first(name)
	}
	return "", false
}
