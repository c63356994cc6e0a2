//go:build unix

package program

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// framesPerSecond is as often as the local terminal is drawn at most.
const framesPerSecond = 120

// Run runs the model on the terminal that this process writes to, until it ends.
// It reads from the terminal of the process where in is none. However the program
// ends, the terminal is as it was. A panic of the model is an error, *[Panic].
func Run(ctx context.Context, model tea.Model, in io.Reader, out io.Writer, environ []string) error {
	t, err := open(in, out)
	if err != nil {
		return err
	}
	defer t.close()
	o := Options{
		Output: out, Environ: environ, Profile: colorprofile.Detect(out, environ),
		FrameRate: framesPerSecond, Keyboard: true, Suspend: t.suspend,
	}
	o.Width, o.Height = t.size(environ)
	if answersQuestions(environ) {
		o.Ask = Questions
	}
	p := New(ctx, model, o)
	ended := make(chan struct{})
	defer close(ended)
	go t.mind(p, environ, ended)
	go func() {
		defer close(t.read)
		_ = p.Read(t.reader)
		p.Quit() // nothing will ever be typed again
	}()
	defer t.stopReading()
	return p.Run()
}

// A tty is the terminal of this process.
type tty struct {
	in     *os.File
	opened bool // in was, and has to be closed
	out    io.Writer
	reader interface {
		io.ReadCloser
		Cancel() bool
	}
	read       chan struct{} // closed once nothing is read from in any more
	before     *term.State   // as it was
	signals    chan os.Signal
	suspending atomic.Bool
	continued  chan struct{} // after suspending
}

// open takes the terminal and makes it raw.
func open(in io.Reader, out io.Writer) (*tty, error) {
	t := &tty{out: out, signals: make(chan os.Signal, 8), continued: make(chan struct{}, 1), read: make(chan struct{})}
	file, ok := in.(*os.File)
	if ok && term.IsTerminal(file.Fd()) {
		t.in = file
	} else {
		var err error
		if t.in, err = os.OpenFile("/dev/tty", os.O_RDWR, 0); err != nil {
			return nil, fmt.Errorf("open the terminal to read keys: %w", err)
		}
		t.opened = true
	}
	reader, err := uv.NewCancelReader(t.in)
	if err == nil {
		t.reader = reader
		signal.Notify(t.signals, signals...)
		err = t.raw()
	}
	if err != nil {
		t.close()
		return nil, fmt.Errorf("take the terminal: %w", err)
	}
	return t, nil
}

// signals are those that a program on a terminal has to act on.
var signals = []os.Signal{
	syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGTSTP, syscall.SIGCONT, syscall.SIGWINCH,
}

// close gives the terminal back.
func (t *tty) close() {
	signal.Stop(t.signals)
	if t.reader != nil {
		_ = t.reader.Close()
	}
	t.restore()
	if t.opened {
		_ = t.in.Close()
	}
}

// stopReading leaves what is typed from now on to others.
func (t *tty) stopReading() {
	if t.reader.Cancel() {
		<-t.read
	}
}

// raw keeps how the terminal is set, and has it hand over each key as it is
// pressed.
func (t *tty) raw() (err error) {
	t.before, err = term.MakeRaw(t.in.Fd())
	return err
}

// restore sets the terminal as it was.
func (t *tty) restore() {
	if t.before != nil {
		_ = term.Restore(t.in.Fd(), t.before)
	}
}

// mind acts on signals until the program has ended.
func (t *tty) mind(p *Program, environ []string, ended <-chan struct{}) {
	for {
		select {
		case <-ended:
			return
		case s := <-t.signals:
			switch s {
			case syscall.SIGINT:
				p.Send(tea.InterruptMsg{})
			case syscall.SIGTERM, syscall.SIGHUP:
				p.Quit()
			case syscall.SIGTSTP:
				p.Send(tea.SuspendMsg{})
			case syscall.SIGCONT:
				t.resume(p)
				p.Send(tea.WindowSizeMsg(t.window(environ)))
			case syscall.SIGWINCH:
				p.Send(tea.WindowSizeMsg(t.window(environ)))
			}
		}
	}
}

// suspend stops the process and those that were started with it, as the terminal
// does with a program that leaves ctrl-z to it, until they are continued.
func (t *tty) suspend() {
	if !continuable() {
		return
	}
	t.restore()
	t.suspending.Store(true)
	signal.Reset(syscall.SIGTSTP)
	_ = syscall.Kill(0, syscall.SIGTSTP) // which the runtime ignores from now on
	_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
	<-t.continued
	t.suspending.Store(false)
	signal.Notify(t.signals, syscall.SIGTSTP)
	_ = t.raw()
}

// continuable reports whether there is a shell that would continue the process: one
// that starts each job in a process group of its own.
func continuable() bool {
	session, err := unix.Getsid(0)
	group, otherErr := unix.Getpgid(0)
	return err == nil && otherErr == nil && session != group
}

// resume takes the terminal again after the process was continued. Nobody has
// given it back where the process was stopped with SIGSTOP.
func (t *tty) resume(p *Program) {
	if t.suspending.Load() {
		select {
		case t.continued <- struct{}{}:
		default:
		}
		return
	}
	before := t.before
	_ = t.raw()
	t.before = before // what raw found may be this program's own
	p.painter.away(func() {})
	p.Send(tea.ResumeMsg{})
}

// window returns the message of the terminal's size.
func (t *tty) window(environ []string) (msg struct{ Width, Height int }) {
	msg.Width, msg.Height = t.size(environ)
	return msg
}

// size returns the terminal's size in cells: what the environment says where the
// terminal does not know, 80x24 where nothing does.
func (t *tty) size(environ []string) (width, height int) {
	if file, ok := t.out.(term.File); ok {
		width, height, _ = term.GetSize(file.Fd())
	}
	return or(width, uv.Environ(environ).Getenv("COLUMNS"), 80), or(height, uv.Environ(environ).Getenv("LINES"), 24)
}

func or(n int, otherwise string, last int) int {
	if n > 0 {
		return n
	}
	if n, _ = strconv.Atoi(otherwise); n > 0 {
		return n
	}
	return last
}

// answersQuestions reports whether the terminal may be asked for its modes: some
// print the question. Bubble Tea's rule, word for word.
func answersQuestions(environ []string) bool {
	env := uv.Environ(environ)
	program, named := env.LookupEnv("TERM_PROGRAM")
	_, remote := env.LookupEnv("SSH_TTY")
	_, windows := env.LookupEnv("WT_SESSION")
	if windows || !remote && (!named || !strings.Contains(program, "Apple")) {
		return true
	}
	for _, known := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		if strings.Contains(env.Getenv("TERM"), known) {
			return true
		}
	}
	return false
}
