// Package terminal runs a program on a pseudo-terminal, types on it and reads
// its screen back, as a person would. Tests and measurements use it; the program
// itself does not.
package terminal

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// A Chunk is what one read from the program returned, and when.
type Chunk struct {
	At   time.Time
	Data []byte
}

// Options say what the terminal is like.
type Options struct {
	Width, Height int         // cells, rows
	Background    color.Color // what it answers when asked; it does not answer where nil
	// Observe is called with everything that the program writes, in order, before
	// the screen shows it.
	Observe func(Chunk)
}

// A Terminal is a pseudo-terminal with a program on it. Its methods may be
// called from any goroutine.
type Terminal struct {
	Started time.Time // just before the program was

	file    *os.File
	command *exec.Cmd
	feed    chan []byte

	mu       sync.Mutex
	screen   *vt.Emulator
	changed  chan struct{} // closed and made anew with every change of the screen
	ended    bool
	exit     error
	answered chan struct{} // closed once no question is answered any more
	done     chan struct{} // closed once the program has ended and all is shown
}

// Environment returns the environment of a current terminal: the process's own,
// without what describes the terminal that it runs on, and with the given entries.
func Environment(entries ...string) []string {
	var env []string
	for _, e := range os.Environ() {
		switch name, _, _ := strings.Cut(e, "="); name {
		case "TERM", "COLORTERM", "TERM_PROGRAM", "SSH_TTY", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TMUX":
		default:
			env = append(env, e)
		}
	}
	return append(append(env, "TERM=xterm-256color", "COLORTERM=truecolor"), entries...)
}

// Start starts the command on a new terminal. Close must be called in the end.
func Start(cmd *exec.Cmd, o Options) (*Terminal, error) {
	t := &Terminal{
		Started: time.Now(), command: cmd, feed: make(chan []byte, 1024),
		screen: vt.NewEmulator(o.Width, o.Height), changed: make(chan struct{}), done: make(chan struct{}), answered: make(chan struct{}),
	}
	if o.Background != nil {
		t.screen.SetBackgroundColor(o.Background)
	}
	file, err := Launch(cmd, o.Width, o.Height)
	if err != nil {
		return nil, fmt.Errorf("start %s on a pseudo-terminal: %w", cmd.Path, err)
	}
	t.file = file
	go t.read(o.Observe)
	go t.show()
	go func() {
		defer close(t.answered)
		t.answer(o.Background != nil)
	}()
	return t, nil
}

// read takes what the program writes, as fast as it comes.
func (t *Terminal) read(observe func(Chunk)) {
	defer close(t.feed)
	for {
		data := make([]byte, 64<<10)
		n, err := t.file.Read(data)
		if n > 0 {
			if observe != nil {
				observe(Chunk{time.Now(), data[:n]})
			}
			t.feed <- data[:n]
		}
		if err != nil {
			return
		}
	}
}

// show draws it on the screen, frames only when they are whole.
func (t *Terminal) show() {
	var held []byte
	for data := range t.feed {
		if held = append(held, data...); !inFrame(held) {
			t.draw(held)
			held = held[:0]
		}
	}
	t.draw(held)
	exit := t.command.Wait()
	t.mu.Lock()
	t.ended, t.exit = true, exit
	t.change()
	t.mu.Unlock()
	close(t.done)
}

// draw draws bytes on the screen.
func (t *Terminal) draw(data []byte) {
	t.mu.Lock()
	_, _ = t.screen.Write(data)
	t.change()
	t.mu.Unlock()
}

// inFrame reports whether a frame has begun in the bytes, or may just begin at
// their end, that has not ended in them.
func inFrame(data []byte) bool {
	for n := min(len(frameStart)-1, len(data)); n > 0; n-- {
		if bytes.HasSuffix(data, []byte(frameStart[:n])) {
			return true
		}
	}
	return bytes.LastIndex(data, []byte(frameStart)) > bytes.LastIndex(data, []byte(FrameEnd))
}

// change wakes those who wait. The lock is held.
func (t *Terminal) change() {
	close(t.changed)
	t.changed = make(chan struct{})
}

