package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// atOnce is how many rude callers there are at a time.
const atOnce = 40

// beRude opens and drops sessions in every rude way, while one calm session
// scrolls, and reports what is left.
func (p *plan) beRude(s *server) error {
	calm, err := s.connect(p, 0)
	if err != nil {
		return err
	}
	if err := calm.wait(); err != nil {
		return err
	}
	time.Sleep(p.settle)
	if err := p.crowd(s, 200); err != nil { // so that what the server keeps for reuse is there
		return err
	}
	time.Sleep(2 * p.settle)
	before := s.usage()
	var calmly sync.WaitGroup
	done := make(chan struct{})
	calmly.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-done:
				return
			case <-time.After(100 * time.Millisecond):
			}
			if err := calm.press(p.keys[i%len(p.keys):][:1]); err != nil {
				fmt.Println("the calm session is lost:", err)
				return
			}
		}
	})
	began := time.Now()
	err = p.crowd(s, p.rude)
	took := time.Since(began)
	close(done)
	calmly.Wait()
	if err != nil {
		return err
	}
	fmt.Printf("%-36s %d in %.0f s\n", "sessions dropped in rude ways", p.rude, took.Seconds())
	// The longest time that the server waits for anybody, and a collection or two.
	after := s.usage()
	for end := time.Now().Add(3 * time.Minute); time.Now().Before(end); time.Sleep(5 * time.Second) {
		if after = s.usage(); after.goroutines <= before.goroutines && after.files <= before.files {
			break
		}
	}
	fmt.Printf("%-36s %d before, %d after\n", "goroutines", before.goroutines, after.goroutines)
	fmt.Printf("%-36s %d before, %d after\n", "open files", before.files, after.files)
	fmt.Printf("%-36s %.0f MB before, %.0f MB after\n", "resident memory", float64(before.resident)/1024, float64(after.resident)/1024)
	fmt.Println("and of the calm session:")
	reportKeys([]*client{calm})
	return nil
}

// crowd drops n sessions, a few at a time.
func (p *plan) crowd(s *server, n int) error {
	var all sync.WaitGroup
	numbers := make(chan int)
	ways := rudeWays()
	var mu sync.Mutex
	failed := map[string]int{}
	for range atOnce {
		all.Go(func() {
			for i := range numbers {
				if err := ways[i%len(ways)](p, s, i); err != nil {
					mu.Lock()
					failed[err.Error()]++
					mu.Unlock()
				}
			}
		})
	}
	for i := range n {
		numbers <- i
	}
	close(numbers)
	all.Wait()
	for err, n := range failed {
		fmt.Printf("%d times: %s\n", n, err)
	}
	if len(failed) > 20 {
		return fmt.Errorf("%d errors of different kinds", len(failed))
	}
	return nil
}

// A rudeWay opens a session and drops it.
type rudeWay func(p *plan, s *server, number int) error

func rudeWays() []rudeWay {
	return []rudeWay{
		closedInFrame, noGoodbye, halfOpen, neverReads, manySizes, garbage, oneCell, hugeWindow, knock, keysAfterTheEnd,
	}
}

// A rude is a session that will be dropped.
type rude struct {
	*gossh.Session
	client *gossh.Client
	raw    *net.TCPConn
	keys   io.WriteCloser
}

// shell opens a session; whatever is drawn is read where read is set.
func (p *plan) shell(s *server, number, width, height int, read bool) (r *rude, err error) {
	r = &rude{}
	if r.client, r.raw, err = s.dial(number % 10_000); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			r.client.Close()
		}
	}()
	if r.Session, err = r.client.NewSession(); err != nil {
		return nil, err
	}
	if r.keys, err = r.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := r.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if read {
		go func() { _, _ = io.Copy(io.Discard, out) }()
	}
	if err := r.RequestPty("xterm-256color", height, width, nil); err != nil {
		return nil, err
	}
	err = start(r.Session, p.story)
	return r, err
}

// types presses keys, if anybody takes them.
func (r *rude) types(keys string) { _, _ = io.WriteString(r.keys, keys) }

// closedInFrame goes while the first frames are drawn.
func closedInFrame(p *plan, s *server, number int) error {
	r, err := p.shell(s, number, p.width, p.height, true)
	if err != nil {
		return err
	}
	r.types("jjj")
	time.Sleep(time.Duration(rand.IntN(60)) * time.Millisecond)
	return r.client.Close()
}

// noGoodbye resets the connection.
func noGoodbye(p *plan, s *server, number int) error {
	r, err := p.shell(s, number, p.width, p.height, true)
	if err != nil {
		return err
	}
	r.types("jjjj")
	_ = r.raw.SetLinger(0)
	return r.raw.Close()
}

// halfOpen closes its side of the session, and later the connection.
func halfOpen(p *plan, s *server, number int) error {
	r, err := p.shell(s, number, p.width, p.height, true)
	if err != nil {
		return err
	}
	_ = r.keys.Close()
	time.Sleep(50 * time.Millisecond)
	return r.client.Close()
}

// neverReads presses keys and takes nothing.
func neverReads(p *plan, s *server, number int) error {
	r, err := p.shell(s, number, 300, 100, false)
	if err != nil {
		return err
	}
	for i := range 100 {
		if _, err := io.WriteString(r.keys, " "); err != nil {
			break
		}
		_ = r.WindowChange(100, 300-i%2)
	}
	time.Sleep(200 * time.Millisecond)
	return r.client.Close()
}

// manySizes changes its window as fast as it can.
func manySizes(p *plan, s *server, number int) error {
	r, err := p.shell(s, number, p.width, p.height, true)
	if err != nil {
		return err
	}
	for range 10_000 {
		if err := r.WindowChange(1+rand.IntN(1000), 1+rand.IntN(1000)); err != nil {
			break
		}
	}
	return r.client.Close()
}

// garbage types what no terminal sends.
func garbage(p *plan, s *server, number int) error {
	r, err := p.shell(s, number, p.width, p.height, true)
	if err != nil {
		return err
	}
	bytes := make([]byte, 3000)
	for i := range bytes {
		bytes[i] = byte(rand.Uint32())
	}
	r.types(string(bytes))
	time.Sleep(50 * time.Millisecond)
	return r.client.Close()
}

func oneCell(p *plan, s *server, number int) error {
	r, err := p.shell(s, number, 1, 1, true)
	if err != nil {
		return err
	}
	r.types("jk?n/x")
	_ = r.WindowChange(2, 1)
	time.Sleep(30 * time.Millisecond)
	return r.client.Close()
}

func hugeWindow(p *plan, s *server, number int) error {
	r, err := p.shell(s, number, 1000, 1000, true)
	if err != nil {
		return err
	}
	r.types("jkjk")
	time.Sleep(50 * time.Millisecond)
	return r.client.Close()
}

// knock speaks no SSH.
func knock(p *plan, s *server, number int) error {
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 200, byte(1+number%250))}}
	c, err := dialer.Dial("tcp", s.address)
	if err != nil {
		return err
	}
	_, _ = io.WriteString(c, "GET / HTTP/1.1\r\n\r\n")
	time.Sleep(10 * time.Millisecond)
	return c.Close()
}

// keysAfterTheEnd leaves and goes on typing.
func keysAfterTheEnd(p *plan, s *server, number int) error {
	r, err := p.shell(s, number, p.width, p.height, true)
	if err != nil {
		return err
	}
	r.types("q" + strings.Repeat("j", 4000) + "\x1b[")
	time.Sleep(30 * time.Millisecond)
	return r.client.Close()
}
