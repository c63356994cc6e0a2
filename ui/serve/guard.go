package serve

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/time/rate"
)

// A guard stands between Bubble Tea and a session's model. A panic in the model
// ends its session and nothing else; Bubble Tea's own way would print it on the
// server's terminal. And no caller gets more of the processor than a person can
// use.
type guard struct {
	model      tea.Model
	session    *Session
	limit      *rate.Limiter
	view       tea.View     // the last that was good
	background reflect.Type // of the message that asks for the terminal's background
}

// A person with a wheel in one hand and a key held down in the other, with the
// glides that follow from it, stays below these.
const (
	messagesPerSecond = 300
	messagesAtOnce    = 600
)

func newGuard(m tea.Model, s *Session) *guard {
	return &guard{
		model: m, session: s, limit: rate.NewLimiter(messagesPerSecond, messagesAtOnce),
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
	g.model, cmd = g.model.Update(msg)
	return g, g.guarded(cmd)
}

// View gives what the model shows, or showed last.
func (g *guard) View() (v tea.View) {
	v = g.view
	defer g.caught()
	v = g.model.View()
	g.view = v
	return v
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
