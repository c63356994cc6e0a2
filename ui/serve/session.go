package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"

	"triptych/model/problem"
	"triptych/model/text"
	"triptych/ui/program"
)

// A Session is one caller at one screen or with one command.
type Session struct {
	Caller
	Words    []string  // what the caller asked for; none for nothing in particular
	Terminal *Terminal // nil for none

	server *Server
	gate   *gate
	ctx    context.Context
	cancel context.CancelFunc
	pipes  pipes
	idle   *idleness // nil for a caller of whom nothing is awaited

	beside sync.WaitGroup
	state  state
}

// pipes are the two ways to a client.
type pipes struct {
	channel  gossh.Channel
	out, err *output
}

// A state is what changes of a session while it runs.
type state struct {
	ended   chan struct{} // closed once the session is to end
	notices chan string   // for its screen

	mu    sync.Mutex
	why   reason // the first for which it ended
	story string
}

// get returns the state for the log.
func (s *state) get() (why reason, story string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.why, s.story
}

// end notes why the session ends, and reports whether that is the first reason.
func (s *state) end(why reason) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.why != "" {
		return false
	}
	s.why = why
	return true
}

// A reason says why a session or a connection ended.
type reason string

// Those that a caller at a screen sees follow "triptych: ".
const (
	reasonLeft       reason = "the caller left"
	reasonDone       reason = "the command is done"
	reasonClosed     reason = "the client closed it"
	reasonNotReading reason = "the client took no bytes"
	reasonGone       reason = "the client gave no answer"
	reasonSilent     reason = "the client said nothing"
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
	s.state.mu.Lock()
	s.state.story = story
	s.state.mu.Unlock()
	s.server.log.Info("reads", "caller", s.Caller, "story", text.SanitizeLine(story))
}

// Sends notes in the log that the caller has a story read by a language model, and what
// of it goes where.
func (s *Session) Sends(story, what string) {
	s.server.log.Info("sends", "caller", s.Caller, "story", text.SanitizeLine(story), "what", text.SanitizeLine(what))
}

// Stay counts as a sign of life from a caller who presses nothing, such as one who
// follows a presenter.
func (s *Session) Stay() {
	if s.idle != nil {
		s.idle.touch()
	}
}

// Input returns what a caller without a screen sends. The session ends where nothing
// comes for too long. It may be asked for once.
func (s *Session) Input() io.Reader {
	warn := func(line string) { s.tell(s.pipes.err, line) }
	s.idle = newIdleness(s.server.options.Timeouts.Idle, warn, func() { s.end(reasonIdle) })
	return s.idle.reader(s.pipes.channel)
}

// notify shows the caller a line. It is lost if the model has not taken the last
// few.
func (s *Session) notify(line string) {
	select {
	case s.state.notices <- line:
	default:
	}
}

// end ends the session so that it can leave its screen. It is cut off if that
// takes too long.
func (s *Session) end(why reason) {
	if !s.state.end(why) {
		return
	}
	close(s.state.ended)
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

// newSession makes the session of a channel, which it ends with.
func (s *Server) newSession(channel gossh.Channel, g *gate) *Session {
	session := &Session{
		Caller: g.conn.who().caller, server: s, gate: g,
		state: state{ended: make(chan struct{}), notices: make(chan string, 4)},
	}
	session.ctx, session.cancel = context.WithCancel(g.ctx)
	var out, errOut io.Writer = channel, channel.Stderr()
	if g.terminal != nil {
		session.Terminal = g.terminal
		session.Terminal.Environ = append(g.environ, "TERM="+g.terminal.Term)
		out, errOut = returning{out}, returning{errOut}
	}
	give := func() { g.conn.drop(reasonNotReading) }
	limit := s.options.Timeouts.Write
	session.pipes = pipes{channel, newOutput(out, limit, give), newOutput(errOut, limit, give)}
	return session
}

// run runs a session from its start to its end. The timer drops a client that then
// leaves its channel open.
func (s *Server) run(session *Session, open *time.Timer) {
	since, channel := time.Now(), session.pipes.channel
	defer session.cancel()
	if !s.enter(session) {
		_ = channel.Close()
		return
	}
	defer s.leave(session)
	code := session.answer()
	why, story := session.state.get()
	switch dropped := session.gate.conn.why(); {
	case dropped != "":
		why = dropped
	case why != "":
	case session.gate.ctx.Err() != nil:
		why = reasonClosed
	case session.Terminal == nil:
		why = reasonDone
	default:
		why = reasonLeft
	}
	_, _ = channel.SendRequest("exit-status", false, gossh.Marshal(struct{ Status uint32 }{uint32(code)}))
	_ = channel.Close()
	open.Reset(farewell)
	s.log.Info("session ended", "caller", session.Caller, "story", text.SanitizeLine(story),
		"why", string(why), "code", code, "after", time.Since(since).Round(time.Millisecond), "bytes", session.pipes.out.count())
	session.beside.Wait() // for input, which ends with the channel
}

// answer does what the caller asks for and returns the exit code. A panic ends
// this session alone.
func (s *Session) answer() (code int) {
	defer func() {
		if r := recover(); r != nil {
			s.failed(problem.Caught(r))
			code = 1
		}
	}()
	longest := time.AfterFunc(s.server.options.Timeouts.Longest, func() { s.end(reasonLongest) })
	defer longest.Stop()
	asked, err := words(s.gate.command)
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
	case s.Terminal != nil && !s.Terminal.dumb() && !command:
		return s.show()
	case len(asked) == 0 && s.Terminal == nil:
		s.tell(s.pipes.err, "there is no terminal: give ssh -t, or a command")
		return 1
	default:
		return s.run()
	}
}

