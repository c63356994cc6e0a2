package reader

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// quit keeps where the person is reading, and leaves the program.
func (r *Reader) quit() tea.Cmd { return tea.Sequence(r.Leave(), tea.Quit) }

// ChooseStory asks whoever runs the reader for another story. The reader stays
// as it is.
type ChooseStory struct{}

func (r *Reader) chooseStory() tea.Cmd {
	if !r.options.Stories {
		r.message = "there is no other story here: triptych add STORY SOURCE… keeps one"
		return nil
	}
	return func() tea.Msg { return ChooseStory{} }
}

// Leave keeps where the person is reading, without leaving the program. What
// keeps it from being kept is told by Unsaved once the command has run.
func (r *Reader) Leave() tea.Cmd {
	r.cancel()
	if r.options.Room != nil {
		r.options.Room.Leave()
	}
	if r.options.Notes == nil {
		return nil
	}
	keep := r.saveBook(context.WithoutCancel(r.ctx), r.withPosition())
	return func() tea.Msg {
		if msg, ok := keep().(saved); ok {
			r.unsaved = msg.err
		}
		return nil
	}
}

// Unsaved tells, once the program has ended, why what was marked last could not
// be kept; nil when it was.
func (r *Reader) Unsaved() error { return r.unsaved }
