// Package cli is the command line: the commands, one file each, and what they
// share. It alone of ui knows where articles come from.
//
// A command is a method of app that makes a cobra.Command; to add one, write the
// method in a file of its own and list it in commands. Its RunE returns errors
// that name the thing and say what to do, made with usage if the command line
// itself is wrong: Main prints them and chooses the exit code.
package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"triptych/model/problem"
)

// A Process is what the commands see of the process that they run in.
type Process struct {
	Args     []string // of the command line, without the program's name
	In       io.Reader
	Out, Err io.Writer
	Env      []string // "NAME=value"

	InTerminal  bool // In is a terminal
	OutTerminal bool // Out is one
	ErrTerminal bool // Err is one
	OutWidth    int  // its width in cells; 0 if it is none or does not say
}

// Current is the process that the program runs in.
func Current() Process {
	p := Process{Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Environ()}
	if p.getenv("NO_COLOR") != "" {
		p.Env = append(p.Env, "NO_COLOR=1") // by https://no-color.org any value will do; the libraries want a boolean
	}
	p.InTerminal = term.IsTerminal(os.Stdin.Fd())
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

// dumb reports whether the terminal says of itself that it can only print lines.
func (p *Process) dumb() bool {
	name := p.getenv("TERM")
	return name == "dumb" || name == "" && runtime.GOOS != "windows"
}

// An app is one run of the program.
type app struct {
	Process
	library libraryFlags
}

// Main runs the command that the process asks for until it is done or ctx ends,
// and returns the exit code: 0 when all is well, 1 for a failure, 2 for a wrong
// command line, 3 for a difference that report --fail-on names, 130 when interrupted,
// 143 when terminated (see [EndedBy]). A failure is one line on p.Err.
func Main(ctx context.Context, p Process) int {
	a := &app{Process: p, library: libraryFlags{getenv: p.getenv}}
	return a.end(ctx, execute(ctx, a.root()))
}

// execute runs a command. A panic is an error.
func execute(ctx context.Context, c *cobra.Command) (err error) {
	defer problem.Catch(&err)
	return c.ExecuteContext(ctx)
}

// printf prints on standard output.
func (a *app) printf(format string, args ...any) error {
	if _, err := fmt.Fprintf(a.Out, format, args...); err != nil {
		return fmt.Errorf("write to standard output: %w", err)
	}
	return nil
}

// commands lists the commands beside the root, in the order of their names.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{
		a.add(), newAnnotate(a), a.completion(), a.config(), a.eval(), newLicences(a), a.list(), a.man(), a.notes(), a.remove(), a.report(), a.serve(), a.snapshot(), a.tour(), newUpdate(a),
	}
}
