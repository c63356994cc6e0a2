// Package session is the program on one terminal, at the command line or over
// SSH: a list of stories, and the reader of the one that was chosen.
//
// Session is the model that Bubble Tea runs. It holds one reader at a time, hands
// it every message, and puts another in its place when another story is chosen.
package session

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/ui/draw"
	"triptych/ui/picker"
	"triptych/ui/program"
	"triptych/ui/reader"
	"triptych/ui/theme"
)

// A Shelf is the stories that can be chosen. Its methods may be called from any
// goroutine, and end with their context.
type Shelf interface {
	// Title says which stories these are.
	Title() string
	// List returns the stories.
	List(context.Context) ([]picker.Entry, error)
	// Count returns how many topics and conflicts a story has.
	Count(ctx context.Context, name string) (topics, conflicts int, err error)
	// Open returns what a reader of a story is made from.
	Open(ctx context.Context, name string) (reader.Options, error)
}

// Options are what a Session is made from.
type Options struct {
	Shelf Shelf           // nil where there is one story only
	Story *reader.Options // of the story to begin with; nil to begin with the list
	Name  string          // … by which the shelf knows it; "" where it does not
	Theme *theme.Theme    // of the list; nil for the default one
	// Opened is called with the name of each story that is opened, before it is
	// shown; nil for nobody.
	Opened func(name string)
}

// A Session is the program on one terminal. It is not safe for concurrent use.
type Session struct {
	options Options
	ctx     context.Context
	term    terminal
	reader  *reader.Reader // nil before a story was chosen
	name    string         // of its story
	list    *storyList     // the stories, while they are shown; nil otherwise
	picker  *picker.Picker // of the list, which is shown again as it was
}

// A terminal is what the list is drawn for, and what the terminal said of itself.
type terminal struct {
	theme         *theme.Theme
	width, height int         // cells and rows
	method        ansi.Method // how it counts cells
	background    tea.Msg     // what it said of its background, its colours and how it counts
	colours       tea.Msg     // cells, for a reader that comes later; nil for nothing
	counting      tea.Msg
}

// New returns a Session. Close ends what runs beside it.
func New(ctx context.Context, o Options) *Session {
	s := &Session{options: o, ctx: ctx, term: terminal{theme: o.Theme}, name: o.Name}
	if s.term.theme == nil {
		s.term.theme = theme.New(true)
	}
	if o.Story != nil {
		s.reader = s.newReader(*o.Story)
	}
	return s
}

// newReader returns a reader that offers the list, where there is one. What the
// person chose in the one before holds in it too.
func (s *Session) newReader(o reader.Options) *reader.Reader {
	o.Around.Stories = s.options.Shelf != nil
	if s.reader != nil {
		o.Theme, o.Habits.Level = s.reader.Look()
	}
	return reader.New(s.ctx, o)
}

// Keep ends the session for a program that has ended, and returns what the person
// lost; nil for nothing. Unless they left by themselves, it saves what they marked
// and where they are reading, and waits until that is done.
func (s *Session) Keep() error {
	if s.reader == nil {
		return nil
	}
	return s.reader.Keep()
}

// Close ends what runs beside the session.
func (s *Session) Close() {
	s.closeList()
	if s.reader != nil {
		s.reader.Close()
	}
}

// Init begins with the story, or with the list.
func (s *Session) Init() tea.Cmd {
	if s.reader != nil {
		s.announce()
		return s.reader.Init()
	}
	return tea.Batch(tea.RequestBackgroundColor, s.openList())
}

// announce says which story is opened, to whoever wants to know.
func (s *Session) announce() {
	if s.options.Opened != nil {
		s.options.Opened(s.name)
	}
}

// Update takes one message. The list has what the person does while it is open;
// the reader has all else.
func (s *Session) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	s.term.take(msg)
	switch msg := msg.(type) {
	case reader.ChooseStory:
		return s, s.openList()
	case listed:
		return s, s.list.receive(msg)
	case edit:
		return s, s.list.receiveEdit(msg)
	case counted:
		return s, s.list.receiveCount(msg)
	case opened:
		return s, s.receiveStory(msg)
	case reader.Saved:
		return s, s.swap(msg)
	case program.PasteTooLong:
		return s.Update(reader.Notice("what was pasted is too long, and was left out"))
	}
	if s.list != nil {
		if taken, cmd := s.choose(msg); taken {
			return s, cmd
		}
	}
	if s.reader == nil {
		return s, nil
	}
	_, cmd := s.reader.Update(msg)
	return s, cmd
}

