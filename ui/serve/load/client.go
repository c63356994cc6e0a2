package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	gossh "golang.org/x/crypto/ssh"
)

const (
	patience = 30 * time.Second // for a first frame
	quiet    = time.Second      // without a frame for so long, a key draws none

	frameEnd = ansi.ResetModeSynchronizedOutput
)

// A client is one session with a terminal.
type client struct {
	client  *gossh.Client
	session *gossh.Session
	keys    io.Writer
	screen  *vt.Emulator // of a sample; nil of the others

	drawn  chan struct{} // closed once the alternate screen was asked for
	frames chan frame    // every frame, as it ends

	mu    sync.Mutex
	bytes int    // since the last frame's end
	tail  []byte // in which the end of a frame may have begun
	asked bool   // the question after synchronized output was answered
	err   error

	altScreen bool

	all     int // frames
	total   int // bytes
	answers []answer
	silent  int // keys that drew nothing
}

// A frame is what was drawn at once.
type frame struct {
	at    time.Time // its last byte
	bytes int
}

// An answer is what one key led to.
type answer struct {
	delay time.Duration // to the last byte of the first frame
	bytes int           // of that
}

// connect opens the session of that number, from an address and with a key of
// its own.
func (s *server) connect(p *plan, number int) (*client, error) {
	c, _, err := s.dial(number)
	if err != nil {
		return nil, err
	}
	session, err := c.NewSession()
	if err != nil {
		return nil, err
	}
	out, err := session.StdoutPipe()
	if err != nil {
		return nil, err
	}
	keys, err := session.StdinPipe()
	if err != nil {
		return nil, err
	}
	one := &client{client: c, session: session, keys: keys, frames: make(chan frame, 1024), drawn: make(chan struct{})}
	if number < p.sample {
		one.screen = vt.NewEmulator(p.width, p.height)
		go func() { _, _ = io.Copy(io.Discard, one.screen) }() // it answers what asks
	}
	_ = session.Setenv("COLORTERM", "truecolor")
	if err := session.RequestPty("xterm-256color", p.height, p.width, nil); err != nil {
		return nil, err
	}
	if err := start(session, p.story); err != nil {
		return nil, err
	}
	go one.read(out)
	return one, nil
}

// start begins what the words ask for, none for a shell.
func start(session *gossh.Session, words string) error {
	if words == "" {
		return session.Shell()
	}
	return session.Start(words)
}

// dial connects from an address of the loopback network, so that no address and
// no key has more sessions than the server gives it. It gives the connection
// beneath as well.
func (s *server) dial(number int) (*gossh.Client, *net.TCPConn, error) {
	address := net.IPv4(127, 0, byte(1+number/50/250), byte(1+number/50%250))
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: address}, Timeout: patience}
	raw, err := dialer.Dial("tcp", s.address)
	if err != nil {
		return nil, nil, err
	}
	config := &gossh.ClientConfig{
		User: "load", HostKeyCallback: gossh.InsecureIgnoreHostKey(),
		Auth: []gossh.AuthMethod{gossh.PublicKeys(s.keys[number/10%len(s.keys)])},
	}
	conn, channels, requests, err := gossh.NewClientConn(raw, s.address, config)
	if err != nil {
		raw.Close()
		return nil, nil, fmt.Errorf("session %d: %w", number, err)
	}
	return gossh.NewClient(conn, channels, requests), raw.(*net.TCPConn), nil
}

// read takes what the server draws.
func (c *client) read(out io.Reader) {
	buffer := make([]byte, 16<<10)
	for {
		n, err := out.Read(buffer)
		if n > 0 {
			c.take(buffer[:n])
		}
		if err != nil {
			c.mu.Lock()
			c.err = err
			c.mu.Unlock()
			close(c.frames)
			return
		}
	}
}

// take notes where frames end, answers the question after synchronized output,
// and draws where the screen is kept.
func (c *client) take(data []byte) {
	now := time.Now()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.screen != nil {
		_, _ = c.screen.Write(data)
	}
	c.total += len(data)
	seen := append(c.tail, data...)
	if !c.asked && bytes.Contains(seen, []byte(ansi.RequestModeSynchronizedOutput)) {
		c.asked = true
		go func() { _, _ = io.WriteString(c.keys, "\x1b[?2026;2$y") }()
	}
	if !c.altScreen && bytes.Contains(seen, []byte(ansi.SetModeAltScreenSaveCursor)) {
		c.altScreen = true
		close(c.drawn)
	}
	at := len(c.tail) // what is before was counted
	from := 0
	for {
		i := bytes.Index(seen[from:], []byte(frameEnd))
		if i < 0 {
			break
		}
		end := from + i + len(frameEnd)
		c.bytes += end - at
		at, from = end, end
		c.all++
		select {
		case c.frames <- frame{now, c.bytes}:
		default:
		}
		c.bytes = 0
	}
	c.bytes += len(seen) - at
	keep := max(from, len(seen)-len(frameEnd)+1, 0)
	c.tail = append(c.tail[:0], seen[keep:]...)
}

// wait waits until the program draws.
func (c *client) wait() error {
	select {
	case <-c.drawn:
		return nil
	case <-time.After(patience):
		return errors.New("no frame came")
	}
}

// press sends one key and waits for the first frame that ends after it.
func (c *client) press(key string) error {
	for len(c.frames) > 0 { // of a glide that goes on
		<-c.frames
	}
	c.mu.Lock()
	c.bytes = 0 // of a first frame, which nothing marks the end of
	c.mu.Unlock()
	sent := time.Now()
	if _, err := io.WriteString(c.keys, key); err != nil {
		return err
	}
	select {
	case f, ok := <-c.frames:
		if !ok {
			return fmt.Errorf("the session ended: %w", c.err)
		}
		c.answers = append(c.answers, answer{f.at.Sub(sent), f.bytes})
	case <-time.After(quiet):
		c.silent++
	}
	return nil
}

// scroll lets every session press keys, each at its own moments.
func (p *plan) scroll(clients []*client) {
	var all sync.WaitGroup
	pause := time.Duration(float64(time.Second) / p.rate)
	end := time.Now().Add(p.duration)
	for _, c := range clients {
		all.Go(func() {
			next := time.Now().Add(time.Duration(rand.Int64N(int64(pause))))
			for i := 0; next.Before(end); i++ {
				time.Sleep(time.Until(next))
				next = next.Add(pause)
				if err := c.press(p.keys[i%len(p.keys):][:1]); err != nil {
					fmt.Println("a session is lost:", err)
					return
				}
			}
		})
	}
	all.Wait()
}

// text gives the screen, a line a row.
func (c *client) text() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	rows := make([]string, c.screen.Height())
	for y := range rows {
		var row strings.Builder
		for x := range c.screen.Width() {
			if cell := c.screen.CellAt(x, y); cell != nil {
				row.WriteString(cell.Content)
			}
		}
		rows[y] = strings.TrimRight(row.String(), " ")
	}
	return strings.Join(rows, "\n")
}
