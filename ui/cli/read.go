package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/articles"
	"triptych/articles/watch"
	"triptych/articles/web"
	"triptych/model/problem"
	"triptych/ui/desktop"
	"triptych/ui/program"
	"triptych/ui/reader"
	"triptych/ui/session"
	"triptych/ui/tour"
)

// read shows the story in the reader until the person leaves it, with the way to
// the others. What revise returns takes the story's place.
func (s *shelf) read(ctx context.Context, story *loadedStory, revise reviser) error {
	o, err := s.options(story)
	if err != nil {
		return err
	}
	o.Revise = revise
	o.Around.Keep = s.keeper(story)
	return s.app.run(ctx, session.Options{Story: &o, Name: story.name, Shelf: s, Theme: o.Theme})
}

// pick shows the list of stories.
func (s *shelf) pick(ctx context.Context) error {
	var o reader.Options
	if err := s.display.apply(&o, s.app.getenv); err != nil {
		return err
	}
	if err := s.display.remember(&o, s.app.getenv); err != nil {
		return err
	}
	return s.app.run(ctx, session.Options{Shelf: s, Theme: o.Theme})
}

// options returns those of a reader of the story, with what the person marked in it
// before.
func (s *shelf) options(story *loadedStory) (reader.Options, error) {
	o := story.options()
	o.SecondReader = s.second.of(story)
	o.Around.Desktop = desktop.New(s.app.Env)
	var err error
	if o.Notes, o.Book, err = recall(story.story, s.app.getenv); err != nil {
		o.Notices = append(slices.Clip(o.Notices), err.Error())
	}
	if err := s.display.apply(&o, s.app.getenv); err != nil {
		return o, err
	}
	return o, s.display.remember(&o, s.app.getenv)
}

// demonstrate plays a script in the reader: it shows the story as it is, and
// marks nothing.
func (a *app) demonstrate(ctx context.Context, s *loadedStory, display displayFlags, script tour.Script) error {
	o := s.options()
	if err := display.apply(&o, a.getenv); err != nil {
		return err
	}
	o.Tour = script
	return a.run(ctx, session.Options{Story: &o, Theme: o.Theme})
}

// run runs the program on the terminal until the person leaves it.
func (a *app) run(ctx context.Context, o session.Options) error {
	s := session.New(ctx, o)
	defer s.Close()
	err := program.Run(ctx, s, a.In, a.Out, a.Env)
	lost := s.Keep()
	var failed *problem.Panic
	switch {
	case err == nil:
		return lost
	case errors.As(err, &failed):
		if lost != nil {
			a.say(lost.Error())
		}
		return failed
	case ctx.Err() != nil, errors.Is(err, tea.ErrInterrupted), errors.Is(err, program.ErrTerminated):
		if lost != nil {
			a.say(lost.Error())
		}
		if errors.Is(err, program.ErrTerminated) {
			return err
		}
		return context.Canceled
	default:
		return errors.Join(fmt.Errorf("the reader ended: %w", err), lost)
	}
}

// A reviser waits until a story has changed and returns it as it is then.
type reviser func(context.Context) (reader.Revision, error)

// watch begins to watch the files of a story before they are read, so that no
// change is lost. The words must name files. The second result ends the watching.
func (a *app) watch(words []string, f storyFlags) (reviser, func(), error) {
	files, err := watchable(&a.library, words)
	if err != nil {
		return nil, nil, err
	}
	watcher, second := watch.New(files...), newLender(a.getenv)
	return func(ctx context.Context) (reader.Revision, error) {
		if err := watcher.Wait(ctx); err != nil {
			return reader.Revision{}, err
		}
		s, err := a.load(ctx, words, f)
		if err != nil {
			return reader.Revision{}, err
		}
		store, _ := notesOn(s.story, a.getenv) // why there is none was said when the story was opened
		revision := s.revision(store)
		revision.SecondReader = second.of(s)
		return revision, nil
	}, watcher.Close, nil
}

// watchable returns the files and folders that the words name.
func watchable(lib *libraryFlags, words []string) ([]string, error) {
	_, story, found, err := lib.find(words)
	switch {
	case err != nil:
		return nil, err
	case found:
		return []string{story.Folder}, nil
	}
	for _, word := range words {
		if word == articles.StandardInput || web.IsAddress(word) && !exists(word) {
			return nil, usage("--%s is for files and stories of the library, and %s is neither", watchFlag, word)
		}
	}
	if len(words) == 0 {
		return nil, usage("--%s needs a story in files: the one that comes with the program cannot change", watchFlag)
	}
	return words, nil
}

const watchFlag = "watch"
