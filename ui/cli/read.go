package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"

	"triptych/ui/reader"
	"triptych/ui/tour"
)

// framesPerSecond is as often as a local terminal is drawn at most. The delay
// from a key to its frame is up to one frame, so this is twice the usual.
const framesPerSecond = 120

// options gives those of a reader that shows the story.
func (s *subject) options() reader.Options {
	return reader.Options{Story: s.story, Analyze: s.analyze, Annotated: s.annotated, Notices: s.notices}
}

// read shows the story in the reader until the person leaves it. A script that
// is not empty is played there.
func (a *app) read(ctx context.Context, s *subject, l looks, script tour.Script) error {
	if len(script) == 0 { // a demonstration shows the story as it is, and marks nothing
		if err := s.recall(a.getenv); err != nil {
			s.notices = append(s.notices, err.Error())
		}
	}
	o := s.options()
	if err := a.settle(&o, l); err != nil {
		return err
	}
	o.Tour, o.Book, o.Notes = script, s.book, s.store
	r := reader.New(ctx, o)
	defer r.Close()
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithOutput(a.Out), tea.WithEnvironment(a.Env), tea.WithFPS(framesPerSecond),
	}
	if a.In != os.Stdin { // left to itself, Bubble Tea finds the terminal where standard input is none
		options = append(options, tea.WithInput(a.In))
	}
	_, err := tea.NewProgram(r, options...).Run()
	if lost := r.Unsaved(); lost != nil {
		a.say(lost.Error())
	}
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil, errors.Is(err, tea.ErrInterrupted):
		return context.Canceled
	default:
		return fmt.Errorf("the reader ended: %w", err)
	}
}
