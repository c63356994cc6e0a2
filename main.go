// Command triptych shows several articles about one event side by side, scrolls
// them in step by subject and marks the details in which they differ.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"triptych/ui/cli"
)

// memory is how many bytes the program takes before it looks harder for what it may let
// go. Stories that anybody reads need a tenth of it; of what is made to be hard to
// read, most is garbage soon.
const memory = 300 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	os.Exit(run())
}

func run() int {
	ctx, end := context.WithCancelCause(context.Background())
	defer end(nil)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		cause := cli.EndedBy(<-signals)
		// A second one ends the program at once, should the first one not do.
		signal.Stop(signals)
		end(cause)
	}()
	return cli.Main(ctx, cli.Current())
}
