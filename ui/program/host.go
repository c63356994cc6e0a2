package program

import (
	"reflect"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/ui/draw"
)

// A host is the model that Bubble Tea sees. A panic in the program's own model
// ends the program in good order; Bubble Tea's own way would print it to standard
// error. Views go to the painter, with what the terminal says of itself.
type host struct {
	program *Program
	model   tea.Model
	ask     string
	next    frame // all but its view
	sized   bool  // the model knows the size of its window
}

func newHost(p *Program, m tea.Model, o Options) *host {
	return &host{program: p, model: m, ask: o.Ask, next: frame{width: o.Width, height: o.Height, profile: o.Profile}}
}

// Questions are what a terminal is asked when a program starts: whether it knows
// synchronized output and counts by grapheme cluster.
const Questions = ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore

// Init starts the model, and asks the terminal what it is to be asked. Bubble Tea
// itself asks nothing, because it does not see the input. It tells the model of the
// terminal's colours once more, but may do so after the first frame.
func (h *host) Init() (cmd tea.Cmd) {
	defer h.program.caught()
	h.program.painter.write(h.ask)
	start := h.model.Init()
	h.model, cmd = h.model.Update(tea.ColorProfileMsg{Profile: h.next.profile})
	return h.guarded(tea.Batch(start, cmd))
}

// Update takes one message.
func (h *host) Update(msg tea.Msg) (self tea.Model, cmd tea.Cmd) {
	self = h
	defer h.program.caught()
	switch msg := msg.(type) {
	case refresh:
		return h, nil // for the view that follows
	case tea.WindowSizeMsg:
		h.next.width, h.next.height, h.next.repaint, h.sized = msg.Width, msg.Height, true, true
	case tea.ResumeMsg:
		h.next.repaint = true
	case tea.ColorProfileMsg:
		h.next.profile = msg.Profile
	case tea.ModeReportMsg:
		h.learn(msg)
	default:
		if reflect.TypeOf(msg) == clearScreen {
			h.next.repaint = true
		}
	}
	h.model, cmd = h.model.Update(msg)
	return h, h.guarded(cmd)
}

// learn takes the terminal's answer to the Questions.
func (h *host) learn(msg tea.ModeReportMsg) {
	switch {
	case msg.Mode == ansi.ModeSynchronizedOutput:
		h.next.sync = msg.Value == ansi.ModeReset
	case msg.Mode == ansi.ModeUnicodeCore:
		h.next.graphemes = draw.CountsClusters(msg)
	}
}

// View hands the painter what the model shows, when that would be drawn. Bubble
// Tea itself draws nothing.
func (h *host) View() (none tea.View) {
	defer h.program.caught()
	if h.sized && h.program.painter.wants() {
		h.next.view = h.model.View()
		h.program.painter.frames <- h.next
		h.next.view, h.next.repaint = none, false
	}
	return none
}

// The types of Bubble Tea's messages that have no name outside.
var (
	clearScreen     = reflect.TypeOf(tea.ClearScreen())
	askBackground   = reflect.TypeOf(tea.RequestBackgroundColor())
	setSystemBuffer = reflect.TypeOf(tea.SetClipboard("")())
)

// intercept keeps from Bubble Tea what it would write to the terminal, and what
// suspends the process.
func (p *Program) intercept(_ tea.Model, msg tea.Msg) tea.Msg {
	if p.filter != nil {
		msg = p.filter(msg)
	}
	switch msg := msg.(type) {
	case nil:
		return nil
	case tea.SuspendMsg:
		if p.suspend != nil {
			p.painter.away(p.suspend)
		}
		return tea.ResumeMsg{}
	case tea.RawMsg:
		if sequence, ok := msg.Msg.(string); ok {
			p.painter.write(sequence)
		}
		return nil
	}
	switch reflect.TypeOf(msg) {
	case askBackground:
		p.painter.write(ansi.RequestBackgroundColor)
		return nil
	case setSystemBuffer:
		p.painter.write(ansi.SetSystemClipboard(reflect.ValueOf(msg).String()))
		return nil
	}
	return msg
}

// guarded returns the command, and every one that it leads to, with the guard
// around it. Commands run in goroutines of their own.
func (h *host) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer h.program.caught()
		return h.nested(cmd())
	}
}

// nested guards the commands in a message that is a list of them, as those of
// tea.Batch and tea.Sequence are. The type of the latter has no name outside.
func (h *host) nested(msg tea.Msg) tea.Msg {
	list := reflect.ValueOf(msg)
	if list.Kind() != reflect.Slice || list.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	guarded := reflect.MakeSlice(list.Type(), list.Len(), list.Len())
	for i := range list.Len() {
		if cmd := list.Index(i).Interface().(tea.Cmd); cmd != nil {
			guarded.Index(i).Set(reflect.ValueOf(h.guarded(cmd)))
		}
	}
	return guarded.Interface()
}
