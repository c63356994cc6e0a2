package session

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/draw"
	"triptych/ui/picker"
	"triptych/ui/reader"
)

// A choice is the list of stories while it is open.
type choice struct {
	open    bool
	picker  *picker.Picker
	words   string // of the filter
	message string // until the next key
	opening string // the story that is being opened; "" for none
	round   int    // of the list: what an earlier one asked for is stale
	ctx     context.Context
	cancel  context.CancelFunc // ends what the list asked for
}

// close closes the list and ends what it asked for.
func (c *choice) close() {
	c.open = false
	if c.cancel != nil {
		c.cancel()
	}
}

// listed brings the stories.
type listed struct {
	round   int
	entries []picker.Entry
	err     error
}

// counted brings how many topics and conflicts a story has.
type counted struct {
	round             int
	name              string
	topics, conflicts int
	err               error
	rest              []string // the stories that are still to be counted
}

// opened brings a story that was chosen.
type opened struct {
	round   int
	name    string
	options reader.Options
	err     error
}

// openList shows the stories.
func (s *Session) openList() tea.Cmd {
	c := &s.choice
	c.close()
	c.open, c.round, c.message, c.words, c.opening = true, c.round+1, "", "", ""
	if c.picker == nil {
		c.picker = picker.New(s.options.Shelf.Title())
	}
	c.picker.SetFilter("")
	c.picker.Select(s.name)
	c.ctx, c.cancel = context.WithCancel(s.ctx)
	round, ctx := c.round, c.ctx
	return func() tea.Msg {
		entries, err := s.options.Shelf.List(ctx)
		return listed{round, entries, err}
	}
}

// receiveList shows the stories, and asks for what is in them one after the
// other: most of them are never opened, and counting takes its time.
func (s *Session) receiveList(msg listed) tea.Cmd {
	if msg.round != s.choice.round || !s.choice.open {
		return nil
	}
	if msg.err != nil {
		s.choice.message = msg.err.Error()
	}
	s.choice.picker.SetEntries(msg.entries)
	s.choice.picker.Select(s.name)
	var names []string
	for _, e := range msg.entries {
		if e.Problem == "" {
			names = append(names, e.Name)
		}
	}
	return s.count(names)
}

// count asks for what is in the first of the stories.
func (s *Session) count(names []string) tea.Cmd {
	if len(names) == 0 {
		return nil
	}
	round, ctx, name, rest := s.choice.round, s.choice.ctx, names[0], names[1:]
	return func() tea.Msg {
		topics, conflicts, err := s.options.Shelf.Count(ctx, name)
		return counted{round, name, topics, conflicts, err, rest}
	}
}

func (s *Session) receiveCount(msg counted) tea.Cmd {
	if msg.round != s.choice.round || !s.choice.open {
		return nil
	}
	if msg.err == nil {
		s.choice.picker.SetCounts(msg.name, msg.topics, msg.conflicts)
	}
	return s.count(msg.rest)
}

// filter leaves the stories that have the words.
func (s *Session) filter(words string) {
	s.choice.words = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, words)
	s.choice.picker.SetFilter(s.choice.words)
}

// press does what a key says in the list: what is typed filters it.
func (s *Session) press(msg tea.KeyPressMsg) tea.Cmd {
	c := &s.choice
	c.message = ""
	switch msg.String() {
	case "ctrl+c":
		return s.quit()
	case "ctrl+z":
		return tea.Suspend
	case "enter":
		return s.openSelected()
	case "up", "ctrl+p", "shift+tab":
		c.picker.Move(-1)
	case "down", "ctrl+n", "tab":
		c.picker.Move(1)
	case "pgdown", "ctrl+f":
		c.picker.Page(1, s.width, s.listHeight())
	case "pgup", "ctrl+b":
		c.picker.Page(-1, s.width, s.listHeight())
	case "home":
		c.picker.First()
	case "end":
		c.picker.Last()
	case "backspace":
		if words := []rune(c.words); len(words) > 0 {
			s.filter(string(words[:len(words)-1]))
		}
	case "ctrl+u":
		s.filter("")
	case "esc":
		return s.escape()
	default:
		if msg.Text != "" {
			s.filter(c.words + msg.Text)
		}
	}
	return nil
}

