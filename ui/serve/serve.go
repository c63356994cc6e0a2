// Package serve lets people read over SSH with nothing but an SSH client: each
// caller gets a screen of their own, in their own terminal, with its size, its
// colours and its background.
//
// A caller gets a screen, or one of the commands that print, and nothing else:
// no shell, no other program, no file, no subsystem, no forwarding of ports,
// agent or X11. What there is to read comes in through [Options]; this package
// knows neither stories nor articles.
//
// The server is Wish's as far as connections and keys go. What a client asks of a
// session comes to a gate (gate.go), which grants the few requests that a reader
// needs, with window sizes kept within bounds. A connection (conn.go) ends when
// its caller does not read, does not answer or opens no session. A session
// (session.go) owns all that runs for it, and ends it.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"runtime"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/time/rate"

	"triptych/model/problem"
)

// Options are what a Server is made from.
type Options struct {
	// HostKey is the file that holds the server's private key. If there is none, a
	// key is made and kept there, and with it the folder.
	HostKey string
	// Authorized is the file of the keys that may come in, in the form of
	// authorized_keys. It is read anew whenever it has changed. It may be "" if
	// Public is set.
	Authorized string
	// Presenters is the file of the keys that may present, in the same form. They
	// may come in as well. "" for none.
	Presenters string
	// Revoked is the file of the keys that never come in, neither by themselves nor by
	// a certificate that is for one or that one signed. "" for none.
	Revoked string
	// Public lets everybody in, with any key or with none.
	Public bool

	Limits   Limits   // to begin with: DefaultLimits
	Timeouts Timeouts // to begin with: DefaultTimeouts
	Log      *slog.Logger

	// Open makes what a caller with a terminal sees. The caller sees its error, in
	// one line.
	Open func(*Session) (Screen, error)
	// Notice makes the message to a screen's model that its caller has to see a line.
	Notice func(line string) tea.Msg
	// Run prints what a caller asks for who has no terminal, or whose words begin
	// with one of Commands, and returns the exit code. What the caller sends is the
	// session's Input. It ends when the session's context does.
	Run func(s *Session, out, errOut io.Writer) int
	// Failed is told of a panic in a session, which ends that session alone, and
	// returns a line for the log; nil for nobody.
	Failed func(*problem.Panic) string
	// Commands are the first words of what is printed even on a terminal.
	Commands []string
}

// A Screen is what one caller sees.
type Screen struct {
	Model tea.Model
	// Close is called once the screen has gone, however it ended; nil for nothing.
	// Its error says what the caller lost by it.
	Close func() error
}

// A Server serves readers over SSH. Its methods may be called from any goroutine.
type Server struct {
	options    Options
	log        *slog.Logger
	ssh        *ssh.Server
	host       gossh.Signer
	authorized *keyFile
	presenters *keyFile
	revoked    *keyFile
	gates      *limiter
	refusals   *rate.Limiter // of lines in the log

	mu       sync.Mutex
	counts   Counts // of what is over
	sessions map[*Session]struct{}
	running  sync.WaitGroup // sessions
	draining bool
	listener net.Listener // nil until Serve
}

// New makes a server, and its host key if there is none. It fails if the host key
// or a file of keys cannot be used, and if nobody could come in.
func New(o Options) (*Server, error) {
	if o.Authorized == "" && !o.Public {
		return nil, errors.New("nobody may come in: name a file of authorized keys, or let everybody in")
	}
	host, err := hostKey(o.HostKey)
	if err != nil {
		return nil, err
	}
	s := &Server{
		options: o, log: o.Log, host: host, gates: newLimiter(o.Limits, time.Now),
		refusals:   rate.NewLimiter(5, 50),
		authorized: &keyFile{path: o.Authorized, log: o.Log}, presenters: &keyFile{path: o.Presenters, log: o.Log},
		revoked:  &keyFile{path: o.Revoked, log: o.Log, revokes: true},
		sessions: map[*Session]struct{}{},
	}
	for _, f := range []*keyFile{s.authorized, s.presenters, s.revoked} {
		if err := f.refresh(); err != nil && !(o.Public && f == s.authorized) {
			return nil, err
		}
	}
	s.ssh, err = wish.NewServer(s.configure, wish.WithVersion("triptych"), wish.WithPublicKeyAuth(s.allowKey))
	return s, err
}

// configure sets what Wish has no option for.
func (s *Server) configure(srv *ssh.Server) error {
	srv.AddHostKey(s.host)
	srv.ConnCallback = s.accept
	srv.ServerConfigCallback = s.authentication
	srv.HandshakeTimeout = s.options.Timeouts.Handshake
	if s.options.Public {
		srv.KeyboardInteractiveHandler = s.allowAnyone
	}
	srv.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.openSession, "default": s.refuseChannel}
	srv.RequestHandlers = map[string]ssh.RequestHandler{"default": s.refuseRequest}
	return nil
}

// Serve takes connections from the listener until the context ends, which cuts
// everybody off, or until Drain or Close. It closes the listener, and returns nil
// after Drain and Close.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	if s.options.Public {
		s.log.Warn("everybody may come in, with any key or none", "address", l.Addr().String())
	}
	s.log.Info("listening", "address", l.Addr().String(), "host_key", gossh.FingerprintSHA256(s.host.PublicKey()))
	stop := context.AfterFunc(ctx, func() { _ = s.Close() })
	defer stop()
	s.mu.Lock()
	if s.draining {
		s.mu.Unlock()
		_ = l.Close()
		return ctx.Err()
	}
	s.listener = l
	s.mu.Unlock()
	err := s.ssh.Serve(l)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.draining {
		return ctx.Err()
	}
	return fmt.Errorf("serve on %s: %w", l.Addr(), err)
}

