package serve

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"triptych/model/text"
)

// A gate stands before one session and lets through what a reader needs: one
// terminal, a few words of environment, and one shell or command. Window changes
// end here: the newest is in sizes. So nothing behind the gate can be flooded
// with requests or see a size out of bounds.
type gate struct {
	conn     *connection
	ctx      context.Context // ends with the channel
	cancel   context.CancelFunc
	terminal *Terminal // nil until one was asked for; fixed once started
	environ  []string
	sizes    chan Size     // the newest that was not taken yet
	started  bool          // a shell or command was let through
	finished chan struct{} // closed once that has ended
	linger   *time.Timer   // drops a client that leaves the channel open after that
}

// A Terminal is what a caller's terminal was when the session began.
type Terminal struct {
	Term    string // the value of TERM
	Size    Size
	Environ []string // TERM, COLORTERM, NO_COLOR, LANG and LC_*, as NAME=VALUE
}

// A Size is that of a window, in cells and rows.
type Size struct{ Width, Height int }

// The bounds of a window. The memory of a session grows with its cells.
const (
	maxWidth  = 500
	maxHeight = 200
	maxCells  = 50_000
)

// bounded gives the nearest size that is drawn: what a client leaves out is as in
// a terminal of old, what is too large is cut.
func (s Size) bounded() Size {
	if s.Width <= 0 {
		s.Width = 80
	}
	if s.Height <= 0 {
		s.Height = 24
	}
	s.Width = min(s.Width, maxWidth)
	s.Height = min(s.Height, maxHeight, maxCells/s.Width)
	return s
}

// openSession takes a session's channel, and gives it to Wish behind a gate.
func (s *Server) openSession(srv *ssh.Server, client *gossh.ServerConn, channel gossh.NewChannel, ctx ssh.Context) {
	c := connectionOf(ctx)
	if s.stopping() {
		_ = channel.Reject(gossh.ResourceShortage, string(reasonStopped))
		return
	}
	if err := s.gates.enter(c.group, c.caller.Fingerprint); err != nil {
		c.refuse("session", "why", err.Error())
		_ = channel.Reject(gossh.ResourceShortage, err.Error()+": try again later")
		return
	}
	defer s.gates.leave(c.group, c.caller.Fingerprint)
	if err := c.begin(client); err != nil {
		c.refuse("session", "why", err.Error())
		_ = channel.Reject(gossh.ResourceShortage, err.Error()+": try again later")
		return
	}
	defer c.finish()
	own, cancel := context.WithCancel(ctx)
	defer cancel()
	g := &gate{conn: c, ctx: own, cancel: cancel, sizes: make(chan Size, 1), finished: make(chan struct{})}
	g.linger = time.AfterFunc(time.Hour, func() { c.drop(reasonUnused) })
	g.linger.Stop()
	// Who opens a session and asks for nothing in it is not waited for.
	slow := time.AfterFunc(s.options.Timeouts.Unused, func() { c.drop(reasonUnused) })
	defer slow.Stop()
	ssh.DefaultSessionHandler(srv, client, &gatedChannel{channel, g, slow}, &sessionContext{ctx, g})
	cancel()
	if g.started {
		<-g.finished
	}
	g.linger.Stop()
}

// refuseChannel refuses what is no session: forwarded ports, sockets, agents and
// displays.
func (s *Server) refuseChannel(_ *ssh.Server, _ *gossh.ServerConn, channel gossh.NewChannel, ctx ssh.Context) {
	connectionOf(ctx).refuse("channel", "kind", shortened(text.SanitizeLine(channel.ChannelType())))
	_ = channel.Reject(gossh.Prohibited, "here one can read, and nothing else")
}

// refuseRequest refuses what a client asks of the server as a whole. The refusal
// is as good an answer as any to a client that asks whether the server is there.
func (s *Server) refuseRequest(ctx ssh.Context, _ *ssh.Server, request *gossh.Request) (bool, []byte) {
	if !strings.HasPrefix(request.Type, "keepalive") && !strings.HasPrefix(request.Type, "hostkeys") {
		connectionOf(ctx).refuse("request", "kind", shortened(text.SanitizeLine(request.Type)))
	}
	return false, nil
}

// A sessionContext is the context of a connection, but ends with one session.
type sessionContext struct {
	ssh.Context
	gate *gate
}

func (c *sessionContext) Deadline() (time.Time, bool) { return c.gate.ctx.Deadline() }
func (c *sessionContext) Done() <-chan struct{}       { return c.gate.ctx.Done() }
func (c *sessionContext) Err() error                  { return c.gate.ctx.Err() }
func (c *sessionContext) Value(key any) any {
	if key == gateKey {
		return c.gate
	}
	return c.Context.Value(key)
}

// A gatedChannel gives what passes the gate to who accepts it.
type gatedChannel struct {
	gossh.NewChannel
	gate *gate
	slow *time.Timer // stopped once the session starts
}