// choose lets the list take a message, and does what the person chose.
func (s *Session) choose(msg tea.Msg) (taken bool, cmd tea.Cmd) {
	taken, choice := s.list.take(msg, &s.term)
	switch choice {
	case open:
		if s.list.opening == s.name && s.reader != nil {
			s.closeList()
			return taken, nil
		}
		return taken, s.list.open(s.options.Shelf)
	case back:
		if s.reader != nil {
			s.closeList()
			return taken, nil
		}
		return taken, tea.Quit
	case suspend:
		return taken, tea.Suspend
	case redraw:
		return taken, tea.ClearScreen
	case changed:
		return taken, s.list.started()
	case quit:
		s.closeList()
		if s.reader == nil {
			return taken, tea.Quit
		}
		return taken, s.reader.Quit()
	}
	return taken, nil
}

// openList shows the stories.
func (s *Session) openList() tea.Cmd {
	s.closeList()
	if s.reader != nil {
		s.term.theme, _ = s.reader.Look()
	}
	if s.picker == nil {
		s.picker = picker.New(s.options.Shelf.Title())
	}
	s.list = newStoryList(s.ctx, s.options.Shelf, s.picker, s.name, s.reader != nil)
	return s.list.load()
}

// closeList ends the list and what it asked for.
func (s *Session) closeList() {
	if s.list != nil {
		s.list.cancel()
		s.list = nil
	}
}

// take keeps what the terminal says of itself.
func (t *terminal) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		t.width, t.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		t.theme, t.background = t.theme.On(msg.IsDark()), msg
	case tea.ColorProfileMsg:
		t.theme, t.colours = t.theme.At(theme.DepthOf(msg.Profile)), msg
	case tea.ModeReportMsg:
		if draw.CountsClusters(msg) {
			t.method, t.counting = ansi.GraphemeWidth, msg
		}
	}
}

// receiveStory takes in the story that was chosen. It waits until what the person
// marked in the one before is saved.
func (s *Session) receiveStory(msg opened) tea.Cmd {
	if s.list == nil || msg.list != s.list || msg.name != s.list.opening {
		return nil
	}
	if msg.err != nil {
		s.list.opening, s.list.message = "", msg.err.Error()
		return nil
	}
	s.list.story = &msg.options
	if s.reader == nil {
		return s.swap(reader.Saved{})
	}
	return s.reader.Save()
}

// swap puts the reader of the story that was chosen in the place of the one before,
// unless something would be lost by it.
func (s *Session) swap(saved reader.Saved) tea.Cmd {
	if s.list == nil || s.list.story == nil {
		return nil
	}
	name, story := s.list.opening, *s.list.story
	s.list.opening, s.list.story = "", nil
	if saved.Err != nil {
		s.list.message = "your marks are not saved: press esc, then q, to save them elsewhere"
		return nil
	}
	s.closeList()
	if s.reader != nil {
		s.reader.Close()
	}
	s.reader, s.name = s.newReader(story), name
	s.announce()
	commands := []tea.Cmd{s.reader.Init()}
	for _, m := range []tea.Msg{tea.WindowSizeMsg{Width: s.term.width, Height: s.term.height}, s.term.background, s.term.colours, s.term.counting} {
		if m != nil {
			_, cmd := s.reader.Update(m)
			commands = append(commands, cmd)
		}
	}
	return tea.Batch(commands...)
}

// View draws the list, or the story.
func (s *Session) View() tea.View {
	if s.list == nil && s.reader != nil {
		return s.reader.View()
	}
	v := tea.NewView("")
	v.AltScreen, v.MouseMode, v.WindowTitle = true, tea.MouseModeCellMotion, "Triptych"
	if s.list != nil && s.term.width > 0 {
		v.Content = s.list.draw(&s.term)
		if y := s.picker.SelectedRow(s.term.width, rowsOf(&s.term)); y >= 0 {
			v.Cursor = draw.Cursor(0, y)
		}
	}
	return v
}
