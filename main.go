// Command triptych shows several articles about one event side by side, scrolls
// them in step by subject and marks the details in which they differ.
package main

import (
	"context"
	"os"
	"os/signal"

	"triptych/ui/cli"
)

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	// A second interrupt ends the program at once, should the first one not do.
	context.AfterFunc(ctx, stop)
	return cli.Main(ctx, cli.Current())
}
