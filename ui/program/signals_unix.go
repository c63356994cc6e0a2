//go:build unix

package program

import (
	"os"
	"os/signal"
	"strconv"
	"syscall"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// signals are those that a program on a terminal has to act on.
var signals = []os.Signal{
	syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGTSTP, syscall.SIGCONT, syscall.SIGWINCH,
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
			case syscall.SIGTERM:
				p.terminate()
			case syscall.SIGHUP:
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
	t.restore(false)
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	t.suspended.Store(true)
	// The system drops the signal where it is ignored. One that came to a handler could
	// be read only after the process has been continued, and would stop it once more.
	signal.Ignore(syscall.SIGTSTP)
	_ = syscall.Kill(0, syscall.SIGTSTP)
	_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
	<-continued
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
	if t.suspended.CompareAndSwap(true, false) {
		return // suspend does
	}
	t.rawAgain()
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
