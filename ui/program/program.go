// Package program runs a Bubble Tea model on a terminal, this process's own
// ([Run]) or one at the other end of a connection ([New]). It stands in the place
// of Bubble Tea's renderer and input reader, and leaves it the loop of messages
// and commands.
//
// A frame is drawn by [draw.Screen] at once when the last one was long enough ago,
// and the last frame always comes. The model sees the messages that it would see
// under Bubble Tea alone. Of Bubble Tea's commands, tea.ClearScreen draws the
// whole screen anew, tea.Suspend stops the process until its shell continues it,
// and tea.Raw, tea.SetClipboard and tea.RequestBackgroundColor write to the
// terminal; those that ask the terminal for other things, and tea.Exec, do nothing.
//
// The bytes that a terminal sends become messages whole or not at all, however
// slowly they come: the rest of a report that is cut in two is never taken for
// keys.
package program

import (
	"cmp"
	"context"
	"errors"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"triptych/model/problem"
)

// ErrTerminated is the error of a program that a signal told to end, once it has left
// in good order.
var ErrTerminated = errors.New("terminated")

// Options are what a program needs to know of its terminal.
type Options struct {
	Output        io.Writer
	Environ       []string // of the terminal, "NAME=value"
	Profile       colorprofile.Profile
	Width, Height int    // at the start, in cells
	FrameRate     int    // frames a second, at most
	Keyboard      bool   // the terminal is asked to tell keys apart that it sends alike by default
	Ask           string // what the terminal is asked at the start: [Questions], or nothing

	// Filter sees each message before the model, and returns what the model gets;
	// nil for nothing.
	Filter func(tea.Msg) tea.Msg
	// Suspend stops the process until it is continued, once the terminal has been
	// given back. Without it, the program cannot be suspended.
	Suspend func()
}

// A Program is a model that runs on a terminal.
type Program struct {
	tea     *tea.Program
	painter *painter
	suspend func()
	filter  func(tea.Msg) tea.Msg
	context context.Context
	cancel  context.CancelFunc

	mu     sync.Mutex
	failed *problem.Panic // the first
	ending error          // what Run returns of a program that ends well
}

// New returns a program that ends with ctx at the latest.
func New(ctx context.Context, model tea.Model, o Options) *Program {
	p := &Program{suspend: o.Suspend, filter: o.Filter}
	p.context, p.cancel = context.WithCancel(ctx)
	p.painter = newPainter(o, p.Send)
	p.tea = tea.NewProgram(newHost(p, model, o),
		tea.WithContext(p.context), tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutRenderer(), tea.WithFPS(1),
		tea.WithEnvironment(o.Environ), tea.WithColorProfile(o.Profile), tea.WithWindowSize(o.Width, o.Height),
		tea.WithFilter(p.intercept), tea.WithoutSignalHandler())
	return p
}

// patience is how long a terminal may take to be given back, which one that takes
// no bytes never would.
const patience = 5 * time.Second

// Run runs the program until it ends, and gives the terminal back. The error is a
// [*problem.Panic] when the model panicked, tea.ErrInterrupted when it was interrupted,
// ErrTerminated when a signal ended it.
func (p *Program) Run() error {
	painted := make(chan struct{})
	go func() {
		defer close(painted)
		defer p.caught()
		p.painter.paint(p.context)
	}()
	_, err := p.tea.Run()
	p.cancel()
	select {
	case <-painted:
	case <-time.After(patience):
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.failed != nil {
		return p.failed
	}
	return cmp.Or(err, p.ending)
}

// Send hands the model a message. It waits until the model takes it or the program
// has ended.
func (p *Program) Send(msg tea.Msg) { p.tea.Send(msg) }

// Quit ends the program.
func (p *Program) Quit() { p.Send(tea.QuitMsg{}) }

// terminate ends the program because a signal says so.
func (p *Program) terminate() {
	p.mu.Lock()
	p.ending = ErrTerminated
	p.mu.Unlock()
	p.Quit()
}

// Read hands the model what is typed, until r ends or fails.
func (p *Program) Read(r io.Reader) error { return newInput(p.Send, p.fail).read(r) }

// caught is deferred where the model runs.
func (p *Program) caught() {
	if r := recover(); r != nil {
		p.fail(r)
	}
}

// fail ends the program with what a panic said.
func (p *Program) fail(r any) {
	caught := problem.Caught(r)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.failed == nil {
		p.failed = caught
	}
	p.cancel()
}
