package serve

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// TestTwoTerminalsAtOnce: each has its own size, colours and background.
func TestTwoTerminalsAtOnce(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	var both sync.WaitGroup
	for i, v := range []struct {
		view
		profile, dark string
	}{
		{view{"xterm-256color", Size{120, 40}, []string{"COLORTERM=truecolor"}, true}, "TrueColor", "true"},
		{view{"xterm-256color", Size{80, 24}, nil, false}, "ANSI256", ""},
		{view{"xterm", Size{33, 9}, []string{"NO_COLOR=please"}, false}, "Ascii", ""},
		{view{"xterm-256color", Size{82, 24}, []string{"TERM=dumb", "TMUX=/tmp/x", "CLICOLOR_FORCE=1"}, false}, "ANSI256", ""},
	} {
		both.Go(func() {
			s := open(t, b.dial(t), v.view, "")
			s.shows(t, "profile "+v.profile)
			s.shows(t, "dark="+v.dark)
			for n := range 20 {
				s.types(t, string(rune('a'+i)))
				s.shows(t, "keys "+strings.Repeat(string(rune('a'+i)), n+1))
			}
			s.shows(t, fmt.Sprintf("size %dx%d", v.size.Width, v.size.Height))
			if rows := strings.Split(strings.TrimRight(s.text(), "\n"), "\n"); len(rows) != v.size.Height || rows[len(rows)-1] != "the end" {
				t.Errorf("%d rows of %d:\n%s", len(rows), v.size.Height, s.text())
			}
		})
	}
	both.Wait()
}

// TestTerminalsThatOnlyPrint: a terminal that says so, or whose name is none, gets what
// is printed, each line from the left on.
func TestTerminalsThatOnlyPrint(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	for _, term := range []string{"dumb", "", "evil\x1b[31m"} {
		session, err := b.dial(t).NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if err := session.RequestPty(term, 24, 80, nil); err != nil {
			t.Fatal(err)
		}
		out, err := session.Output("story")
		if want := "the story in print\r\n"; string(out) != want || err != nil {
			t.Errorf("%q: %q, %v, want %q", term, out, err, want)
		}
	}
}

// TestResizeStorm: the last size is drawn, whatever came before, even before
// there is a program.
func TestResizeStorm(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	client := b.dial(t)
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := session.RequestPty("xterm", 10, 10, nil); err != nil {
		t.Fatal(err)
	}
	session.Close()
	for _, size := range []Size{{1000, 1000}, {1, 1}, {100, 30}} {
		s := open(t, client, view{term: "xterm-256color", size: size}, "")
		var storm sync.WaitGroup
		storm.Go(func() {
			for i := range 3000 {
				_ = s.WindowChange(1+i*7919%1100, 1+i*104729%1100)
			}
			_ = s.WindowChange(0, 0) // is no size
			s.resizes(t, Size{70, 20})
		})
		storm.Go(func() {
			for range 20 {
				s.types(t, "k")
			}
		})
		storm.Wait()
		s.shows(t, "size 70x20")
		s.shows(t, "keys "+strings.Repeat("k", 20))
		s.types(t, "q")
		s.leaves(t)
	}
}

// TestHugeWindow: what is too large is cut, and a size that is typed is none.
func TestHugeWindow(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	s := open(t, b.dial(t), view{term: "xterm", size: Size{100_000, 100_000}}, "")
	s.shows(t, "size 500x100")
	s.resizes(t, Size{200, 300})
	s.shows(t, "size 200x200")
	s.types(t, "\x1b[8;50;900t\x1b[48;50;900;1;1tx")
	s.shows(t, "keys x")
	s.shows(t, "size 200x200")
}

// TestPanics: they end their session and nothing else, and say nothing of what
// they were.
func TestPanics(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	client := b.dial(t)
	other := open(t, client, view{term: "xterm", size: Size{60, 20}}, "")
	other.shows(t, "size 60x20")
	for _, key := range []string{"!", "@", "#", "$"} {
		s := open(t, client, view{term: "xterm", size: Size{60, 20}}, "")
		s.shows(t, "size 60x20")
		s.types(t, key)
		if code := s.leaves(t); code != 1 || !strings.HasPrefix(s.text(), "triptych: the program failed\n") || s.vt.IsAltScreen() {
			t.Errorf("%s: %d, %q", key, code, s.text())
		}
		other.types(t, "x")
		other.shows(t, "keys x")
	}
	for _, where := range []string{"in Update", "in a command", "in a list of commands", "in View"} {
		b.log.wait(t, fmt.Sprintf("why=%q", where))
	}
}

func TestSuspendDoesNotStopTheServer(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	s := open(t, b.dial(t), view{term: "xterm", size: Size{60, 20}}, "")
	s.types(t, "zx")
	s.shows(t, "keys x")
}

