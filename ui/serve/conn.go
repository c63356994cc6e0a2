package serve

import (
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"triptych/model/text"
)

// A connection is one client's. Beneath Wish's own, it counts, and ends what nobody
// uses.
type connection struct {
	net.Conn
	server  *Server
	address netip.Addr
	since   time.Time
	spoken  atomic.Bool // the client has sent something

	mu       sync.Mutex
	key      gossh.PublicKey // that the client has shown to have, or a certificate of it; nil for none
	user     string          // as the client calls itself
	admitted *admission      // nil until the client has been let in
	tried    []string        // fingerprints that were refused, maxTries at most
	sessions int             // now
	begun    int             // sessions in all
	refusals int
	silence  *time.Timer // closes it when the client says nothing
	unused   *time.Timer // closes it when it has no session
	probe    *time.Timer // asks whether the client is there
	closed   bool
	reason   reason // why it was dropped
}

// An admission says who a client is that has been let in. It never changes.
type admission struct {
	caller   Caller
	terminal bool // whether the caller may have a screen
}

type contextKey struct{}

func connectionOf(ctx ssh.Context) *connection {
	c, _ := ctx.Value(contextKey{}).(*connection)
	return c
}

// accept takes a connection. If it returns nil, Wish closes it.
func (s *Server) accept(ctx ssh.Context, raw net.Conn) net.Conn {
	c := &connection{Conn: raw, server: s, since: time.Now()}
	if remote, err := netip.ParseAddrPort(raw.RemoteAddr().String()); err == nil {
		c.address = remote.Addr().Unmap().WithZone("")
	}
	silent, err := s.gates.connect(c)
	if silent != nil {
		silent.drop(reasonSilent)
	}
	if err != nil {
		c.refuse("connection", "why", err.Error())
		if !s.gates.mayTell() {
			return nil
		}
		return refused{raw, err}
	}
	c.mu.Lock()
	c.silence = time.AfterFunc(s.options.Timeouts.Banner, func() { c.drop(reasonSilent) })
	c.mu.Unlock()
	ctx.SetValue(contextKey{}, c)
	return c
}

// Read reads what the client sends. With its first bytes it counts against the rate of
// its address, and may be refused.
func (c *connection) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n == 0 {
		return n, err
	}
	if c.spoken.Swap(true) {
		return n, err
	}
	c.silence.Stop()
	if !c.server.gates.allow(c.address) {
		tellRefused(c.Conn, errRate)
		c.drop(reason(errRate.Error()))
		return 0, errRate
	}
	return n, err
}

// Close closes the connection and ends what waits for it.
func (c *connection) Close() error {
	c.mu.Lock()
	if c.closed {
		c.mu.Unlock()
		return net.ErrClosed
	}
	c.closed = true
	admitted, tried := c.admitted != nil, c.tried
	for _, t := range []*time.Timer{c.silence, c.unused, c.probe} {
		if t != nil {
			t.Stop()
		}
	}
	c.mu.Unlock()
	c.server.gates.disconnect(c, admitted)
	if !admitted {
		why := "it was not let in"
		if dropped := c.why(); dropped != "" {
			why = string(dropped)
		}
		c.refuse("connection", "why", why, "keys", tried, "after", time.Since(c.since).Round(time.Millisecond))
	}
	return c.Conn.Close()
}

// drop closes the connection for a reason; the first counts.
func (c *connection) drop(why reason) {
	c.mu.Lock()
	if c.reason == "" && !c.closed {
		c.reason = why
	}
	c.mu.Unlock()
	_ = c.Close()
}

// why returns the reason for which it was dropped, "" if it was not.
func (c *connection) why() reason {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.reason
}

// idle reports whether a caller is in and has no session.
func (c *connection) idle() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.admitted != nil && c.sessions == 0
}

// who returns who the client is, the zero admission before it has been let in.
func (c *connection) who() admission {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.admitted == nil {
		return admission{}
	}
	return *c.admitted
}

// maxSessions is how many sessions one connection may have at a time, as clients
// that share one connection open them.
const maxSessions = 10

// begin counts a session of the connection. It fails if that has enough: all after
// the first count against the rate of the address, as connections do.
func (c *connection) begin(client *gossh.ServerConn) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.closed:
		return net.ErrClosed
	case c.sessions >= maxSessions:
		return errConnection
	case c.begun > 0 && !c.server.gates.allow(c.address):
		return errRate
	}
	c.begun++
	c.sessions++
	c.unused.Stop()
	if c.probe == nil {
		c.probe = time.AfterFunc(c.server.options.Timeouts.Keepalive, func() { c.ask(client) })
	}
	return nil
}

