//go:build !unix

package program

import (
	"context"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
)

// Run runs the model on the terminal that this process writes to, until it ends.
// Here it is Bubble Tea's own renderer and reader that do: they know the console's
// own way to send keys and sizes.
func Run(ctx context.Context, model tea.Model, in io.Reader, out io.Writer, environ []string) error {
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithOutput(out), tea.WithEnvironment(environ), tea.WithFPS(framesPerSecond),
	}
	if in != os.Stdin { // left to itself, Bubble Tea finds the terminal where standard input is none
		options = append(options, tea.WithInput(in))
	}
	_, err := tea.NewProgram(model, options...).Run()
	return err
}

const framesPerSecond = 120
