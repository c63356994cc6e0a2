// Command triptych shows several articles about one event side by side, scrolls
// them in step by subject and marks the details in which they differ.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"triptych/ui/cli"
)

func main() { os.Exit(run()) }

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