// escape takes the filter back, or else goes back to the story, or else leaves.
func (s *Session) escape() tea.Cmd {
	switch {
	case s.choice.words != "":
		s.filter("")
	case s.reader != nil:
		s.choice.close()
	default:
		return s.quit()
	}
	return nil
}

// quit leaves the program, as the story asks for where one is open.
func (s *Session) quit() tea.Cmd {
	if s.reader == nil {
		return tea.Quit
	}
	s.choice.close()
	return s.reader.Quit()
}

// openSelected opens the selected story, or goes back to it where it is open.
func (s *Session) openSelected() tea.Cmd {
	c := &s.choice
	e, ok := c.picker.Selected()
	switch {
	case !ok:
		return nil
	case e.Problem != "":
		c.message = e.Problem
		return nil
	case e.Name == s.name && s.reader != nil:
		c.close()
		return nil
	}
	c.opening = e.Name
	round, ctx := c.round, c.ctx
	return func() tea.Msg {
		options, err := s.options.Shelf.Open(ctx, e.Name)
		return opened{round, e.Name, options, err}
	}
}

// point takes the mouse: a click selects, a click on what is selected opens, the
// wheel moves.
func (s *Session) point(msg tea.MouseMsg) tea.Cmd {
	p, m := s.choice.picker, msg.Mouse()
	switch {
	case m.Button == tea.MouseWheelDown:
		p.Move(1)
	case m.Button == tea.MouseWheelUp:
		p.Move(-1)
	case m.Button == tea.MouseLeft:
		name, ok := p.At(m.X, m.Y, s.width, s.listHeight())
		if !ok {
			return nil
		}
		if e, is := p.Selected(); is && e.Name == name {
			return s.openSelected()
		}
		p.Select(name)
	}
	return nil
}

// listHeight is the rows of the list: all but the last, which has the keys.
func (s *Session) listHeight() int {
	if s.height < hintsFrom {
		return s.height
	}
	return s.height - 1
}

// hintsFrom is the height in rows from which the keys are hinted at.
const hintsFrom = 6

// listView draws the list of stories.
func (s *Session) listView() tea.View {
	v := tea.NewView("")
	v.AltScreen, v.MouseMode, v.WindowTitle = true, tea.MouseModeCellMotion, "Triptych"
	if s.width < 1 || s.choice.picker == nil {
		return v
	}
	rows := s.choice.picker.Rows(s.width, s.listHeight(), s.theme, s.method)
	if len(rows) < s.height {
		rows = append(rows, s.hints())
	} else if s.choice.message != "" && len(rows) > 0 {
		rows[len(rows)-1] = s.hints()
	}
	v.Content = strings.Join(rows, "\n")
	return v
}

// hints gives the last row: the message, or what the keys do.
func (s *Session) hints() string {
	c, counter := &s.choice, draw.Counter{Method: s.method}
	switch {
	case c.message != "":
		return s.theme.Status.Styled(counter.Fit(" "+c.message, s.width))
	case c.opening != "":
		return s.theme.Status.Styled(counter.Fit(fmt.Sprintf(" opening %s…", c.opening), s.width))
	}
	back := "quit"
	switch {
	case c.words != "":
		back = "all"
	case s.reader != nil:
		back = "back"
	}
	var b strings.Builder
	left := s.width
	for _, hint := range [][2]string{{"enter", "open"}, {"esc", back}, {"↑ ↓", "select"}, {"type", "to filter"}, {"ctrl+c", "quit"}} {
		name := s.theme.Glyphs.Key(hint[0])
		width := counter.Width(name) + len(hint[1]) + 4
		if width > left {
			break
		}
		left -= width
		b.WriteString(" " + s.theme.StatusKey.Styled(name) + " " + s.theme.Muted.Styled(hint[1]) + "  ")
	}
	return s.theme.Glyphs.Flat(b.String()) + strings.Repeat(" ", max(0, left))
}
