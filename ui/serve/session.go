package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"github.com/charmbracelet/colorprofile"

	"triptych/model/text"
	"triptych/ui/program"
)

// A Session is one caller at one screen or with one command.
type Session struct {
	Caller
	Words    []string  // what the caller asked for; none for nothing in particular
	Terminal *Terminal // nil for none

	server *Server
	conn   *connection
	gate   *gate
	ctx    context.Context
	cancel context.CancelFunc
	since  time.Time
	output *output
	errors *output
	idle   *idleness // nil without a screen

	notices chan Notice
	ended   chan struct{} // closed once the session is to end
	beside  sync.WaitGroup

	mu    sync.Mutex
	why   reason // the first for which it ended
	story string
}

// A reason says why a session or a connection ended.
type reason string

// The reasons. Those that a caller at a screen is told read on after "triptych: ".
const (
	reasonLeft       reason = "the caller left"
	reasonDone       reason = "the command is done"
	reasonClosed     reason = "the client closed it"
	reasonNotReading reason = "the client took no bytes"
	reasonGone       reason = "the client gave no answer"
	reasonUnused     reason = "no session was opened"
	reasonRefusals   reason = "too many requests were refused"
	reasonFailed     reason = "the program failed"
	reasonWords      reason = "the caller's words were refused"
	reasonIdle       reason = "nothing was pressed for too long"
	reasonLongest    reason = "the longest time for a session has passed"
	reasonStopped    reason = "the server was stopped"
	reasonRevoked    reason = "the key is let in no longer"
	reasonPaste      reason = "too much was pasted at once"
)

// Context ends with the session.
func (s *Session) Context() context.Context { return s.ctx }

// Reads notes in the log which story the caller reads now.
func (s *Session) Reads(story string) {
	s.mu.Lock()
	s.story = story
	s.mu.Unlock()
	s.server.log.Info("reads", "caller", s.Caller, "story", text.SanitizeLine(story))
}

// Stay counts as a sign of life from a caller who presses nothing, as who follows
// a presenter.
func (s *Session) Stay() {
	if s.idle != nil {
		s.idle.touch()
	}
}

// notify hands the session's model a notice. Where it has not taken the last few,
// this one is lost.
func (s *Session) notify(n Notice) {
	select {
	case s.notices <- n:
	default:
	}
}

// end ends the session so that it can leave its screen; it is cut off where that
// takes too long.
func (s *Session) end(why reason) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.why != "" {
		return
	}
	s.why = why
	close(s.ended)
	if s.Terminal == nil {
		s.cancel() // there is no screen to leave
		return
	}
	time.AfterFunc(farewell, s.cancel)
}

// cut ends the session at once.
func (s *Session) cut(why reason) {
	s.end(why)
	s.cancel()
}

// handle runs a session from its start to its end.
func (s *Server) handle(channel ssh.Session) {
	g := channel.Context().Value(gateKey).(*gate)
	defer close(g.finished)
	session := s.newSession(channel, g)
	if !s.enter(session) {
		_ = channel.Exit(1)
		return
	}
	defer s.leave(session)
	defer session.cancel()
	code := session.run(channel)
	session.mu.Lock()
	why, story := session.why, session.story
	session.mu.Unlock()
	if why == "" {
		why = reasonLeft
		if session.Terminal == nil {
			why = reasonDone
		}
		if g.ctx.Err() != nil {
			why = reasonClosed
		}
	}
	if dropped := g.conn.why(); dropped != "" {
		why = dropped
	}
	_ = channel.Exit(code)
	g.linger.Reset(farewell)
	s.log.Info("session ended", "caller", session.Caller, "story", text.SanitizeLine(story),
		"why", string(why), "code", code, "after", time.Since(session.since).Round(time.Millisecond), "bytes", session.output.count())
	session.beside.Wait() // for input, which ends with the channel
}

// newSession gives the session of a channel that has passed the gate.
func (s *Server) newSession(channel ssh.Session, g *gate) *Session {
	session := &Session{
		Caller: g.conn.caller, server: s, conn: g.conn, gate: g, since: time.Now(),
		notices: make(chan Notice, 4), ended: make(chan struct{}),
	}
	session.ctx, session.cancel = context.WithCancel(g.ctx) // of the library, which needs no goroutine for it
	give := func() { g.conn.drop(reasonNotReading) }
	session.output = newOutput(channel, s.options.Timeouts.Write, give)
	session.errors = newOutput(channel.Stderr(), s.options.Timeouts.Write, give)
	if g.terminal != nil {
		session.Terminal = g.terminal
		session.Terminal.Environ = append(g.environ, "TERM="+g.terminal.Term)
	}
	return session
}

