package reader

import tea "charm.land/bubbletea/v2"

// An outbox has the commands that are to be run once the message at hand is dealt
// with.
type outbox struct{ waiting []tea.Cmd }

// post has a command run then.
func (o *outbox) post(cmd tea.Cmd) { o.waiting = append(o.waiting, cmd) }

// empty returns the commands, which wait no longer.
func (o *outbox) empty() []tea.Cmd {
	list := o.waiting
	o.waiting = nil
	return list
}
