package reader

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// preferences keep what the person chose in the place of a setting for the next reader,
// one save after the other.
type preferences struct {
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
	r.notebook.preferences.keeping = nil
	if msg.err != nil {
		r.nav.say(fmt.Sprintf("the %s is not kept: %v", msg.setting, msg.err))
	}
}

// nextTheme goes on to the next theme that looks otherwise, which is kept.
func (r *Reader) nextTheme() {
	next := r.nav.term.theme.Next()
	if next == r.nav.term.theme {
		r.nav.say("all themes look alike without colours")
		return
	}
	r.nav.term.theme = next
	r.notebook.preferences.choose("theme", next.Name())
	r.nav.say(fmt.Sprintf("the theme is %s: %s goes on to the next", next.Name(), r.nav.keys.name("theme")))
}
