package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

const (
	quiet    = 60 * time.Millisecond // without a byte for so long, the screen stands still
	patience = 5 * time.Second       // for a first frame
)

var frameEnd = []byte(ansi.ResetModeSynchronizedOutput)

// A chunk is what one read gave, and when.
type chunk struct {
	at   time.Time
	data []byte
}

// A terminal is a pseudo-terminal with the program on it.
type terminal struct {
	file    *os.File
	command *exec.Cmd
	start   time.Time
	chunks  chan chunk
	screen  *vt.Emulator
	height  int
}

func open(command []string, width, height int) (*terminal, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "TERM_PROGRAM=", "SSH_TTY=")
	cmd.Env = without(cmd.Env, "TERM_PROGRAM", "SSH_TTY", "NO_COLOR", "TMUX")
	start := time.Now()
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", command[0], err)
	}
	t := &terminal{file: file, command: cmd, start: start, chunks: make(chan chunk, 1024),
		screen: vt.NewEmulator(width, height), height: height}
	go t.read()
	go t.reply()
	return t, nil
}

func without(env []string, names ...string) []string {
	var kept []string
	for _, e := range env {
		name, _, _ := strings.Cut(e, "=")
		drop := false
		for _, n := range names {
			drop = drop || n == name
		}
		if !drop {
			kept = append(kept, e)
		}
	}
	return kept
}

func (t *terminal) read() {
	defer close(t.chunks)
	for {
		data := make([]byte, 64<<10)
		n, err := t.file.Read(data)
		if n > 0 {
			t.answerModes(data[:n])
			t.chunks <- chunk{time.Now(), data[:n]}
		}
		if err != nil {
			return
		}
	}
}

// answerModes says that synchronized output is known and off.
func (t *terminal) answerModes(data []byte) {
	if bytes.Contains(data, []byte(ansi.RequestModeSynchronizedOutput)) {
		_, _ = t.file.WriteString("\x1b[?2026;2$y")
	}
}

// reply discards what the emulator would answer, so that it never blocks.
func (t *terminal) reply() {
	buffer := make([]byte, 1024)
	for {
		if _, err := t.screen.Read(buffer); err != nil {
			return
		}
	}
}

// firstFrame waits until the program has written on the screen's last row.
func (t *terminal) firstFrame() (time.Duration, error) {
	deadline := time.After(patience)
	for {
		select {
		case c, ok := <-t.chunks:
			if !ok {
				return 0, errors.New("the program ended before its first frame")
			}
			_, _ = t.screen.Write(c.data)
			rows := strings.Split(t.screen.String(), "\n")
			if len(rows) >= t.height && strings.TrimSpace(rows[t.height-1]) != "" {
				return c.at.Sub(t.start), nil
			}
		case <-deadline:
			return 0, errors.New("no full frame within five seconds")
		}
	}
}

// settle waits until the screen stands still.
func (t *terminal) settle() {
	for {
		select {
		case _, ok := <-t.chunks:
			if !ok {
				return
			}
		case <-time.After(quiet):
			return
		}
	}
}

// press sends a key and waits for the frame that answers it; false where none came.
func (t *terminal) press(key byte) (answer, bool) {
	sent := time.Now()
	_, _ = t.file.Write([]byte{key})
	var a answer
	for {
		select {
		case c, ok := <-t.chunks:
			if !ok {
				return a, false
			}
			a.delay = c.at.Sub(sent)
			if end := bytes.Index(c.data, frameEnd); end >= 0 {
				a.frame += end + len(frameEnd)
				return a, true
			}
			a.frame += len(c.data)
		case <-time.After(quiet):
			return a, a.frame > 0
		}
	}
}

// memory gives what the program holds now and held at most, in KB.
func (t *terminal) memory() (resident, peak int) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", t.command.Process.Pid))
	if err != nil {
		return 0, 0
	}
	for line := range strings.Lines(string(status)) {
		_, _ = fmt.Sscanf(line, "VmRSS: %d kB", &resident)
		_, _ = fmt.Sscanf(line, "VmHWM: %d kB", &peak)
	}
	return resident, peak
}

func (t *terminal) close() {
	_ = t.command.Process.Kill()
	_, _ = t.command.Process.Wait()
	_ = t.file.Close()
	_ = t.screen.Close()
}
