// Package cli is the command line: the commands, one file each, and what they
// share. It alone of ui knows where articles come from.
//
// A command is a method of app that makes a cobra.Command; to add one, write the
// method in a file of its own and list it in commands. Its RunE returns errors
// that name the thing and say what to do, made with usage where the command line
// itself is wrong: Main prints them and chooses the exit code.
package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"

	"charm.land/fang/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

// A Process is what the commands see of the process that they run in.
type Process struct {
	Args     []string // of the command line, without the program's name
	In       io.Reader
	Out, Err io.Writer
	Env      []string // "NAME=value"

	OutTerminal bool // Out is a terminal
	ErrTerminal bool // Err is one
	OutWidth    int  // its width in cells; 0 where it is none or does not tell
}

// Current is the process that the program runs in.
func Current() Process {
	sayNoColor()
	p := Process{Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Environ()}
	p.ErrTerminal = term.IsTerminal(os.Stderr.Fd())
	if p.OutTerminal = term.IsTerminal(os.Stdout.Fd()); p.OutTerminal {
		if width, _, err := term.GetSize(os.Stdout.Fd()); err == nil {
			p.OutWidth = width
		}
	}
	return p
}

// getenv returns the value of an environment variable, "" if it is not set.
func (p *Process) getenv(name string) string { return getenv(p.Env, name) }

// getenv returns the value of a variable in an environment, the last if it is
// given twice, "" if it is not set.
func getenv(environ []string, name string) string {
	value := ""
	for _, entry := range environ {
		if v, ok := strings.CutPrefix(entry, name+"="); ok {
			value = v
		}
	}
	return value
}

// dumb tells whether the terminal says of itself that it can only print lines.
func (p *Process) dumb() bool {
	name := p.getenv("TERM")
	return name == "dumb" || name == "" && runtime.GOOS != "windows"
}

// An app is one run of the program.
type app struct {
	Process
	libraryFolder string // as --library names it; "" for the person's own
}

// Main runs the command that the process asks for until it is done or ctx ends,
// and gives the exit code: 0 when all is well, 1 for a failure, 2 where the
// command line is wrong, 130 when interrupted. A failure is one line on p.Err.
func Main(ctx context.Context, p Process) int {
	a := &app{Process: p}
	return a.end(ctx, a.execute(ctx))
}

// commands lists the commands beside the root, in the order of their names.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{
		a.add(), a.completion(), a.eval(), a.list(), a.man(), a.notes(), a.remove(), a.report(), a.serve(), a.snapshot(), a.tour(),
	}
}

// execute runs the command. Fang gives it its help and version; a dumb terminal
// gets Cobra's plain help, because fang asks the terminal for its background and
// waits for the answer.
func (a *app) execute(ctx context.Context) error {
	root := a.root()
	var failure error
	keepErrors(root, &failure)
	var err error
	if a.OutTerminal && a.dumb() {
		err = root.ExecuteContext(ctx)
	} else {
		err = fang.Execute(ctx, root, fang.WithVersion(root.Version), fang.WithoutManpage(), fang.WithErrorHandler(
			func(io.Writer, fang.Styles, error) {}))
	}
	return errors.Join(failure, err)
}

// keepErrors makes c and the commands below it put their error into failure
// rather than return it. One that reached fang would have it ask the terminal
// for its colours, to show a box that is not wanted.
func keepErrors(c *cobra.Command, failure *error) {
	if check, run := c.Args, c.RunE; run != nil {
		c.Args = cobra.ArbitraryArgs
		c.RunE = func(c *cobra.Command, args []string) error {
			if check != nil {
				*failure = check(c, args)
			}
			if *failure == nil {
				*failure = run(c, args)
			}
			return nil
		}
	}
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		*failure = flagError(c, err)
		return nil
	})
	for _, sub := range c.Commands() {
		keepErrors(sub, failure)
	}
}
