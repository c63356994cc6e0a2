package reader

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
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

// keeps tells whether a difference is shown.
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

// A filterMenu is the list in which a person chooses.
type filterMenu struct {
	open bool
	at   int
}

func (r *Reader) openFilter() tea.Cmd {
	if r.whole == nil {
		r.message = r.nothingToGoTo("differences")
		return nil
	}
	r.menu.open = true
	return nil
}

// pressInFilter moves in the list, changes it, or closes it.
func (r *Reader) pressInFilter(msg tea.KeyPressMsg) tea.Cmd {
	n := len(choices())
	switch k := &r.keys; {
	case key.Matches(msg, k.Down):
		r.menu.at = (r.menu.at + 1) % n
	case key.Matches(msg, k.Up):
		r.menu.at = (r.menu.at - 1 + n) % n
	case key.Matches(msg, k.Toggle):
		return r.setFilter(r.filter ^ 1<<r.menu.at)
	case key.Matches(msg, k.Only):
		return r.setFilter(r.filter.only(r.menu.at))
	case key.Matches(msg, k.All):
		return r.setFilter(0)
	default:
		r.menu.open = false
	}
	return nil
}

// setFilter shows only what the filter keeps, in the text, in counts and when
// going from difference to difference.
func (r *Reader) setFilter(f filter) tea.Cmd {
	r.filter = f
	return r.use(r.whole)
}

// use takes an analysis, as the filter leaves it. The place stays.
func (r *Reader) use(whole *model.Analysis) tea.Cmd {
	r.whole, r.analysis = whole, whole
	r.setBookOn(whole)
	if r.filter != 0 {
		r.analysis = whole.Filter(r.filter.keeps)
	}
	r.letGo()
	for i := range r.trail {
		r.trail[i].selected, r.trail[i].walk = none, walk{}
	}
	for i := range r.panes {
		if c := r.panes[i].column; c != nil {
			c.SetAnalysis(r.analysis, i)
		}
	}
	r.details.Panel = nil
	r.makeStrips()
	r.layCompare()
	r.makeOverview()
	return r.move(0)
}

// filterRows gives the list with a frame, to be laid over the screen.
func (r *Reader) filterRows() []string {
	t := r.theme
	const width = 30
	counts := make(map[string]int)
	for _, d := range r.whole.Differences {
		counts[string(d.Relation)]++
		counts[string(d.Kind)]++
	}
	rows := []string{t.HeaderFocused.Styled(r.fit(" Show differences", width))}
	for i, name := range choices() {
		if i == relationChoices() {
			rows = append(rows, t.Rule.Styled(strings.Repeat(t.Glyphs.Rule, width)))
		}
		box, mark := "[x]", " "
		if r.filter.hides(i) {
			box = "[ ]"
		}
		if i < relationChoices() {
			mark = t.Glyphs.Mark(model.Relation(name))
		}
		row := r.fit(fmt.Sprintf(" %s %s %-14s %5d", box, mark, name, counts[name]), width)
		if i == r.menu.at {
			row = t.Selected.Styled(row)
		} else {
			row = t.Text.Styled(row)
		}
		rows = append(rows, row)
	}
	for _, hint := range []string{
		r.hint(r.keys.Toggle, "show or hide") + r.hint(r.keys.Only, "only"), r.hint(r.keys.All, "all") + r.hint(r.keys.Close, "done"),
	} {
		rows = append(rows, " "+r.cut(hint, width-1))
	}
	return rows
}
