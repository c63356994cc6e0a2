//go:build linux

package serve_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/crypto/ssh"

	"triptych/ui/cli"
	"triptych/ui/internal/terminal"
	"triptych/ui/serve"
)

// child is set in the environment of a test binary that is the program itself.
const child = "TRIPTYCH_SERVES"

func TestMain(m *testing.M) {
	if os.Getenv(child) != "" {
		os.Exit(cli.Main(context.Background(), cli.Current()))
	}
	m.Run()
}

// BenchmarkLoad holds real sessions over loopback on a server in a process of its
// own. In each round, of half a second, every session presses one key. It reports
// how long it takes from a key to the last byte of its frame, what a session takes
// of memory at rest and after scrolling, and what is left when all connections are
// reset at once.
//
//	go test -run ^$ -bench Load/300 -benchtime 20s ./ui/serve
func BenchmarkLoad(b *testing.B) {
	for _, sessions := range []int{100, 300, 500, 1000} {
		b.Run(fmt.Sprint(sessions), func(b *testing.B) { load(b, sessions) })
	}
}

func load(b *testing.B, sessions int) {
	s := startServer(b)
	s.open(0).conn.Close() // so that the story is analysed, and what is kept for reuse is there
	empty := s.settled(0)
	clients := s.openAll(sessions)
	rest := s.settled(sessions)
	for _, c := range clients {
		c.bytes.Store(0)
	}
	keys := 0
	for b.Loop() {
		var all sync.WaitGroup
		key := "jjjjjjjjjjkkkkkkkkkk"[keys%20:][:1]
		for _, c := range clients {
			all.Go(func() { c.press(key) })
		}
		all.Wait()
		keys++
	}
	after := s.settled(sessions)
	var delays []time.Duration
	sent := 0
	for _, c := range clients {
		delays = append(delays, c.delays...)
		sent += int(c.bytes.Load())
		_ = c.conn.SetLinger(0)
		_ = c.conn.Close()
	}
	left := s.settled(0)
	slices.Sort(delays)
	if len(delays) < keys*sessions*9/10 {
		b.Fatalf("%d of %d keys drew a frame", len(delays), keys*sessions)
	}
	at := func(share float64) float64 {
		return float64(delays[int(share*float64(len(delays)-1))].Microseconds()) / 1000
	}
	each := func(u usage) float64 { return float64(u.kilobytes-empty.kilobytes) / float64(sessions) }
	b.ReportMetric(0, "ns/op") // a round takes as long as it is told to
	b.ReportMetric(at(0.5), "ms-p50")
	b.ReportMetric(at(0.99), "ms-p99")
	b.ReportMetric(float64(sent)/float64(len(delays)), "B/key")
	b.ReportMetric(each(rest), "KB/session-at-rest")
	b.ReportMetric(each(after), "KB/session")
	b.ReportMetric(float64(left.Goroutines-empty.Goroutines), "goroutines-left")
	b.ReportMetric(float64(left.files-empty.files), "files-left")
}

// A server is the program in a process of its own.
type server struct {
	b                *testing.B
	process          *os.Process
	address, figures string
	key              ssh.Signer
}

func startServer(b *testing.B) *server {
	b.Helper()
	s := &server{b: b, figures: freeAddress(b)}
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		b.Fatal(err)
	}
	if s.key, err = ssh.NewSignerFromKey(private); err != nil {
		b.Fatal(err)
	}
	home := b.TempDir()
	keys := filepath.Join(home, "keys")
	if err := os.WriteFile(keys, ssh.MarshalAuthorizedKey(s.key.PublicKey()), 0o600); err != nil {
		b.Fatal(err)
	}
	command := exec.Command(os.Args[0], "serve", "--listen", "127.0.0.1:0", "--metrics", s.figures, "--authorized-keys", keys, "--library", home)
	command.Env = terminal.Environment(child+"=1", "HOME="+home)
	log, err := command.StderrPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := command.Start(); err != nil {
		b.Fatal(err)
	}
	s.process = command.Process
	b.Cleanup(func() { _ = s.process.Kill(); _ = command.Wait() })
	for lines := bufio.NewScanner(log); s.address == ""; {
		if !lines.Scan() {
			b.Fatal("the server has ended")
		}
		if m := regexp.MustCompile(`msg=listening address=(\S+)`).FindStringSubmatch(lines.Text()); m != nil {
			s.address = m[1]
		}
	}
	go func() { _, _ = io.Copy(io.Discard, log) }()
	return s
}

// freeAddress returns an address at which nothing listens.
func freeAddress(b *testing.B) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// A usage is what the server holds.
type usage struct {
	serve.Counts
	kilobytes int // resident memory
	files     int
}

