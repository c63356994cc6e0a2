package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/reader"
)

// framesPerSecond is as often as a local terminal is drawn at most. The delay
// from a key to its frame is up to one frame, so this is twice the usual.
const framesPerSecond = 120

// read shows the story in the reader until the person leaves it.
func (a *app) read(ctx context.Context, story *model.Story, notices []string) error {
	r := reader.New(ctx, reader.Options{
		Story:         story,
		Analyze:       func(ctx context.Context) (*model.Analysis, error) { return analyze.Story(ctx, story) },
		Notices:       notices,
		ReducedMotion: a.reducedMotion,
	})
	defer r.Close()
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithOutput(a.Out), tea.WithEnvironment(a.Env), tea.WithFPS(framesPerSecond),
	}
	if a.In != os.Stdin { // left to itself, Bubble Tea finds the terminal where standard input is none
		options = append(options, tea.WithInput(a.In))
	}
	_, err := tea.NewProgram(r, options...).Run()
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil, errors.Is(err, tea.ErrInterrupted):
		return context.Canceled
	default:
		return fmt.Errorf("the reader ended: %w", err)
	}
}