// answer sends what the terminal answers to questions back to the program, as
// its input. Without a background it keeps quiet about its colours.
func (t *Terminal) answer(colours bool) {
	buffer := make([]byte, 4096)
	for {
		n, err := t.screen.Read(buffer)
		if err != nil {
			return
		}
		// The emulator draws no frame before it is whole, and so may say that
		// it knows synchronized output.
		reply := strings.ReplaceAll(string(buffer[:n]), "\x1b[?2026;0$y", "\x1b[?2026;2$y")
		if colours || !strings.HasPrefix(reply, "\x1b]1") {
			_, _ = t.file.WriteString(reply)
		}
	}
}

// Type sends keys as a keyboard does: text, or the sequences of special keys.
func (t *Terminal) Type(keys string) error {
	_, err := t.file.WriteString(keys)
	return err
}

// Resize changes the terminal's size, and lets the program know.
func (t *Terminal) Resize(width, height int) error {
	t.mu.Lock()
	t.screen.Resize(width, height)
	t.change()
	t.mu.Unlock()
	return setSize(t.file, width, height)
}

// Text returns the screen as plain text, a line a row.
func (t *Terminal) Text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text()
}

func (t *Terminal) text() string {
	rows := make([]string, t.screen.Height())
	for y := range rows {
		rows[y] = t.row(y, 0)
	}
	return strings.Join(rows, "\n")
}

// row returns the text of a row from a cell on.
func (t *Terminal) row(y, from int) string {
	var b strings.Builder
	for x := from; x < t.screen.Width(); x++ {
		if c := t.screen.CellAt(x, y); c == nil {
			b.WriteByte(' ')
		} else {
			b.WriteString(c.Content)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// AtCursor returns the text from the cursor to the end of its row, "" where it is
// hidden.
func (t *Terminal) AtCursor() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.screen.CursorHidden() {
		return ""
	}
	at := t.screen.CursorPosition()
	return t.row(at.Y, at.X)
}

// Styled returns the screen as text with the escape sequences of its styles.
func (t *Terminal) Styled() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.Render()
}

// InAltScreen reports whether the program has the alternate screen.
func (t *Terminal) InAltScreen() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.IsAltScreen()
}

// ErrTimeout is the error of Wait when the screen did not become what was awaited.
var ErrTimeout = errors.New("the screen did not come")

// Wait waits until the screen's text is as wanted.
func (t *Terminal) Wait(wanted func(text string) bool, limit time.Duration) error {
	timeout := time.After(limit)
	for {
		t.mu.Lock()
		text, changed, ended := t.text(), t.changed, t.ended
		t.mu.Unlock()
		if wanted(text) {
			return nil
		}
		if ended {
			return fmt.Errorf("the program ended (%v) with this screen:\n%s", t.exit, text)
		}
		select {
		case <-changed:
		case <-timeout:
			return fmt.Errorf("%w within %v; it is:\n%s", ErrTimeout, limit, text)
		}
	}
}

// WaitExit waits until the program has ended and returns how: nil for exit code 0.
func (t *Terminal) WaitExit(limit time.Duration) error {
	select {
	case <-t.done:
		return t.exit
	case <-time.After(limit):
		return fmt.Errorf("the program still runs after %v", limit)
	}
}

// Process returns the running program.
func (t *Terminal) Process() *os.Process { return t.command.Process }

// Close ends the program and the terminal.
func (t *Terminal) Close() {
	_ = t.command.Process.Kill()
	_ = t.file.Close()
	<-t.done
	// The emulator's own Close races with a Read that waits; ending what Read
	// reads from does not.
	if pipe, ok := t.screen.InputPipe().(io.Closer); ok {
		_ = pipe.Close()
	}
	<-t.answered
}

// frameStart opens a frame.
const frameStart = ansi.SetModeSynchronizedOutput

// FrameEnd closes a frame of a program that draws with synchronized output
// (mode 2026), which this terminal says that it knows.
const FrameEnd = ansi.ResetModeSynchronizedOutput
