package reader

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Keys is the commands with the keys that they are bound to. It never changes, so
// that readers may share it.
type Keys struct{ rows []command }

// DefaultKeys returns the keys as the documents name them.
func DefaultKeys() Keys { return bind(table(), nil) }

// bind assigns keys to commands: those set for their name, or those of the
// first row that has the name.
func bind(rows []command, set map[string][]string) Keys {
	first := make(map[string]*command)
	for i := range rows {
		c := &rows[i]
		f := first[c.name]
		if f == nil {
			f = c
			first[c.name] = c
			c.bound = strings.Fields(c.keys)
			if list, ok := set[c.name]; ok && !c.fixed {
				c.bound, c.shown = list, strings.Join(list, " ")
			}
			if c.shown == "" {
				c.shown = strings.Join(c.bound, " ")
			}
		}
		c.bound, c.shown, c.fixed = f.bound, f.shown, f.fixed
		if c.help == "" {
			c.help = f.help
		}
	}
	return Keys{rows}
}

// KeyNames lists the commands whose keys a settings file can set.
func KeyNames() []string {
	var names []string
	for _, c := range table() {
		if !c.fixed && !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
	}
	return names
}

// Rebind returns the default keys with those of a settings file in the place of
// their own, by the names of KeyNames. A key that would then mean two things in
// one mode is an error, which names both.
func (k Keys) Rebind(set map[string][]string) (Keys, error) {
	rebound := bind(table(), set)
	for i, c := range rebound.rows {
		for _, other := range rebound.rows[:i] {
			if other.name == c.name || other.in&c.in == 0 && (other.in|c.in)&always == 0 {
				continue
			}
			for _, key := range c.bound {
				if slices.Contains(other.bound, key) {
					return rebound, fmt.Errorf("the key %s is set for %s and for %s: give one of them another", key, other.name, c.name)
				}
			}
		}
	}
	return rebound, nil
}

// find returns the command of a key in a mode, nil for none.
func (k Keys) find(in kind, key tea.KeyPressMsg) *command { return k.bound(in, key.String()) }

// bound returns the command of a key's name in a mode, nil for none.
func (k Keys) bound(in kind, name string) *command {
	for i := range k.rows {
		if c := &k.rows[i]; c.in&in != 0 && slices.Contains(c.bound, name) {
			return c
		}
	}
	return nil
}

// name returns the first key of a command, as help shows it; the command's own
// name where it has no key.
func (k Keys) name(command string) string {
	for _, c := range k.rows {
		if c.name == command && len(c.bound) > 0 {
			name, _, _ := strings.Cut(c.shown, " ")
			return name
		}
	}
	return command
}

// first returns the first key that is bound to a command, by its name.
func (k Keys) first(command string) (key string, ok bool) {
	for _, c := range k.rows {
		if c.name == command && len(c.bound) > 0 {
			return c.bound[0], true
		}
	}
	return "", false
}

// A Command is what a person can know of a command.
type Command struct {
	Name  string   // as the settings know it
	Keys  []string // that it is bound to
	Help  string   // what it does on the screen where it does most
	Set   bool     // whether a settings file can set its keys
	Group string   // the title of its group
}

// Commands lists all commands once, in the order of the help page.
func (k Keys) Commands() []Command {
	var list []Command
	for g := range groups {
		for _, c := range k.rows {
			if c.group == g && !slices.ContainsFunc(list, func(o Command) bool { return o.Name == c.name }) {
				list = append(list, Command{Name: c.name, Keys: c.bound, Help: c.help, Set: !c.fixed, Group: g.title()})
			}
		}
	}
	return list
}

// reachable returns the commands that keys reach in modes, the one on top first:
// none whose keys all belong to a mode above.
func (k Keys) reachable(modes []mode) []*command {
	list := k.in(nil, always, nil)
	for i, m := range modes {
		list = k.in(list, m.kind(), modes[:i])
	}
	return list
}

// in appends the commands of a mode that others above leave keys.
func (k Keys) in(list []*command, in kind, above []mode) []*command {
	taken := func(key string) bool {
		return slices.ContainsFunc(above, func(m mode) bool { return k.bound(m.kind(), key) != nil })
	}
	for i := range k.rows {
		if c := &k.rows[i]; c.in&in != 0 && slices.ContainsFunc(c.bound, func(key string) bool { return !taken(key) }) {
			list = append(list, c)
		}
	}
	return list
}