// run runs the command that the caller asked for, and says why it was ended.
func (s *Session) run() int {
	code := s.server.options.Run(s, s.pipes.out, s.pipes.err)
	if s.idle != nil {
		s.idle.stop()
	}
	if why, _ := s.state.get(); why != "" && s.ctx.Err() != nil {
		s.tell(s.pipes.err, string(why))
		return 1
	}
	return code
}

// refuse says to the caller in one line why there is nothing to see.
func (s *Session) refuse(err error) int {
	if s.ctx.Err() != nil {
		return 1 // nobody is there any more, which may be all that was wrong
	}
	s.state.end(reasonWords)
	s.server.log.Info("refused", "caller", s.Caller, "what", "words", "why", text.SanitizeLine(err.Error()))
	if s.Terminal == nil {
		s.tell(s.pipes.err, err.Error())
	} else {
		s.tell(s.pipes.out, err.Error())
	}
	return 2
}

// tell writes one line of the program's own.
func (s *Session) tell(w io.Writer, line string) {
	_, _ = io.WriteString(w, "triptych: "+text.SanitizeLine(line)+"\n")
}

// failed notes that something in the session panicked, and ends it.
func (s *Session) failed(p *problem.Panic) {
	s.server.count(func(n *Counts) { n.Failed++ })
	why := fmt.Sprint(p.Value)
	if failed := s.server.options.Failed; failed != nil {
		why = failed(p)
	}
	s.server.log.Error("a session failed", "caller", s.Caller, "why", why, "stack", string(p.Stack))
	s.end(reasonFailed)
}

// framesPerSecond is how often a screen is drawn at most.
const framesPerSecond = 30

// show runs a screen until the caller leaves it or the session has to end.
func (s *Session) show() int {
	s.idle = newIdleness(s.server.options.Timeouts.Idle, s.notify, func() { s.end(reasonIdle) })
	defer s.idle.stop()
	screen, err := s.server.options.Open(s)
	if err != nil {
		return s.refuse(err)
	}
	p := program.New(s.ctx, screen.Model, program.Options{
		Output: s.pipes.out, Environ: s.Terminal.Environ, Profile: program.Colours(nil, s.Terminal.Environ),
		Width: s.Terminal.Size.Width, Height: s.Terminal.Size.Height,
		FrameRate: framesPerSecond, Ask: program.Questions, Filter: s.guard(),
	})
	s.beside.Go(func() {
		_ = p.Read(s.idle.reader(s.pipes.channel))
		s.end(reasonClosed) // nothing will ever be typed again
	})
	s.beside.Go(func() { s.mind(p) })
	err = p.Run()
	s.cancel()
	code := s.bye(err)
	if screen.Close != nil {
		if lost := screen.Close(); lost != nil {
			s.tell(s.pipes.out, lost.Error())
			return 1
		}
	}
	return code
}

// bye says to a caller why the screen has gone, unless the caller left it.
func (s *Session) bye(err error) int {
	var failed *problem.Panic
	if errors.As(err, &failed) {
		s.failed(failed)
	}
	switch why, _ := s.state.get(); {
	case why == reasonClosed:
	case why != "":
		s.tell(s.pipes.out, string(why))
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
		case <-s.state.ended:
			p.Quit()
			return
		case line := <-s.state.notices:
			p.Send(s.server.options.Notice(line))
		case size := <-s.gate.sizes:
			p.Send(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
			select {
			case <-time.After(pause):
			case <-s.ctx.Done():
				return
			case <-s.state.ended:
			}
		}
	}
}
