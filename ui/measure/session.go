package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"triptych/ui/internal/terminal"
)

const (
	quiet    = 60 * time.Millisecond // without a byte for so long, the screen stands still
	patience = 5 * time.Second       // for a first frame
)

// A session is one run of the program.
type session struct {
	*terminal.Terminal
	chunks chan terminal.Chunk
}

// open starts a program whose settings, notes and caches are in the folder home.
func open(command []string, home string, width, height int) (*session, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = terminal.Environment("HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home, "XDG_STATE_HOME="+home, "XDG_CACHE_HOME="+home)
	s := &session{chunks: make(chan terminal.Chunk, 1<<16)}
	var err error
	s.Terminal, err = terminal.Start(cmd, terminal.Options{
		Width: width, Height: height,
		Observe: func(c terminal.Chunk) { s.chunks <- c },
	})
	return s, err
}

// lowest is how many rows a program may leave blank below what it shows.
const lowest = 2

// firstFrame waits until the program has written on one of the screen's last rows, and
// returns the time from its start to the last byte of that.
func (s *session) firstFrame() (time.Duration, error) {
	full := func(text string) bool {
		rows := strings.Split(text, "\n")
		return strings.TrimSpace(strings.Join(rows[max(0, len(rows)-1-lowest):], "")) != ""
	}
	if err := s.Wait(full, patience); err != nil {
		return 0, err
	}
	first := time.Duration(0)
	for {
		select {
		case c := <-s.chunks:
			first = c.At.Sub(s.Started)
			if first > 0 && bytes.Contains(c.Data, []byte(terminal.FrameEnd)) {
				return first, nil
			}
		default:
			if first == 0 {
				return 0, errors.New("the screen filled without a byte")
			}
			return first, nil
		}
	}
}

// settle waits until the screen stands still.
func (s *session) settle() {
	for {
		select {
		case <-s.chunks:
		case <-time.After(quiet):
			return
		}
	}
}

// press sends a key and waits for the frame that answers it; false where none came.
func (s *session) press(key string) (answer, bool) {
	sent := time.Now()
	if err := s.Type(key); err != nil {
		return answer{}, false
	}
	var a answer
	for {
		select {
		case c := <-s.chunks:
			a.delay = c.At.Sub(sent)
			if end := bytes.Index(c.Data, []byte(terminal.FrameEnd)); end >= 0 {
				a.frame += end + len(terminal.FrameEnd)
				return a, true
			}
			a.frame += len(c.Data)
		case <-time.After(quiet):
			return a, a.frame > 0
		}
	}
}

// memory returns what the program holds now and held at most, in KB; 0 where the
// system does not say.
func (s *session) memory() (resident, peak int) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.Process().Pid))
	if err != nil {
		return 0, 0
	}
	for line := range strings.Lines(string(status)) {
		_, _ = fmt.Sscanf(line, "VmRSS: %d kB", &resident)
		_, _ = fmt.Sscanf(line, "VmHWM: %d kB", &peak)
	}
	return resident, peak
}