// TestPaste: text comes whole, and not without end.
func TestPaste(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	s := open(t, b.dial(t), view{term: "xterm", size: Size{60, 20}}, "")
	s.types(t, "\x1b[200~"+strings.Repeat("q\n", 5000)+"\x1b"+"\x1b[201~"+"x")
	s.shows(t, "pasted 10001")
	s.shows(t, "keys x")
	go func() { _, _ = fmt.Fprint(s.keys, "\x1b[200~"+strings.Repeat("q", 1<<20)) }()
	s.shows(t, "triptych: too much was pasted at once")
	s.leaves(t)
}

// TestKeysBeforeTheEnd: what was typed before the client closed its side still
// counts.
func TestKeysBeforeTheEnd(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	s := open(t, b.dial(t), view{term: "xterm", size: Size{60, 20}}, "")
	s.types(t, "abc\x1b")
	if err := s.keys.Close(); err != nil {
		t.Fatal(err)
	}
	if code := s.leaves(t); code != 0 {
		t.Error(code)
	}
	b.log.wait(t, `why="the client closed it"`)
}

// TestSessionsOnOneConnection: as clients that share a connection have them.
func TestSessionsOnOneConnection(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	client := b.dial(t)
	var list []*screen
	for range maxSessions {
		list = append(list, open(t, client, view{term: "xterm", size: Size{40, 10}}, ""))
	}
	if _, err := client.NewSession(); err == nil || !strings.Contains(err.Error(), "too many sessions on one connection") {
		t.Error(err)
	}
	list[3].types(t, "q")
	list[3].leaves(t)
	eventually(t, func() bool { return b.Counts().Sessions == maxSessions-1 }, func() string { return fmt.Sprint(b.Counts()) })
	for i, s := range list {
		if i != 3 {
			s.types(t, "x")
			s.shows(t, "keys x")
		}
	}
}

func TestLimitsOnConnections(t *testing.T) {
	t.Parallel()
	b := start(t, func(o *Options) { o.Limits.PerAddress = 2 })
	for range 2 {
		open(t, b.dial(t), view{term: "xterm", size: Size{40, 10}}, "").shows(t, "size 40x10")
	}
	if _, err := b.dial(t).NewSession(); err == nil || !strings.Contains(err.Error(), "too many sessions from this address: try again later") {
		t.Error(err)
	}
	b = start(t, func(o *Options) { o.Limits.Rate = 2 })
	b.dial(t)
	b.dial(t)
	if _, err := dial(b.address, b.key); err == nil || !strings.Contains(err.Error(), "too many connections from this address in a short time, try again in a minute") {
		t.Errorf("three connections where two are given: %v", err)
	}
	b.log.wait(t, "too many connections from this address")
}