func (c *gatedChannel) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	channel, in, err := c.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	out := make(chan *gossh.Request)
	go func() {
		defer close(out)
		defer c.gate.cancel() // the channel has ended, and what runs on it ends too
		for request := range in {
			if c.gate.passes(request) {
				if c.gate.started {
					c.slow.Stop()
				}
				out <- request
			} else if request.WantReply {
				_ = request.Reply(false, nil)
			}
		}
	}()
	return channel, out, nil
}

// passes tells whether a request may go on; it changes the size in it where that
// is out of bounds.
func (g *gate) passes(r *gossh.Request) bool {
	switch r.Type {
	case "pty-req":
		return g.passesTerminal(r)
	case "env":
		return g.passesEnvironment(r)
	case "window-change":
		g.resize(r)
		return false
	case "shell", "exec":
		if g.started || len(r.Payload) > maxCommand+4 {
			g.conn.refuse(r.Type)
			return false
		}
		g.started = true
		return true
	case "eow@openssh.com", "signal": // nothing runs here that a signal could reach
		return false
	}
	attributes := []any{"kind", shortened(text.SanitizeLine(r.Type))}
	var name struct{ Name string }
	if r.Type == "subsystem" && gossh.Unmarshal(r.Payload, &name) == nil {
		attributes = append(attributes, "name", shortened(text.SanitizeLine(name.Name)))
	}
	g.conn.refuse("request", attributes...)
	return false
}

// A terminalRequest is the payload of pty-req (RFC 4254, section 6.2).
type terminalRequest struct {
	Term                          string
	Width, Height, PixelW, PixelH uint32
	Modes                         string
}

func (g *gate) passesTerminal(r *gossh.Request) bool {
	var t terminalRequest
	if g.started || g.terminal != nil || gossh.Unmarshal(r.Payload, &t) != nil {
		g.conn.refuse("terminal")
		return false
	}
	if !g.conn.terminal {
		g.conn.refuse("terminal", "why", "its key is given without one")
		return false
	}
	if !plain(t.Term, 64) {
		t.Term = "dumb"
	}
	size := sizeOf(t.Width, t.Height)
	g.terminal = &Terminal{Term: t.Term, Size: size}
	r.Payload = gossh.Marshal(terminalRequest{Term: t.Term, Width: uint32(size.Width), Height: uint32(size.Height)})
	return true
}

// sizeOf bounds numbers that may not even fit into an int.
func sizeOf(width, height uint32) Size {
	const enough = 1 << 20
	return Size{int(min(width, enough)), int(min(height, enough))}.bounded()
}

// resize keeps the newest size for who takes it. A window that has no width or
// no height is none: it is not drawn on, and may come back.
func (g *gate) resize(r *gossh.Request) {
	var w struct{ Width, Height, PixelW, PixelH uint32 }
	if gossh.Unmarshal(r.Payload, &w) != nil || w.Width == 0 || w.Height == 0 {
		return
	}
	select { // an older one that was not taken gives way
	case <-g.sizes:
	default:
	}
	g.sizes <- sizeOf(w.Width, w.Height) // only this goroutine sends
}

const (
	maxVariables = 32
	maxValue     = 64 // bytes
)

func (g *gate) passesEnvironment(r *gossh.Request) bool {
	var v struct{ Name, Value string }
	if gossh.Unmarshal(r.Payload, &v) != nil || !readerVariable(v.Name) || !plain(v.Value, maxValue) ||
		len(g.environ) >= maxVariables || g.started {
		return false
	}
	if v.Name == "NO_COLOR" && v.Value != "" {
		v.Value = "1" // what reads it later knows this value; by https://no-color.org any will do
		r.Payload = gossh.Marshal(v)
	}
	g.environ = append(g.environ, v.Name+"="+v.Value)
	return true
}

// readerVariable tells whether a variable says something about the caller's
// terminal or language. TERM comes with the terminal itself.
func readerVariable(name string) bool {
	return slices.Contains([]string{"COLORTERM", "NO_COLOR", "LANG"}, name) ||
		strings.HasPrefix(name, "LC_") && plain(name, 32)
}

// plain tells whether a word is short and has only the characters that names of
// terminals and languages have.
func plain(word string, most int) bool {
	return len(word) <= most && !strings.ContainsFunc(word, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && !strings.ContainsRune("._+-@:", r)
	})
}

// maxCommand is how many bytes a caller's words may have.
const maxCommand = 4096

// words takes a caller's line apart at its spaces, but for those in single or
// double quotes. There is no shell: no other character means anything.
func words(line string) ([]string, error) {
	if text.Sanitize(line) != line || strings.ContainsAny(line, "\n\t") {
		return nil, errors.New("the command has characters that it must not have")
	}
	var list []string
	var word strings.Builder
	var quote rune
	open := false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, open = r, true
		case quote == 0 && r == ' ':
			if open {
				list = append(list, word.String())
				word.Reset()
				open = false
			}
		default:
			word.WriteRune(r)
			open = true
		}
	}
	if quote != 0 {
		return nil, errors.New("the command has an opening quote without a closing one")
	}
	if open {
		list = append(list, word.String())
	}
	return list, nil
}
