package serve

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// A knock is a connection that speaks no SSH, or not for long.
type knock struct{ net.Conn }

// knock connects and sends bytes.
func (b *box) knock(t testing.TB, data string) knock {
	t.Helper()
	c, err := net.Dial("tcp", b.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if _, err := io.WriteString(c, data); err != nil {
		t.Fatal(err)
	}
	return knock{c}
}

// readAll reads until the server closes the connection.
func (k knock) readAll() { _, _ = io.Copy(io.Discard, k) }

// mute returns a client with a screen that answers no question of the server.
func (b *box) mute(t testing.TB) *gossh.Client {
	t.Helper()
	raw, err := net.Dial("tcp", b.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { raw.Close() })
	conn, channels, requests, err := gossh.NewClientConn(raw, b.address, &gossh.ClientConfig{
		User: "ada", Auth: []gossh.AuthMethod{gossh.PublicKeys(b.key)}, HostKeyCallback: gossh.InsecureIgnoreHostKey(),
	})
	if err != nil {
		t.Fatal(err)
	}
	unread := make(chan *gossh.Request)
	close(unread)
	go func() {
		for range requests { // and no reply
		}
	}()
	client := gossh.NewClient(conn, channels, unread)
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := session.RequestPty("xterm", 20, 60, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := session.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		t.Fatal(err)
	}
	return client
}

// rudeWays are ways to leave a server in. None waits for anything.
func rudeWays() map[string]func(t testing.TB, b *box, r *rand.Rand) {
	shell := func(t testing.TB, b *box, width, height int) (*gossh.Client, *gossh.Session, io.Writer) {
		client, err := dial(b.address, b.key)
		if err != nil {
			t.Error(err)
			return nil, nil, nil
		}
		session, err := client.NewSession()
		if err != nil {
			t.Error(err)
			return client, nil, nil
		}
		keys, _ := session.StdinPipe()
		_ = session.RequestPty("xterm-256color", height, width, nil)
		_ = session.Shell()
		return client, session, keys
	}
	return map[string]func(t testing.TB, b *box, r *rand.Rand){
		"knock and go": func(t testing.TB, b *box, r *rand.Rand) {
			c, err := net.Dial("tcp", b.address)
			if err == nil {
				_, _ = c.Write([]byte("GET / HTTP/1.1\r\n\r\n")[:r.IntN(18)])
				c.Close()
			}
		},
		"closed in the middle of a frame": func(t testing.TB, b *box, r *rand.Rand) {
			client, session, keys := shell(t, b, 120, 40)
			if session != nil {
				_, _ = keys.Write([]byte("xyz"))
				time.Sleep(time.Duration(r.IntN(40)) * time.Millisecond)
				client.Close()
			}
		},
		"reset": func(t testing.TB, b *box, r *rand.Rand) {
			raw, err := net.Dial("tcp", b.address)
			if err != nil {
				return
			}
			_ = raw.(*net.TCPConn).SetLinger(0)
			conn, channels, requests, err := gossh.NewClientConn(raw, b.address, &gossh.ClientConfig{
				User: "ada", Auth: []gossh.AuthMethod{gossh.PublicKeys(b.key)}, HostKeyCallback: gossh.InsecureIgnoreHostKey(),
			})
			if err == nil {
				if session, err := gossh.NewClient(conn, channels, requests).NewSession(); err == nil {
					_ = session.RequestPty("xterm", 40, 120, nil)
					_ = session.Shell()
				}
			}
			raw.Close()
		},
		"keys after the end": func(t testing.TB, b *box, r *rand.Rand) {
			client, session, keys := shell(t, b, 80, 24)
			if session != nil {
				_, _ = keys.Write([]byte("q" + strings.Repeat("j", 5000) + "\x1b["))
				client.Close()
			}
		},
		"garbage": func(t testing.TB, b *box, r *rand.Rand) {
			client, session, keys := shell(t, b, 80, 24)
			if session != nil {
				garbage := make([]byte, 4000)
				for i := range garbage {
					garbage[i] = byte(r.Uint32())
				}
				_, _ = keys.Write(garbage)
				time.Sleep(time.Duration(r.IntN(20)) * time.Millisecond)
				client.Close()
			}
		},
		"sizes": func(t testing.TB, b *box, r *rand.Rand) {
			client, session, _ := shell(t, b, 1, 1)
			if session != nil {
				for range 300 {
					_ = session.WindowChange(1+r.IntN(1000), 1+r.IntN(1000))
				}
				client.Close()
			}
		},
		"a screen of 1000x1000": func(t testing.TB, b *box, r *rand.Rand) {
			client, session, _ := shell(t, b, 1000, 1000)
			if session != nil {
				time.Sleep(time.Duration(r.IntN(50)) * time.Millisecond)
				client.Close()
			}
		},
		"a channel that stays open": func(t testing.TB, b *box, r *rand.Rand) {
			client, session, keys := shell(t, b, 80, 24)
			if session != nil {
				_, _ = keys.Write([]byte("q"))
				time.Sleep(10 * time.Millisecond)
				client.Close()
			}
		},
		"a panic": func(t testing.TB, b *box, r *rand.Rand) {
			client, session, keys := shell(t, b, 80, 24)
			if session != nil {
				_, _ = keys.Write([]byte("!"))
				client.Close()
			}
		},
		"only a session": func(t testing.TB, b *box, r *rand.Rand) {
			if client, err := dial(b.address, b.key); err == nil {
				_, _ = client.NewSession()
				client.Close()
			}
		},
	}
}

// TestRudeCallersLeaveNothing opens and drops sessions in every rude way and
// looks at what is left.
func TestRudeCallersLeaveNothing(t *testing.T) {
	b := start(t, func(o *Options) {
		o.Limits = Limits{Sessions: 1000, Rate: 1e6, PerAddress: 1000, Handshakes: 1000}
		o.Timeouts.Write = 2 * time.Second
	})
	calm := open(t, b.dial(t), view{term: "xterm", size: Size{60, 20}}, "")
	calm.shows(t, "size 60x20")
	before, files := runtime.NumGoroutine(), openFiles()
	rounds := 4
	if testing.Short() {
		rounds = 1
	}
	var all sync.WaitGroup
	for name, way := range rudeWays() {
		all.Go(func() {
			for i := range rounds {
				way(t, b, rand.New(rand.NewPCG(uint64(i), uint64(len(name)))))
			}
		})
	}
	all.Wait()
	calm.types(t, "x")
	calm.shows(t, "keys x")
	eventually(t, func() bool {
		return b.Counts().Sessions == 1 && b.Counts().Connections == 1 && runtime.NumGoroutine() <= before
	},
		func() string {
			var stacks bytes.Buffer
			buffer := make([]byte, 1<<20)
			stacks.Write(buffer[:runtime.Stack(buffer, true)])
			return fmt.Sprintf("%+v remain, %d goroutines were:\n%s", b.Counts(), before, stacks.String())
		})
	if n := openFiles(); n > files {
		t.Errorf("%d files are open, %d were", n, files)
	}
}

// openFiles counts the files that the process has open; 0 if the system does
// not say.
func openFiles() int {
	list, _ := os.ReadDir("/proc/self/fd")
	return len(list)
}