// run does what the caller asks for and gives the exit code. A panic ends this
// session alone.
func (s *Session) run(channel ssh.Session) (code int) {
	defer func() {
		if r := recover(); r != nil {
			s.failed(&program.Panic{Value: r, Stack: debug.Stack()})
			code = 1
		}
	}()
	longest := time.AfterFunc(s.server.options.Timeouts.Longest, func() { s.end(reasonLongest) })
	defer longest.Stop()
	asked, err := words(channel.RawCommand())
	s.Words = asked
	attributes := []any{"caller", s.Caller, "address", s.Address, "words", shortened(text.SanitizeLine(strings.Join(asked, " ")))}
	if s.Terminal != nil {
		attributes = append(attributes, "term", s.Terminal.Term,
			"size", fmt.Sprintf("%dx%d", s.Terminal.Size.Width, s.Terminal.Size.Height))
	}
	s.server.log.Info("session", attributes...)
	switch command := len(asked) > 0 && slices.Contains(s.server.options.Commands, asked[0]); {
	case err != nil:
		return s.refuse(err)
	case s.Terminal != nil && !command:
		return s.show(channel)
	case len(asked) == 0:
		s.tell(s.errors, "there is no terminal: give ssh -t, or a command")
		return 1
	default:
		return s.server.options.Run(s, s.output, s.errors)
	}
}

// refuse tells the caller in one line why there is nothing to see.
func (s *Session) refuse(err error) int {
	if s.ctx.Err() != nil {
		return 1 // nobody is there any more, which may be all that was wrong
	}
	s.mu.Lock()
	if s.why == "" {
		s.why = reasonWords
	}
	s.mu.Unlock()
	s.server.log.Info("refused", "caller", s.Caller, "what", "words", "why", text.SanitizeLine(err.Error()))
	if s.Terminal == nil {
		s.tell(s.errors, err.Error())
	} else {
		s.tell(s.output, err.Error())
	}
	return 2
}

// tell writes one line of the program's own.
func (s *Session) tell(w io.Writer, line string) {
	_, _ = io.WriteString(w, "triptych: "+text.SanitizeLine(line)+"\n")
}

// failed notes that something in the session panicked, and ends it.
func (s *Session) failed(p *program.Panic) {
	s.server.totals.failed.Add(1)
	s.server.log.Error("a session failed", "caller", s.Caller, "why", fmt.Sprint(p.Value), "stack", string(p.Stack))
	s.end(reasonFailed)
}

// framesPerSecond is how often a screen is drawn at most.
const framesPerSecond = 30

// show runs a screen until the caller leaves it or the session has to end.
func (s *Session) show(channel ssh.Session) int {
	s.idle = newIdleness(s.server.options.Timeouts.Idle, s.notify, func() { s.end(reasonIdle) })
	defer s.idle.stop()
	screen, err := s.server.options.Open(s)
	if err != nil {
		return s.refuse(err)
	}
	if screen.Close != nil {
		defer screen.Close()
	}
	p := program.New(s.ctx, screen.Model, program.Options{
		Output: s.output, Environ: s.Terminal.Environ, Profile: colorprofile.Env(s.Terminal.Environ),
		Width: s.Terminal.Size.Width, Height: s.Terminal.Size.Height,
		FrameRate: framesPerSecond, Ask: program.Questions, Filter: s.guard(),
	})
	s.beside.Go(func() {
		_ = p.Read(s.idle.reader(channel))
		s.end(reasonClosed) // nothing will ever be typed again
	})
	s.beside.Go(func() { s.mind(p) })
	err = p.Run()
	s.cancel()
	return s.bye(err)
}

// bye tells a caller whose screen has gone why it has, if that was not their
// doing.
func (s *Session) bye(err error) int {
	var failed *program.Panic
	if errors.As(err, &failed) {
		s.failed(failed)
	}
	s.mu.Lock()
	why := s.why
	s.mu.Unlock()
	switch {
	case why == reasonClosed:
	case why != "":
		s.tell(s.output, string(why))
		return 1
	case err != nil && !errors.Is(err, tea.ErrInterrupted) && !errors.Is(err, context.Canceled):
		s.server.log.Error("a screen ended", "caller", s.Caller, "why", text.SanitizeLine(err.Error()))
		return 1
	}
	return 0
}

// mind brings the program what comes from elsewhere than its input: sizes, no
// more often than they can be drawn, notices and the end.
func (s *Session) mind(p *program.Program) {
	const pause = time.Second / framesPerSecond
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-s.ended:
			p.Quit()
			return
		case n := <-s.notices:
			p.Send(n)
		case size := <-s.gate.sizes:
			p.Send(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
			select {
			case <-time.After(pause):
			case <-s.ctx.Done():
				return
			case <-s.ended:
			}
		}
	}
}
