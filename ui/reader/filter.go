package reader

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/notes"
)

// A filter leaves out differences by relation, by kind and by what the person
// decided of them: one bit each, in the order of choices. The zero value leaves out
// what was set aside, and nothing else.
type filter uint32

// A choice is something that can be left out.
type choice struct {
	bit   filter
	out   bool // it is left out unless its bit is set; others are where it is
	name  string
	group int // those of one group exclude each other
	is    func(*model.Difference, notes.State) bool
}

// choices lists what can be left out.
func choices() []choice {
	var list []choice
	add := func(group int, name string, is func(*model.Difference, notes.State) bool) {
		list = append(list, choice{bit: 1 << len(list), name: name, group: group, is: is})
	}
	for _, r := range model.Relations() {
		add(0, string(r), func(d *model.Difference, _ notes.State) bool { return d.Relation == r })
	}
	for _, k := range model.Kinds() {
		add(1, draw.Kinds(k), func(d *model.Difference, _ notes.State) bool { return d.Kind == k })
	}
	for _, state := range notes.States() {
		add(2, cmp.Or(string(state), "open"), func(_ *model.Difference, s notes.State) bool { return s == state })
		list[len(list)-1].out = state == notes.SetAside
	}
	return list
}

func (f filter) hides(c choice) bool { return f&c.bit != 0 != c.out }

// hidesOpen reports whether what nothing was decided of is left out.
func (f filter) hidesOpen() bool {
	return slices.ContainsFunc(choices(), func(c choice) bool { return c.is(&model.Difference{}, notes.NoState) && f.hides(c) })
}

// keeps reports whether choices leave a difference in, which is in a state.
func (f filter) keeps(list []choice, d *model.Difference, s notes.State) bool {
	return !slices.ContainsFunc(list, func(c choice) bool { return f.hides(c) && c.is(d, s) })
}

// only leaves out all of a choice's group but the choice itself.
func (f filter) only(one choice) filter {
	for _, c := range choices() {
		if c.group == one.group && f.hides(c) == (c.bit == one.bit) {
			f ^= c.bit
		}
	}
	return f
}

// marked is what a person chose of the differences to be marked.
type marked struct {
	filter filter
	level  model.Level
}

// criteria say which differences of an analysis are shown.
type criteria struct {
	marked
	kept [2]differenceID // shown although they were set aside or left out, so that what was decided can be seen and taken back
	book *notes.Book     // which says what was set aside
}

// shows reports whether a difference is shown, which is in a state.
func (c *criteria) shows(list []choice, d *model.Difference, s notes.State) bool {
	return c.level.Includes(d.Level) && c.filter.keeps(list, d, s)
}

// keep reports whether a difference is shown whatever else is not.
func (c *criteria) keep(id differenceID) bool {
	return id != differenceID{} && slices.Contains(c.kept[:], id)
}

// A filterMode is the list in which a person chooses which differences are shown
// in the text, in counts and when going from one to the next.
type filterMode struct {
	opaque
	nav *navigator
	at  int
	on  *tea.Cursor // that, as it was last drawn
}

func (m *filterMode) kind() kind { return inFilter }

// take closes the list with any key that means nothing in it.
func (m *filterMode) take(msg tea.Msg) answer {
	if _, paste := msg.(tea.PasteMsg); paste {
		return taken
	}
	return done
}

func (m *filterMode) move(step int) { m.at = (m.at + step + len(choices())) % len(choices()) }

func (m *filterMode) toggle() { m.nav.view.marked.filter ^= choices()[m.at].bit }
func (m *filterMode) only() {
	m.nav.view.marked.filter = m.nav.view.marked.filter.only(choices()[m.at])
}
func (m *filterMode) all() { m.nav.view.marked.filter = 0 }

// filterWidth is the cells of the list.
const filterWidth = 30

func (m *filterMode) draw(rows []string) {
	t, key := &m.nav.term, m.nav.keys.name
	keys := t.hintRows([][2]string{
		{key("filter-toggle"), "show or hide"}, {key("filter-only"), "only"}, {key("filter-all"), "all"}, {key("close"), "done"},
	}, filterWidth-1)
	list, chosen := m.list()
	list, chosen = t.window(list, chosen, t.height-3-len(keys), filterWidth) // below the title
	list = slices.Insert(list, 0, t.theme.HeaderFocused.Styled(t.fit(" Show differences", filterWidth)))
	for _, row := range keys {
		list = append(list, " "+row)
	}
	m.on = t.overlay(rows, list, chosen+1)
}

// window returns so many of the rows of a list, one at least, that the one chosen is
// among them, and which that is there. The first and the last say where there are more.
func (t *terminal) window(list []string, chosen, room, width int) ([]string, int) {
	room = max(1, room)
	if len(list) <= room {
		return list, chosen
	}
	first := max(0, min(chosen-room/2, len(list)-room))
	shown := slices.Clone(list[first : first+room])
	for _, end := range []struct {
		at, more int
		glyph    string
	}{{0, first, t.theme.Glyphs.Above}, {room - 1, len(list) - first - room, t.theme.Glyphs.Below}} {
		if end.more > 0 && end.at != chosen-first {
			shown[end.at] = t.theme.Muted.Styled(t.fit(" "+end.glyph+" more", width))
		}
	}
	return shown, chosen - first
}

func (m *filterMode) cursor() *tea.Cursor { return m.on }

// list draws the choices, with a rule between groups, and returns which row is
// that of the one at hand.
func (m *filterMode) list() (rows []string, chosen int) {
	t := &m.nav.term
	group := 0
	for i, c := range choices() {
		if c.group != group {
			rows = append(rows, t.theme.Rule.Styled(strings.Repeat(t.theme.Glyphs.Rule, filterWidth)))
		}
		group = c.group
		box, style := "[x]", t.theme.Text
		if m.nav.view.marked.filter.hides(c) {
			box = "[ ]"
		}
		if i == m.at {
			style, chosen = t.theme.Selected, len(rows)
		}
		rows = append(rows, style.Styled(t.fit(fmt.Sprintf(" %s %s %-14s %5d", box, m.mark(c), c.name, m.count(c)), filterWidth)))
	}
	return rows, chosen
}

// mark returns the mark of what a choice is of, a space where it has none.
func (m *filterMode) mark(c choice) string {
	glyphs := &m.nav.term.theme.Glyphs
	switch c.group {
	case 0:
		return glyphs.Mark(model.Relation(c.name))
	case 2:
		return cmp.Or(markGlyph(notes.Mark{State: notes.State(c.name)}, glyphs), " ")
	}
	return " "
}

// count returns how many differences at the level a choice is of.
func (m *filterMode) count(c choice) int {
	n, doc := 0, m.nav.doc
	for i := range doc.whole.Differences {
		if d := &doc.whole.Differences[i]; doc.by.level.Includes(d.Level) && c.is(d, doc.index.marks[i].State) {
			n++
		}
	}
	return n
}
