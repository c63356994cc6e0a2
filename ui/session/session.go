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

	"triptych/ui/picker"
	"triptych/ui/reader"
	"triptych/ui/theme"
)

// A Shelf is the stories that can be chosen. Its methods may be called from any
// goroutine, and end with their context.
type Shelf interface {
	// Title says which stories these are.
	Title() string
	// List gives the stories.
	List(context.Context) ([]picker.Entry, error)
	// Count gives how many topics and conflicts a story has.
	Count(ctx context.Context, name string) (topics, conflicts int, err error)
	// Open gives what a reader of a story is made from.
	Open(ctx context.Context, name string) (reader.Options, error)
}

// Options are what a Session is made from.
type Options struct {
	Shelf Shelf           // nil where there is one story only
	Story *reader.Options // of the story to begin with; nil to begin with the list
	Name  string          // … by which the shelf knows it; "" where it does not
	Theme *theme.Theme    // of the list; nil for the default one
	// Opened is told the name of each story that is opened, before it is shown;
	// nil to tell nobody.
	Opened func(name string)
}

// A Session is the program on one terminal. It is not safe for concurrent use.
type Session struct {
	options Options
	ctx     context.Context
	theme   *theme.Theme
	width   int         // cells
	height  int         // rows
	method  ansi.Method // how the terminal counts cells

	reader     *reader.Reader // nil before a story was chosen
	name       string         // of its story
	background tea.Msg        // what the terminal said of its background and of how it counts
	counting   tea.Msg        // cells, for a reader that comes later; nil for nothing
	choice     choice
}

// New gives a Session. Close ends what runs beside it.
func New(ctx context.Context, o Options) *Session {
	s := &Session{options: o, ctx: ctx, theme: o.Theme, name: o.Name}
	if s.theme == nil {
		s.theme = theme.New(true)
	}
	if o.Story != nil {
		s.reader = reader.New(ctx, s.readable(*o.Story))
	}
	return s
}

// readable gives a reader's options the way to the list.
func (s *Session) readable(o reader.Options) reader.Options {
	o.Stories = s.options.Shelf != nil
	return o
}

// Keep keeps where the person is reading, for a program that ended without being
// asked to. It waits until that is done.
func (s *Session) Keep() {
	if s.reader != nil {
		s.reader.Keep() // nobody is left to be told of an error
	}
}

// Close ends what runs beside the session.
func (s *Session) Close() {
	s.choice.close()
	if s.reader != nil {
		s.reader.Close()
	}
}

// Lost says, once the program has ended, what the person lost by leaving; nil for
// nothing.
func (s *Session) Lost() error {
	if s.reader == nil {
		return nil
	}
	return s.reader.Lost()
}

// Init begins with the story, or with the list.
func (s *Session) Init() tea.Cmd {
	if s.reader != nil {
		s.tellOpened(s.name)
		return s.reader.Init()
	}
	return tea.Batch(tea.RequestBackgroundColor, s.openList())
}

func (s *Session) tellOpened(name string) {
	if s.options.Opened != nil {
		s.options.Opened(name)
	}
}

// Update takes one message.
func (s *Session) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	s.remember(msg)
	switch msg := msg.(type) {
	case reader.ChooseStory:
		return s, s.openList()
	case listed:
		return s, s.receiveList(msg)
	case counted:
		return s, s.receiveCount(msg)
	case opened:
		return s, s.receiveStory(msg)
	case reader.Notice:
		if s.choice.open {
			s.choice.message = string(msg)
		}
	case tea.KeyPressMsg:
		if s.choice.open {
			return s, s.press(msg)
		}
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		if s.choice.open {
			return s, s.point(msg.(tea.MouseMsg))
		}
	case tea.PasteMsg:
		if s.choice.open {
			s.filter(s.choice.words + msg.Content)
			return s, nil
		}
	}
	if s.reader == nil {
		return s, nil
	}
	_, cmd := s.reader.Update(msg)
	return s, cmd
}

// remember keeps what the terminal says of itself.
func (s *Session) remember(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width, s.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		s.theme, s.background = s.theme.On(msg.IsDark()), msg
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeUnicodeCore && (msg.Value == ansi.ModeSet || msg.Value == ansi.ModeReset || msg.Value == ansi.ModePermanentlySet) {
			s.method, s.counting = ansi.GraphemeWidth, msg
		}
	}
}

// receiveStory puts the reader of a story in the place of the one before.
func (s *Session) receiveStory(msg opened) tea.Cmd {
	if !s.choice.open || msg.round != s.choice.round || msg.name != s.choice.opening {
		return nil
	}
	s.choice.opening = ""
	if msg.err != nil {
		s.choice.message = msg.err.Error()
		return nil
	}
	var commands []tea.Cmd
	if s.reader != nil {
		if s.reader.Unsaved() {
			s.choice.message = "what you marked in this story is not saved: esc goes back to it, where q asks where to write it"
			return nil
		}
		commands = append(commands, s.reader.Leave())
	}
	s.choice.close()
	s.tellOpened(msg.name)
	s.reader, s.name = reader.New(s.ctx, s.readable(msg.options)), msg.name
	commands = append(commands, s.reader.Init())
	for _, m := range []tea.Msg{tea.WindowSizeMsg{Width: s.width, Height: s.height}, s.background, s.counting} {
		if m != nil {
			_, cmd := s.reader.Update(m)
			commands = append(commands, cmd)
		}
	}
	return tea.Batch(commands...)
}

// View draws the list, or the story.
func (s *Session) View() tea.View {
	if s.choice.open || s.reader == nil {
		return s.listView()
	}
	return s.reader.View()
}
