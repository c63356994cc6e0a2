package serve

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/time/rate"
)

// A guard stands between Bubble Tea and a session's model. A panic in the model
// ends its session and nothing else; Bubble Tea's own way would print it on the
// server's terminal. No caller gets more of the processor than a person can use.
// And views go to the session's painter, with what the terminal says of itself.
type guard struct {
	model      tea.Model
	session    *Session
	painter    *painter
	limit      *rate.Limiter
	next       frame        // all but its view
	sized      bool         // the model knows the size of its window
	background reflect.Type // of the message that asks for the terminal's background
}

// A person with a wheel in one hand and a key held down in the other, with the
// glides that follow from it, stays below these.
const (
	messagesPerSecond = 300
	messagesAtOnce    = 600
)

func newGuard(m tea.Model, s *Session, p *painter) *guard {
	return &guard{
		model: m, session: s, painter: p, limit: rate.NewLimiter(messagesPerSecond, messagesAtOnce),
		next:       frame{size: s.Terminal.Size, profile: colorprofile.Env(s.Terminal.Environ)},
		background: reflect.TypeOf(tea.RequestBackgroundColor()),
	}
}

// filter makes a caller wait who sends too much.
func (g *guard) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	time.Sleep(g.limit.Reserve().Delay())
	if _, suspends := msg.(tea.SuspendMsg); suspends { // it would stop the server
		return tea.ResumeMsg{}
	}
	if reflect.TypeOf(msg) == g.background {
		return tea.RawMsg{Msg: ansi.RequestBackgroundColor}
	}
	return msg
}

// Init starts the model, and asks the terminal what Bubble Tea asks at a start:
// whether it knows synchronized output and counts by grapheme cluster. Bubble Tea
// itself asks nothing, because it does not see the input.
func (g *guard) Init() (cmd tea.Cmd) {
	defer g.caught()
	ask := tea.Raw(ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore)
	return tea.Batch(ask, g.guarded(g.model.Init()))
}

// Update takes one message.
func (g *guard) Update(msg tea.Msg) (self tea.Model, cmd tea.Cmd) {
	self = g
	defer g.caught()
	switch msg := msg.(type) {
	case refresh:
		return g, nil // for the view that follows
	case tea.WindowSizeMsg:
		g.next.size, g.next.repaint, g.sized = Size{msg.Width, msg.Height}, true, true
	case tea.ColorProfileMsg:
		g.next.profile = msg.Profile
	case tea.ModeReportMsg:
		g.learn(msg)
	}
	g.model, cmd = g.model.Update(msg)
	return g, g.guarded(cmd)
}

// learn takes the terminal's answer to what Init asks.
func (g *guard) learn(msg tea.ModeReportMsg) {
	switch {
	case msg.Mode == ansi.ModeSynchronizedOutput:
		g.next.sync = msg.Value == ansi.ModeReset
	case msg.Mode == ansi.ModeUnicodeCore:
		g.next.graphemes = msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet
	}
}

// View hands the painter what the model shows, when that would be drawn. Bubble
// Tea itself draws nothing.
func (g *guard) View() (none tea.View) {
	defer g.caught()
	if g.sized && g.painter.wants() {
		g.next.view = g.model.View()
		g.painter.frames <- g.next
		g.next.view, g.next.repaint = none, false
	}
	return none
}

// caught is deferred where the model runs.
func (g *guard) caught() {
	if r := recover(); r != nil {
		g.session.failed(r)
	}
}

// guarded gives the command, and every one that it leads to, with the guard
// around it. Commands run in goroutines of their own.
func (g *guard) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer g.caught()
		return g.nested(cmd())
	}
}

// nested guards the commands in a message that is a list of them, as those of
// tea.Batch and tea.Sequence are. The type of the latter has no name outside.
func (g *guard) nested(msg tea.Msg) tea.Msg {
	list := reflect.ValueOf(msg)
	if list.Kind() != reflect.Slice || list.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	guarded := reflect.MakeSlice(list.Type(), list.Len(), list.Len())
	for i := range list.Len() {
		if cmd := list.Index(i).Interface().(tea.Cmd); cmd != nil {
			guarded.Index(i).Set(reflect.ValueOf(g.guarded(cmd)))
		}
	}
	return guarded.Interface()
}
