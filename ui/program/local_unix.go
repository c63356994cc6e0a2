//go:build unix

package program

import (
	"context"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"

	"triptych/model/problem"
)

// framesPerSecond is as often as the local terminal is drawn at most.
const framesPerSecond = 120

// Run runs the model on the terminal that this process writes to, until it ends.
// It reads from the terminal of the process where in is none. However the program
// ends, the terminal is as it was. A panic of the model is an error, [*problem.Panic].
func Run(ctx context.Context, model tea.Model, in io.Reader, out io.Writer, environ []string) error {
	t, err := open(in, out)
	if err != nil {
		return err
	}
	defer t.close()
	o := Options{
		Output: out, Environ: environ, Profile: Colours(out, environ),
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
	read      chan struct{} // closed once nothing is read from in any more
	signals   chan os.Signal
	suspended atomic.Bool // since the last SIGCONT

	// mu keeps a signal that comes while the program ends from making the terminal
	// raw once it has been given back.
	mu     sync.Mutex
	before *term.State // as it was
	given  bool        // back, for good
}

// open takes the terminal and makes it raw.
func open(in io.Reader, out io.Writer) (*tty, error) {
	t := &tty{out: out, signals: make(chan os.Signal, 8), read: make(chan struct{})}
	file, ok := in.(*os.File)
	if ok && term.IsTerminal(file.Fd()) {
		t.in = file
	} else {
		var err error
		if t.in, err = os.OpenFile("/dev/tty", os.O_RDWR, 0); err != nil {
			return nil, problem.System("/dev/tty", "no keys can be read", "run triptych on a terminal", err)
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
		return nil, problem.System(t.in.Name(), "the terminal does not hand over keys as they are pressed", "", err)
	}
	return t, nil
}

// close gives the terminal back.
func (t *tty) close() {
	if t.reader != nil {
		_ = t.reader.Close()
	}
	t.restore(true)
	// A terminal that goes may be known to have gone before its signal comes, which
	// must not cut short what the process has left to keep. The signal goes to a channel
	// that nobody reads: one that comes just as it begins to be ignored would still end
	// the process.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP)
	signal.Stop(t.signals)
	if t.opened {
		_ = t.in.Close()
	}
}

// stopPatience is how long the end of reading is waited for. What was there to be read
// may be gone by the time it is: typed as the program was suspended, say, and taken by
// the shell. The read then waits for another key, and nothing ends it.
const stopPatience = time.Second

// stopReading leaves what is typed from now on to others.
func (t *tty) stopReading() {
	if !t.reader.Cancel() {
		return
	}
	select {
	case <-t.read:
	case <-time.After(stopPatience):
	}
}

// raw keeps how the terminal is set, and has it hand over each key as it is
// pressed.
func (t *tty) raw() error {
	return t.makeRaw(func(found *term.State) { t.before = found })
}

// rawAgain is raw where what is found may be this program's own.
func (t *tty) rawAgain() { _ = t.makeRaw(func(*term.State) {}) }

func (t *tty) makeRaw(keep func(found *term.State)) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.given {
		return nil
	}
	found, err := term.MakeRaw(t.in.Fd())
	if err == nil {
		keep(found)
	}
	return err
}

// restore sets the terminal as it was, for good or until raw is called.
func (t *tty) restore(forGood bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.before != nil {
		_ = term.Restore(t.in.Fd(), t.before)
	}
	t.given = t.given || forGood
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
