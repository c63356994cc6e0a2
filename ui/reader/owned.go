package reader

import tea "charm.land/bubbletea/v2"

// A Notice is a line for the person, from whoever runs the reader.
type Notice string

// An owned message is what a command of one reader brings. One reader may take
// another's place in the program while a command of that one still runs: what it
// brings is of another story.
type owned struct {
	reader *Reader
	msg    tea.Msg
}

// own lets a command bring its message to this reader alone. What is meant for
// the program itself goes there.
func (r *Reader) own(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		switch msg := cmd().(type) {
		case tea.BatchMsg:
			for i := range msg {
				msg[i] = r.own(msg[i])
			}
			return msg
		case analyzed, progressed, corrected, saved, changed, revised, roomChanged, guideTick, glideTick:
			return owned{r, msg}
		default:
			return msg
		}
	}
}
