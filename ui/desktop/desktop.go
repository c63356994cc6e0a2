// Package desktop hands text and addresses to other programs of the machine that
// the person sits at: to its clipboard and to its browser.
//
// No shell ever sees what is handed over: it is a program's standard input, or one
// argument of it. A program has little time to take it, and no terminal.
package desktop

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// A Desktop is the machine that the program runs on, as its environment describes
// it. It never changes, so that goroutines may share it.
type Desktop struct {
	system  string // as runtime.GOOS names it
	environ []string
}

// New returns the desktop of this process, whose environment is "NAME=value".
func New(environ []string) *Desktop { return &Desktop{runtime.GOOS, environ} }

// has reports whether a variable of the environment says something.
func (d *Desktop) has(name string) bool { return d.get(name) != "" }

func (d *Desktop) get(name string) string {
	value := ""
	for _, entry := range d.environ {
		if v, ok := strings.CutPrefix(entry, name+"="); ok {
			value = v
		}
	}
	return value
}

// remote reports whether the person sits at another machine than this.
func (d *Desktop) remote() bool { return d.has("SSH_CONNECTION") || d.has("SSH_TTY") }

// graphical reports whether this machine has a screen with windows.
func (d *Desktop) graphical() bool {
	return d.system == "darwin" || d.system == "windows" || d.has("DISPLAY") || d.has("WAYLAND_DISPLAY")
}

const (
	patience = 2 * time.Second        // that another program has
	grace    = 200 * time.Millisecond // in which what it left running may let go of its input
)

// A program is one to be run, with its arguments.
type program []string

// found reports whether the program is on this machine.
func (p program) found() bool {
	_, err := exec.LookPath(p[0])
	return err == nil
}

// command returns what runs the program beside this one, with no terminal.
func (d *Desktop) command(ctx context.Context, p program) *exec.Cmd {
	cmd := exec.CommandContext(ctx, p[0], p[1:]...)
	cmd.Env, cmd.WaitDelay = d.environ, grace
	detach(cmd)
	return cmd
}

// feed hands text to the program.
func (d *Desktop) feed(ctx context.Context, p program, text string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := d.command(ctx, p)
	cmd.Stdin = strings.NewReader(text)
	switch err := cmd.Run(); {
	case ctx.Err() != nil:
		return fmt.Errorf("%s did not take it in time", p[0])
	case err != nil:
		return fmt.Errorf("%s did not take it: %w", p[0], err)
	}
	return nil
}
