package reader

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
)

// preferences keep what the person chose in the place of a setting for the next reader,
// one save after the other.
type preferences struct {
	desk    *desk
	level   model.Level                       // that holds for other stories, too
	keep    func(setting, value string) error // nil to keep it no longer than the reader
	chosen  []preference                      // that no save has been tried of, each setting once
	keeping *preference                       // one that is on its way
}

// A preference is what the person chose in the place of a setting.
type preference struct{ setting, value string }

// A preferenceKept brings what became of keeping a choice.
type preferenceKept struct {
	setting string
	err     error
}

// choose takes a choice, which is kept at the end of the message.
func (c *preferences) choose(setting, value string) {
	for i := range c.chosen {
		if c.chosen[i].setting == setting {
			c.chosen[i].value = value
			return
		}
	}
	c.chosen = append(c.chosen, preference{setting, value})
}

// save keeps the first of the preferences that are not kept.
func (c *preferences) save() tea.Cmd {
	if c.keep == nil || c.keeping != nil || len(c.chosen) == 0 {
		return nil
	}
	made, keep := c.chosen[0], c.keep
	c.keeping, c.chosen = &made, c.chosen[1:]
	return func() tea.Msg { return preferenceKept{made.setting, keep(made.setting, made.value)} }
}

// end keeps at once what may not have been kept. It is not worth an error to a person
// who has left.
func (c *preferences) end() {
	if c.keep == nil {
		return
	}
	if c.keeping != nil {
		_ = c.keep(c.keeping.setting, c.keeping.value)
	}
	for _, made := range c.chosen {
		_ = c.keep(made.setting, made.value)
	}
}

// apply says why a choice is not kept.
func (msg preferenceKept) apply(r *Reader) {
	r.preferences.keeping = nil
	if msg.err != nil {
		r.nav.say(fmt.Sprintf("the %s is not kept: %v", msg.setting, msg.err))
	}
}

// nextTheme goes on to the next theme that looks otherwise, which is kept.
func (c *preferences) nextTheme() {
	d := c.desk
	next := d.term.theme.Next()
	if next == d.term.theme {
		d.say("all themes look alike without colours")
		return
	}
	d.term.theme = next
	c.choose("theme", next.Name())
	d.say(fmt.Sprintf("the theme is %s: %s goes on to the next", next.Name(), d.keys.name("theme")))
}

// nextLevel goes on to the next level of strictness, which is kept.
func (c *preferences) nextLevel() {
	d := c.desk
	all := model.Levels()
	c.level = all[(slices.Index(all, d.view.marked.level)+1)%len(all)]
	d.view.marked.level = c.level
	c.choose("level", string(c.level))
	d.show()
	t := d.doc.tally()
	d.say(fmt.Sprintf("marked at the level %s: %s (%d of %d)", c.level, levelMeaning(c.level), t.all, len(d.doc.whole.Differences)-t.aside))
}

// levelMeaning says in a few words what is marked at a level.
func levelMeaning(l model.Level) string {
	switch l {
	case model.Facts:
		return "conflicts, and what differs in figures, dates, names, places and quotes"
	case model.Telling:
		return "facts, certainty, sources and wording"
	}
	return "every difference"
}
