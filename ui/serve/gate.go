package serve

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"triptych/model/text"
)

// A gate takes what a client asks of one session, and grants what a reader needs:
// one terminal, a few words of environment, and one shell or command.
type gate struct {
	conn     *connection
	ctx      context.Context // ends with the channel
	terminal *Terminal       // nil until one was asked for; fixed once started
	environ  []string
	command  string    // what the caller asks for, "" for nothing in particular
	sizes    chan Size // the newest that was not taken yet
	started  bool      // a shell or command was granted
}

// A Terminal is what a caller's terminal was when the session began.
type Terminal struct {
	Term    string // the value of TERM
	Size    Size
	Environ []string // TERM, COLORTERM, NO_COLOR, LANG and LC_*, as NAME=VALUE
}

// dumb reports whether the terminal says of itself that it can only print lines.
func (t *Terminal) dumb() bool { return t.Term == "dumb" || t.Term == "" }

// A Size is that of a window, in cells and rows.
type Size struct{ Width, Height int }

// The bounds of a window. The memory of a session grows with its cells.
const (
	maxWidth  = 500
	maxHeight = 200
	maxCells  = 50_000
)

// sizeOf returns the nearest size that is drawn: what a client leaves out is as in
// a terminal of old, what is too large is cut.
func sizeOf(width, height uint32) Size {
	w, h := int(min(width, maxWidth)), int(min(height, maxHeight))
	w, h = cmp.Or(w, 80), cmp.Or(h, 24)
	return Size{w, min(h, maxCells/w)}
}

// openSession takes a session's channel, for as long as that is open.
func (s *Server) openSession(_ *ssh.Server, client *gossh.ServerConn, offered gossh.NewChannel, ctx ssh.Context) {
	c := connectionOf(ctx)
	if s.stopping() {
		_ = offered.Reject(gossh.ResourceShortage, string(reasonStopped))
		return
	}
	err := s.gates.enter(c.address)
	if err == nil {
		defer s.gates.leave(c.address)
		err = c.begin(client)
	}
	if err != nil {
		c.refuse("session", "why", err.Error())
		_ = offered.Reject(gossh.ResourceShortage, err.Error()+": try again later")
		return
	}
	defer c.finish()
	channel, requests, err := offered.Accept()
	if err != nil {
		return
	}
	life, cancel := context.WithCancel(ctx)
	defer cancel()
	// A client that opens a session and asks for nothing in it, or leaves it open
	// after its end, is not waited for.
	idle := time.AfterFunc(s.options.Timeouts.Unused, func() { c.drop(reasonUnused) })
	defer idle.Stop()
	g := &gate{conn: c, ctx: life, sizes: make(chan Size, 1)}
	var running sync.WaitGroup
	for request := range requests {
		starts := request.Type == "shell" || request.Type == "exec"
		granted := g.grants(request)
		if request.WantReply {
			_ = request.Reply(granted, nil)
		}
		if starts && granted {
			idle.Stop()
			running.Go(func() { s.run(s.newSession(channel, g), idle) })
		}
	}
	cancel() // the channel has ended, and what runs on it ends too
	running.Wait()
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

// grants reports whether the client gets what it asks for, and notes what that is.
func (g *gate) grants(r *gossh.Request) bool {
	switch r.Type {
	case "pty-req":
		return g.grantsTerminal(r)
	case "env":
		return g.grantsVariable(r)
	case "window-change":
		g.resize(r)
		return g.terminal != nil
	case "shell", "exec":
		var exec struct{ Command string }
		if g.started || len(r.Payload) > maxCommand+4 || r.Type == "exec" && gossh.Unmarshal(r.Payload, &exec) != nil {
			g.conn.refuse(r.Type)
			return false
		}
		g.command, g.started = exec.Command, true
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

func (g *gate) grantsTerminal(r *gossh.Request) bool {
	var t struct { // RFC 4254, section 6.2
		Term                          string
		Width, Height, PixelW, PixelH uint32
		Modes                         string
	}
	if g.started || g.terminal != nil || gossh.Unmarshal(r.Payload, &t) != nil {
		g.conn.refuse("terminal")
		return false
	}
	if !g.conn.who().terminal {
		g.conn.refuse("terminal", "why", "its key is given without one")
		return false
	}
	if !plain(t.Term, 64) {
		t.Term = "dumb"
	}
	g.terminal = &Terminal{Term: t.Term, Size: sizeOf(t.Width, t.Height)}
	return true
}

// resize keeps the newest size for who takes it, so that a flood of them costs
// nothing. A window that has no width or no height is none: it is not drawn on,
// and may come back.
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

func (g *gate) grantsVariable(r *gossh.Request) bool {
	var v struct{ Name, Value string }
	if gossh.Unmarshal(r.Payload, &v) != nil || !readerVariable(v.Name) || !plain(v.Value, maxValue) ||
		len(g.environ) >= maxVariables || g.started {
		return false
	}
	if v.Name == "NO_COLOR" && v.Value != "" {
		v.Value = "1" // what reads it later knows this value; by https://no-color.org any will do
	}
	g.environ = append(g.environ, v.Name+"="+v.Value)
	return true
}

// readerVariable reports whether a variable says something about the caller's
// terminal or language. TERM comes with the terminal itself.
func readerVariable(name string) bool {
	return slices.Contains([]string{"COLORTERM", "NO_COLOR", "LANG"}, name) ||
		strings.HasPrefix(name, "LC_") && plain(name, 32)
}

// plain reports whether a word is short and has only the characters that names of
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
	for _, r := range line + " " {
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
	return list, nil
}

// returning writes to a terminal without a line discipline, which needs a carriage
// return before each line feed.
type returning struct{ io.Writer }

func (w returning) Write(p []byte) (int, error) {
	_, err := w.Writer.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	return len(p), err
}