// refuseMore takes no more connections and no more sessions.
func (s *Server) refuseMore() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.draining = true
	if s.listener != nil {
		_ = s.listener.Close()
	}
}

// stopping reports whether the server takes no more sessions.
func (s *Server) stopping() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.draining
}

// Close cuts everybody off at once, and waits until nothing runs for them any
// more, for a few seconds at most.
func (s *Server) Close() error {
	s.refuseMore()
	_ = s.ssh.Close() // its listener is closed already, which it would call an error
	for _, session := range s.all() {
		session.cut(reasonStopped)
	}
	if !s.await(lastMoments) {
		return errors.New("some sessions did not end")
	}
	return nil
}

const (
	lastMoments = 2 * time.Second // for what a session still has to do once it is cut off
	farewell    = 3 * time.Second // for a session to leave its screen, before it is cut off
)

// await waits until no session runs any more, and reports whether that took no
// longer than the limit.
func (s *Server) await(limit time.Duration) bool {
	done := make(chan struct{})
	go func() {
		s.running.Wait()
		close(done)
	}()
	select {
	case <-done:
		return true
	case <-time.After(limit):
		return false
	}
}

// Drain takes no more connections and warns every session.
// It ends the sessions that remain a few seconds before the deadline of ctx, so
// that they leave their screens and keep what has to be kept, and cuts off what
// remains then.
func (s *Server) Drain(ctx context.Context) error {
	s.refuseMore()
	deadline, _ := ctx.Deadline()
	left := time.Until(deadline)
	ending := time.AfterFunc(max(left-farewell, left/2), func() {
		for _, session := range s.all() {
			session.end(reasonStopped)
		}
	})
	defer ending.Stop()
	open := s.all()
	s.log.Info("stopping", "sessions", len(open), "within", left.Round(time.Second))
	for _, session := range open {
		session.notify("the server stops: this session ends in a few seconds")
	}
	s.gates.dropIdle()
	_ = s.ssh.Shutdown(ctx) // what remains is cut off
	return s.Close()
}

// Reload reads the files of keys anew, however they look, and ends the sessions of those who may no
// longer come in. It writes to the log what the server holds.
func (s *Server) Reload() error {
	err := errors.Join(s.authorized.reread(), s.presenters.reread(), s.revoked.reread())
	for _, session := range s.all() {
		if c := session.gate.conn; c.key != nil && !s.mayEnter(c.key, c) {
			session.end(reasonRevoked)
		}
	}
	n := s.Counts()
	s.log.Info("reloaded", "sessions", n.Sessions, "connections", n.Connections,
		"goroutines", n.Goroutines, "heap_bytes", n.HeapBytes)
	return err
}

// Counts are what a server and its process hold, and what the server has done
// since its start. They name nobody.
type Counts struct {
	Sessions      int    `json:"sessions"`    // screens and commands
	Connections   int    `json:"connections"` // with or without a session
	Goroutines    int    `json:"goroutines"`  // of the whole process
	HeapBytes     uint64 `json:"heapBytes"`   // in use, of the whole process
	LetIn         int64  `json:"letIn"`       // connections
	SessionsBegun int64  `json:"sessionsBegun"`
	Refused       int64  `json:"refused"`   // connections, sessions and requests
	Failed        int64  `json:"failed"`    // sessions that ended by a fault of the program
	SentBytes     int64  `json:"sentBytes"` // in sessions that have ended
}

// count adds to what is over.
func (s *Server) count(add func(*Counts)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	add(&s.counts)
}

// Counts returns the present figures. It calls runtime.ReadMemStats, which stops
// the whole process for an instant.
func (s *Server) Counts() Counts {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	s.mu.Lock()
	defer s.mu.Unlock()
	n := s.counts
	n.Sessions, n.Connections = len(s.sessions), s.gates.open()
	n.Goroutines, n.HeapBytes = runtime.NumGoroutine(), m.HeapInuse
	return n
}

// all returns the sessions that run.
func (s *Server) all() []*Session {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]*Session, 0, len(s.sessions))
	for session := range s.sessions {
		list = append(list, session)
	}
	return list
}

// enter counts a session among those that run. It reports false once the server
// stops.
func (s *Server) enter(session *Session) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.draining {
		return false
	}
	s.sessions[session] = struct{}{}
	s.running.Add(1)
	s.counts.SessionsBegun++
	return true
}

// leave takes a session out again.
func (s *Server) leave(session *Session) {
	s.count(func(n *Counts) {
		n.SentBytes += session.pipes.out.count() + session.pipes.err.count()
		delete(s.sessions, session)
	})
	s.running.Done()
}

// Timeouts say after how long what happens.
type Timeouts struct {
	Banner    time.Duration // until a client must have said something
	Handshake time.Duration // until a caller must have been let in
	Unused    time.Duration // a connection without a session is closed
	Write     time.Duration // a caller who takes no bytes is dropped
	Keepalive time.Duration // how often a caller's client is asked whether it is there
	Idle      time.Duration // a screen on which nothing was pressed ends
	Longest   time.Duration // every session ends
}

// DefaultTimeouts are good for a few hundred readers.
func DefaultTimeouts() Timeouts {
	return Timeouts{
		Banner: 5 * time.Second, Handshake: 20 * time.Second, Unused: 30 * time.Second, Write: 15 * time.Second,
		Keepalive: 20 * time.Second, Idle: 30 * time.Minute, Longest: 12 * time.Hour,
	}
}