// finish counts a session no more. A connection without one is not kept for long,
// and not at all once the server stops.
func (c *connection) finish() {
	wait := c.server.options.Timeouts.Unused
	if c.server.stopping() {
		wait = 0
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sessions--; c.sessions == 0 && !c.closed {
		c.unused.Reset(wait)
	}
}

// ask asks the client whether it is there, and drops it if no answer comes within
// three times the interval. Any answer will do.
func (c *connection) ask(client *gossh.ServerConn) {
	interval := c.server.options.Timeouts.Keepalive
	gone := time.AfterFunc(3*interval, func() { c.drop(reasonGone) })
	defer gone.Stop()
	if _, _, err := client.SendRequest("keepalive@openssh.com", true, nil); err != nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.closed {
		c.probe.Reset(interval)
	}
}

// maxRefusals is how many refusals a connection survives.
const maxRefusals = 200

// refuse notes that the client does not get what it asked for. The log names some
// of them, but not without end.
func (c *connection) refuse(what string, attributes ...any) {
	c.server.count(func(n *Counts) { n.Refused++ })
	c.mu.Lock()
	c.refusals++
	n := c.refusals
	c.mu.Unlock()
	if c.server.refusals.Allow() {
		c.server.log.Warn("refused", append([]any{"address", c.RemoteAddr().String(), "caller", c.who().caller, "what", what}, attributes...)...)
	}
	if n == maxRefusals {
		c.drop(reasonRefusals)
	}
}

// A Caller is who a session belongs to.
type Caller struct {
	// Fingerprint names the key that the caller has shown to have, as SHA256:….
	// It is "" for a caller without one.
	Fingerprint string
	// Name is the comment of the key in the server's file, which its operator
	// wrote, or else the user name that the caller gave, on one line and harmless
	// to a terminal. Anybody may give any.
	Name      string
	Address   string // without the port
	Listed    bool   // whether the key is in a file of keys, or a certificate is by one
	Presenter bool   // whether the caller may present
}

// LogValue returns what the log says of a caller.
func (c Caller) LogValue() slog.Value {
	return slog.GroupValue(slog.String("name", c.Name), slog.String("key", c.Fingerprint))
}

const maxTries = 6 // keys that a client may offer

// authentication says how a client is let in.
func (s *Server) authentication(ctx ssh.Context) *gossh.ServerConfig {
	c := connectionOf(ctx)
	config := &gossh.ServerConfig{
		MaxAuthTries: maxTries,
		VerifiedPublicKeyCallback: func(_ gossh.ConnMetadata, key gossh.PublicKey, p *gossh.Permissions, _ string) (*gossh.Permissions, error) {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.key = key
			return p, nil
		},
		AuthLogCallback: func(client gossh.ConnMetadata, _ string, err error) {
			if err == nil {
				c.admit(client)
			}
		},
	}
	strong(config)
	return config
}

// allowKey reports whether a key may come in.
func (s *Server) allowKey(ctx ssh.Context, key ssh.PublicKey) bool {
	c := connectionOf(ctx)
	if c == nil {
		return false
	}
	c.mu.Lock()
	c.user = ctx.User()
	c.mu.Unlock()
	if s.mayEnter(key, c) {
		return true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tried = append(c.tried, gossh.FingerprintSHA256(plainKey(key)))
	return false
}

// mayEnter reports whether a key or certificate may come in.
func (s *Server) mayEnter(key gossh.PublicKey, c *connection) bool {
	if weakness(key) != nil || s.revoked.names(key) {
		return false
	}
	if s.options.Public {
		return true
	}
	_, known := s.grant(key, c)
	return known
}

// grant returns what the files of keys allow a key or certificate.
func (s *Server) grant(key gossh.PublicKey, c *connection) (g grant, known bool) {
	if g, known = s.presenters.find(key, c.claimant(), time.Now()); known {
		return g, true
	}
	return s.authorized.find(key, c.claimant(), time.Now())
}

// claimant returns who the client says that it is.
func (c *connection) claimant() claimant {
	c.mu.Lock()
	defer c.mu.Unlock()
	return claimant{c.user, c.address}
}

// allowAnyone lets in a client without a key. Clients ask for this only after they
// have offered the keys that they have.
func (s *Server) allowAnyone(ssh.Context, gossh.KeyboardInteractiveChallenge) bool { return true }

// admit notes who the client is, once it has been let in.
func (c *connection) admit(client gossh.ConnMetadata) {
	c.mu.Lock()
	key := c.key
	c.mu.Unlock()
	a := &admission{caller: Caller{Address: c.address.String()}, terminal: true}
	if key != nil {
		a.caller.Fingerprint = gossh.FingerprintSHA256(plainKey(key))
		if g, known := c.server.grant(key, c); known {
			a.caller.Name, a.caller.Listed, a.terminal = g.name, true, g.terminal
		}
		_, a.caller.Presenter = c.server.presenters.find(key, c.claimant(), time.Now())
	}
	if a.caller.Name == "" {
		a.caller.Name = shortened(text.SanitizeLine(client.User()))
	}
	c.mu.Lock()
	c.admitted = a
	c.unused = time.AfterFunc(c.server.options.Timeouts.Unused, func() { c.drop(reasonUnused) })
	c.mu.Unlock()
	c.server.gates.admitted()
	c.server.count(func(n *Counts) { n.LetIn++ })
	c.server.log.Info("let in", "address", c.RemoteAddr().String(), "caller", a.caller,
		"presenter", a.caller.Presenter, "client", shortened(text.SanitizeLine(string(client.ClientVersion()))))
}

// shortened keeps a name that somebody gave at a length that fits on a line.
func shortened(name string) string {
	const most = 64 // characters
	n := 0
	for i := range name {
		if n == most {
			return name[:i] + "…"
		}
		n++
	}
	return name
}