// TestSilenceLocksNobodyOut: however many connections of an address say nothing,
// another one of it comes in, and they end after a while.
func TestSilenceLocksNobodyOut(t *testing.T) {
	t.Parallel()
	b := start(t, func(o *Options) { o.Limits.Handshakes, o.Limits.Rate = 20, 5 })
	var silent []net.Conn
	for range 100 {
		c, err := net.Dial("tcp", b.address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := c.Read(make([]byte, 1)); err != nil { // the server's version: it has taken this one before the next
			t.Fatal(err)
		}
		silent = append(silent, c)
	}
	open(t, b.dial(t), view{term: "xterm", size: Size{40, 10}}, "").shows(t, "size 40x10")
	for _, c := range silent[:50] { // of which many have given way
		if _, err := io.Copy(io.Discard, c); err != nil && !errors.Is(err, syscall.ECONNRESET) {
			t.Error(err)
		}
	}
	b.log.wait(t, "the client said nothing")
}

// TestARefusedClientIsToldWhy, where there are too many on their way in.
func TestARefusedClientIsToldWhy(t *testing.T) {
	t.Parallel()
	b := start(t, func(o *Options) { o.Limits.Handshakes = 1 })
	c, err := net.Dial("tcp", b.address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "SSH-2.0-slow\r\n"); err != nil {
		t.Fatal(err)
	}
	answers := bufio.NewReader(c)
	if _, err := answers.ReadString('\n'); err != nil { // the server's version
		t.Fatal(err)
	}
	if _, err := answers.ReadByte(); err != nil { // what it answers to the client's
		t.Fatal(err)
	}
	if _, err = dial(b.address, b.key); !strings.Contains(fmt.Sprint(err), "too many connections on their way in, try again in a minute") {
		t.Errorf("it is told %v", err)
	}
}

// TestTimeouts: everything that does nothing ends.
func TestTimeouts(t *testing.T) {
	t.Parallel()
	short := 150 * time.Millisecond
	for _, c := range []struct {
		name   string
		limits func(*Timeouts)
		do     func(t *testing.T, b *box)
	}{
		{"a connection without a session", func(o *Timeouts) { o.Unused = short }, func(t *testing.T, b *box) {
			_ = b.dial(t).Wait()
		}},
		{"a session that asks for nothing", func(o *Timeouts) { o.Unused = short }, func(t *testing.T, b *box) {
			client := b.dial(t)
			if _, err := client.NewSession(); err != nil {
				t.Fatal(err)
			}
			_ = client.Wait()
		}},
		{"a screen on which nothing is pressed", func(o *Timeouts) { o.Idle = 4 * short }, func(t *testing.T, b *box) {
			s := open(t, b.dial(t), view{term: "xterm", size: Size{99, 20}}, "")
			s.shows(t, "notice nothing was pressed for 450ms: this session ends in 150ms")
			s.shows(t, "triptych: nothing was pressed for too long")
			s.leaves(t)
		}},
		{"a long session", func(o *Timeouts) { o.Longest = short }, func(t *testing.T, b *box) {
			s := open(t, b.dial(t), view{term: "xterm", size: Size{60, 20}}, "")
			s.shows(t, "triptych: the longest time for a session has passed")
			s.leaves(t)
		}},
		{"a long command", func(o *Timeouts) { o.Longest = short }, func(t *testing.T, b *box) {
			session, err := b.dial(t).NewSession()
			if err != nil {
				t.Fatal(err)
			}
			_ = session.Run("wait")
		}},
		{"a handshake that does not go on", func(o *Timeouts) { o.Handshake = short }, func(t *testing.T, b *box) {
			b.knock(t, "SSH-2.0-slow\r\n").readAll()
			b.log.wait(t, "it was not let in")
		}},
		{"a client that gives no answer", func(o *Timeouts) { o.Keepalive = short / 3 }, func(t *testing.T, b *box) {
			client := b.mute(t)
			_ = client.Wait()
			b.log.wait(t, "why=\"the client gave no answer\"")
		}},
		{"a client that does not read", func(o *Timeouts) { o.Write = short }, func(t *testing.T, b *box) {
			session, err := b.dial(t).NewSession()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := session.StdoutPipe(); err != nil { // and nobody reads there
				t.Fatal(err)
			}
			if err := session.Start("flood"); err != nil {
				t.Fatal(err)
			}
			_ = session.Wait()
			b.log.wait(t, "why=\"the client took no bytes\"")
		}},
		{"a client that does not even take what the network brings", func(o *Timeouts) { o.Write = short }, func(t *testing.T, b *box) {
			raw, err := net.Dial("tcp", b.address)
			if err != nil {
				t.Fatal(err)
			}
			stuck := &stuckConn{Conn: raw, end: make(chan struct{})}
			t.Cleanup(func() { close(stuck.end); raw.Close() })
			conn, channels, requests, err := gossh.NewClientConn(stuck, b.address, &gossh.ClientConfig{
				User: "ada", Auth: []gossh.AuthMethod{gossh.PublicKeys(b.key)}, HostKeyCallback: gossh.InsecureIgnoreHostKey(),
			})
			if err != nil {
				t.Fatal(err)
			}
			session, err := gossh.NewClient(conn, channels, requests).NewSession()
			if err != nil {
				t.Fatal(err)
			}
			session.Stdout = io.Discard // so that the window stays open
			if err := session.Start("flood"); err != nil {
				t.Fatal(err)
			}
			stuck.stop.Store(true)
			b.log.wait(t, "why=\"the client took no bytes\"")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := start(t, func(o *Options) {
				o.Timeouts.Unused = time.Second
				c.limits(&o.Timeouts)
			})
			began := time.Now()
			c.do(t, b)
			if took := time.Since(began); took > patience {
				t.Error(took)
			}
			eventually(t, func() bool { n := b.Counts(); return n.Sessions+n.Connections == 0 }, func() string {
				return fmt.Sprint(b.Counts(), b.log)
			})
		})
	}
}

// TestSlowReaderSlowsNobody: while one client takes nothing, others are answered.
func TestSlowReaderSlowsNobody(t *testing.T) {
	t.Parallel()
	b := start(t, nil)
	for range 3 {
		session, err := b.dial(t).NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := session.StdoutPipe(); err != nil {
			t.Fatal(err)
		}
		if err := session.RequestPty("xterm", 50, 200, nil); err != nil {
			t.Fatal(err)
		}
		keys, err := session.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := session.Shell(); err != nil {
			t.Fatal(err)
		}
		go func() { // every key draws 10 KB
			for {
				if _, err := keys.Write([]byte("k")); err != nil {
					return
				}
				time.Sleep(time.Millisecond)
			}
		}()
	}
	s := open(t, b.dial(t), view{term: "xterm", size: Size{60, 20}}, "")
	s.shows(t, "size 60x20")
	slowest := time.Duration(0)
	for i := range 20 {
		began := time.Now()
		s.types(t, "x")
		s.shows(t, "keys "+strings.Repeat("x", i+1))
		slowest = max(slowest, time.Since(began))
	}
	if slowest > 5*time.Second {
		t.Errorf("a key took %v", slowest)
	}
}

// A stuckConn is a connection of which nothing is read once it is stopped.
type stuckConn struct {
	net.Conn
	stop atomic.Bool
	end  chan struct{}
}

func (c *stuckConn) Read(p []byte) (int, error) {
	if c.stop.Load() {
		<-c.end
	}
	return c.Conn.Read(p)
}
