package serve

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
	gossh "golang.org/x/crypto/ssh"
)

// A screen is a terminal at the far end of a session.
type screen struct {
	*gossh.Session
	keys io.WriteCloser

	mu    sync.Mutex
	vt    *vt.Emulator
	tail  []byte // the last bytes that came
	ended chan struct{}
}

// A view says what a terminal is like.
type view struct {
	term    string
	size    Size
	environ []string
	answers bool // whether it answers questions
}

// open opens a terminal with the words.
func open(t testing.TB, client *gossh.Client, v view, words string) *screen {
	t.Helper()
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	size := sizeOf(uint32(v.size.Width), uint32(v.size.Height))
	s := &screen{Session: session, ended: make(chan struct{}), vt: vt.NewEmulator(size.Width, size.Height)}
	if s.keys, err = session.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	for _, e := range v.environ {
		name, value, _ := strings.Cut(e, "=")
		_ = session.Setenv(name, value)
	}
	if err := session.RequestPty(v.term, v.size.Height, v.size.Width, nil); err != nil {
		t.Fatal(err)
	}
	out, err := session.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		var to io.Writer = io.Discard
		if v.answers {
			to = s.keys
		}
		buffer := make([]byte, 4096)
		for {
			n, err := s.vt.Read(buffer)
			if err != nil {
				return
			}
			_, _ = to.Write(buffer[:n])
		}
	}()
	go func() {
		defer close(s.ended)
		buffer := make([]byte, 32<<10)
		for {
			n, err := out.Read(buffer)
			s.mu.Lock()
			_, _ = s.vt.Write(buffer[:n])
			s.tail = append(s.tail, buffer[:n]...)
			s.tail = s.tail[max(0, len(s.tail)-4096):]
			s.mu.Unlock()
			if err != nil {
				_ = s.vt.InputPipe().(io.Closer).Close()
				<-answered
				return
			}
		}
	}()
	if words == "" {
		err = session.Shell()
	} else {
		err = session.Start(words)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// text returns the screen, a line a row.
func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var rows []string
	for y := range s.vt.Height() {
		var row strings.Builder
		for x := range s.vt.Width() {
			if c := s.vt.CellAt(x, y); c != nil {
				row.WriteString(c.Content)
			}
		}
		rows = append(rows, strings.TrimRight(row.String(), " "))
	}
	return strings.Join(rows, "\n")
}

// cursor returns where the cursor stands, (-1, -1) where it is hidden.
func (s *screen) cursor() uv.Position {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.vt.CursorHidden() {
		return uv.Pos(-1, -1)
	}
	return s.vt.CursorPosition()
}

// shows waits until the screen has the text.
func (s *screen) shows(t testing.TB, what string) {
	t.Helper()
	eventually(t, func() bool { return strings.Contains(s.text(), what) }, func() string {
		return fmt.Sprintf("%q is not on the screen:\n%s", what, s.text())
	})
}

// resizes changes the size of the terminal to what is asked for, as far as it is
// drawn on.
func (s *screen) resizes(t testing.TB, size Size) {
	t.Helper()
	s.mu.Lock()
	drawn := sizeOf(uint32(size.Width), uint32(size.Height))
	s.vt.Resize(drawn.Width, drawn.Height)
	s.mu.Unlock()
	if err := s.WindowChange(size.Height, size.Width); err != nil {
		t.Fatal(err)
	}
}

// types presses keys.
func (s *screen) types(t testing.TB, keys string) {
	t.Helper()
	if _, err := io.WriteString(s.keys, keys); err != nil {
		t.Fatal(err)
	}
}

// leaves waits until the session has ended and returns its exit code, -1 for none.
func (s *screen) leaves(t testing.TB) int {
	t.Helper()
	select {
	case <-s.ended:
	case <-time.After(patience):
		t.Fatal("the session does not end; its screen is:\n" + s.text())
	}
	var exit *gossh.ExitError
	switch err := s.Wait(); {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitStatus()
	}
	return -1
}