// settled returns what the server holds once it has so many sessions, and neither
// goroutines nor files become fewer.
func (s *server) settled(sessions int) usage {
	s.b.Helper()
	var last usage
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Second) {
		u := s.usage()
		if u.Sessions == sessions && u.Connections == sessions && u.Goroutines == last.Goroutines && u.files == last.files {
			return u
		}
		last = u
	}
	s.b.Fatalf("there are %d sessions and %d connections, want %d", last.Sessions, last.Connections, sessions)
	return last
}

func (s *server) usage() (u usage) {
	s.b.Helper()
	answer, err := http.Get("http://" + s.figures)
	if err != nil {
		s.b.Fatal(err)
	}
	defer answer.Body.Close()
	if err := json.NewDecoder(answer.Body).Decode(&u.Counts); err != nil {
		s.b.Fatal(err)
	}
	proc := fmt.Sprintf("/proc/%d/", s.process.Pid)
	status, _ := os.ReadFile(proc + "status")
	if m := regexp.MustCompile(`VmRSS:\s+(\d+) kB`).FindSubmatch(status); m != nil {
		u.kilobytes, _ = strconv.Atoi(string(m[1]))
	}
	files, _ := os.ReadDir(proc + "fd")
	u.files = len(files)
	return u
}

// A client is one session with a terminal that knows synchronized output, which
// marks where each frame ends.
type client struct {
	conn   *net.TCPConn
	keys   io.Writer
	frames chan time.Time // when each frame ended
	delays []time.Duration
	bytes  atomic.Int64
}

// openAll opens sessions, a few at a time.
func (s *server) openAll(n int) []*client {
	clients := make([]*client, n)
	numbers := make(chan int)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i := range numbers {
				clients[i] = s.open(i)
			}
		})
	}
	for i := range clients {
		numbers <- i
	}
	close(numbers)
	all.Wait()
	return clients
}

// open opens the session of that number and waits for its first frame. Fifty come
// from one address, as the server's limits have it.
func (s *server) open(number int) *client {
	c := &client{frames: make(chan time.Time, 1000)}
	must := func(err error) {
		if err != nil {
			panic(fmt.Sprintf("session %d: %v", number, err))
		}
	}
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 1, byte(1+number/50))}}
	raw, err := dialer.Dial("tcp", s.address)
	must(err)
	c.conn = raw.(*net.TCPConn)
	conn, channels, requests, err := ssh.NewClientConn(raw, s.address, &ssh.ClientConfig{
		User: "load", Auth: []ssh.AuthMethod{ssh.PublicKeys(s.key)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	})
	must(err)
	session, err := ssh.NewClient(conn, channels, requests).NewSession()
	must(err)
	out, err := session.StdoutPipe()
	must(err)
	c.keys, err = session.StdinPipe()
	must(err)
	must(session.Setenv("COLORTERM", "truecolor"))
	must(session.RequestPty("xterm-256color", 40, 120, nil))
	must(session.Start("beatles-letter"))
	drawn := make(chan struct{})
	go c.read(out, drawn)
	<-drawn
	_, err = io.WriteString(c.keys, "\x1b[?2026;2$y") // the answer to a question at the start
	must(err)
	return c
}

// read notes where frames end, and closes drawn with the first bytes of a screen.
func (c *client) read(out io.Reader, drawn chan<- struct{}) {
	buffer, tail := make([]byte, 16<<10), 0
	for {
		n, err := out.Read(buffer[tail:])
		seen := buffer[:tail+n]
		if drawn != nil && bytes.Contains(seen, []byte(ansi.SetModeAltScreenSaveCursor)) {
			close(drawn)
			drawn = nil
		}
		if bytes.Contains(seen, []byte(ansi.ResetModeSynchronizedOutput)) {
			select {
			case c.frames <- time.Now():
			default:
			}
		}
		c.bytes.Add(int64(n))
		tail = copy(buffer, seen[max(0, len(seen)-len(ansi.ResetModeSynchronizedOutput)+1):])
		if err != nil {
			return
		}
	}
}

// press sends one key at some moment of half a second, and waits for the end of
// its frame, or a second if it draws none.
func (c *client) press(key string) {
	round := time.After(500 * time.Millisecond)
	time.Sleep(rand.N(500 * time.Millisecond))
	for len(c.frames) > 0 { // of a glide
		<-c.frames
	}
	sent := time.Now()
	_, _ = io.WriteString(c.keys, key)
	select {
	case ended := <-c.frames:
		c.delays = append(c.delays, ended.Sub(sent))
	case <-time.After(time.Second):
	}
	<-round
}
