package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"triptych/model/problem"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/program"
)

// The exit codes.
const (
	exitFine        = 0
	exitFailure     = 1
	exitUsage       = 2
	exitDiffers     = 3   // a difference that --fail-on names
	exitInterrupted = 130 // 128 and the number of the signal, as shells have it
	exitTerminated  = 143
)

// An exitStatus is one of the exit codes, with what it means.
type exitStatus struct {
	code    int
	meaning string
}

// exitStatuses lists them all.
func exitStatuses() []exitStatus {
	return []exitStatus{
		{exitFine, "all is well"},
		{exitFailure, "something could not be read, written or reached"},
		{exitUsage, "the command line is wrong"},
		{exitDiffers, "report --fail-on found a difference that it names"},
		{exitInterrupted, "interrupted, as by ctrl+c"},
		{exitTerminated, "told to end by SIGTERM; triptych serve ends with 0 then"},
	}
}

// EndedBy returns the cause with which the context of [Main] ends when the process is
// told to end by a signal.
func EndedBy(s os.Signal) error {
	if s == syscall.SIGTERM {
		return program.ErrTerminated
	}
	return context.Canceled
}

// A usageError says what is wrong with the command line.
type usageError string

func (e usageError) Error() string { return string(e) }

// usage makes a usageError as fmt.Sprintf makes a string.
func usage(format string, args ...any) error { return usageError(fmt.Sprintf(format, args...)) }

// end reports err, if there is one, and returns the exit code.
func (a *app) end(ctx context.Context, err error) int {
	var failed *problem.Panic
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, program.ErrTerminated), ctx.Err() != nil && errors.Is(context.Cause(ctx), program.ErrTerminated):
		return exitTerminated
	case ctx.Err() != nil, errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &failed):
		err = faultsOf(a.getenv).report(failed)
	case errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return exitFine // whoever reads the output has seen enough
	}
	a.say(err.Error())
	return exitCode(err)
}

// exitCode returns the code for an error, which may be nil.
func exitCode(err error) int {
	var wrong usageError
	var differs failedOn
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &wrong):
		return exitUsage
	case errors.As(err, &differs):
		return exitDiffers
	}
	return exitFailure
}

// say prints lines of the program's own on standard error.
func (a *app) say(messages ...string) { say(a.Err, messages...) }

func say(w io.Writer, messages ...string) {
	for _, message := range messages {
		fmt.Fprintf(w, "triptych: %s\n", draw.Bounded(text.SanitizeLine(message)))
	}
}

// flagError says what is wrong with a flag of c, and which flags there are.
func flagError(c *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var wrong usageError
	switch {
	case errors.As(err, &wrong):
		return wrong
	case errors.As(err, &missing):
		name, given := missing.GetSpecifiedName(), "--"+missing.GetSpecifiedName()
		if missing.GetSpecifiedShortnames() != "" {
			given = "-" + name
		}
		return usage("unknown flag %s%s: the flags of %s are %s", given,
			suggest("--"+name, flags(c)), c.CommandPath(), enumerate(flags(c), "and"))
	case errors.As(err, &bare):
		return usage("--%s needs a value; %s --help tells which", bare.GetFlag().Name, c.CommandPath())
	}
	return usage("%v; see %s --help", err, c.CommandPath())
}

// flags lists the flags of c as they are typed.
func flags(c *cobra.Command) []string {
	var list []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			list = append(list, "--"+f.Name)
		}
	})
	return list
}

// noArguments is for commands that take none.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("%s takes no arguments, but %q was given", c.CommandPath(), args[0])
	}
	return nil
}
