package reader

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
)

// A filter leaves out differences by relation and by kind: one bit each, in the
// order of model.Relations and then model.Kinds. The zero value leaves out none.
type filter uint32

// choices lists what can be left out.
func choices() []string {
	var list []string
	for _, r := range model.Relations() {
		list = append(list, string(r))
	}
	for _, k := range model.Kinds() {
		list = append(list, string(k))
	}
	return list
}

// relationChoices is how many of the choices are relations.
func relationChoices() int { return len(model.Relations()) }

func (f filter) hides(choice int) bool { return f&(1<<choice) != 0 }

// keeps reports whether a difference is shown.
func (f filter) keeps(d *model.Difference) bool {
	for i, name := range choices() {
		if f.hides(i) && (i < relationChoices() && name == string(d.Relation) || i >= relationChoices() && name == string(d.Kind)) {
			return false
		}
	}
	return true
}

// only leaves out all of a choice's group but the choice itself.
func (f filter) only(choice int) filter {
	first, end := 0, relationChoices()
	if choice >= relationChoices() {
		first, end = relationChoices(), len(choices())
	}
	for i := first; i < end; i++ {
		f |= 1 << i
	}
	return f &^ (1 << choice)
}

// A filterMode is the list in which a person chooses which differences are shown
// in the text, in counts and when going from one to the next.
type filterMode struct {
	opaque
	nav *navigator
	at  int
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

func (m *filterMode) toggle() { m.nav.view.filter ^= 1 << m.at }
func (m *filterMode) only()   { m.nav.view.filter = m.nav.view.filter.only(m.at) }
func (m *filterMode) all()    { m.nav.view.filter = 0 }

func (m *filterMode) draw(rows []string) {
	t, key := &m.nav.term, m.nav.keys.name
	const width = 30
	counts := make(map[string]int)
	for _, d := range m.nav.doc.whole.Differences {
		counts[string(d.Relation)]++
		counts[string(d.Kind)]++
	}
	list := []string{t.theme.HeaderFocused.Styled(t.fit(" Show differences", width))}
	for i, name := range choices() {
		if i == relationChoices() {
			list = append(list, t.theme.Rule.Styled(strings.Repeat(t.theme.Glyphs.Rule, width)))
		}
		box, mark, style := "[x]", " ", t.theme.Text
		if m.nav.view.filter.hides(i) {
			box = "[ ]"
		}
		if i < relationChoices() {
			mark = t.theme.Glyphs.Mark(model.Relation(name))
		}
		if i == m.at {
			style = t.theme.Selected
		}
		list = append(list, style.Styled(t.fit(fmt.Sprintf(" %s %s %-14s %5d", box, mark, name, counts[name]), width)))
	}
	for _, hint := range []string{
		t.hint(key("filter-toggle"), "show or hide") + t.hint(key("filter-only"), "only"),
		t.hint(key("filter-all"), "all") + t.hint(key("close"), "done"),
	} {
		list = append(list, " "+t.cut(hint, width-1))
	}
	t.overlay(rows, list, m.at+1)
}
