package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"triptych/model"
	"triptych/ui/config"
	"triptych/ui/linear"
	"triptych/ui/notes"
	"triptych/ui/reader"
)

const linearFlag = "linear"

// addLinear adds the flag that reads a story as lines.
func addLinear(c *cobra.Command) {
	c.Flags().Bool(linearFlag, false, "read as plain lines, sentence by sentence: for a screen reader, or a terminal that can do no more")
}

// readsLines reports whether a story is to be read as lines: if the flag says so or,
// where the screen would be used, the settings do.
func (a *app) readsLines(c *cobra.Command) bool {
	if c.Flags().Changed(linearFlag) {
		on, err := c.Flags().GetBool(linearFlag)
		return on && err == nil
	}
	settings, _ := loadSettings(a.getenv) // what is wrong with them is told by whoever obeys them
	return a.OutTerminal && settings.Linear == config.On
}

// offerLines prints the stories that there are, for whoever has named none.
func (a *app) offerLines(ctx context.Context, s *shelf) error {
	entries, err := listLibrary(ctx, s.library)
	if err != nil {
		return err
	}
	if err := writeStories(a.Out, entries); err != nil {
		return err
	}
	a.say("give the name of a story to read it")
	return nil
}

// readLines lets a person read the story as lines, or prints all of them where nobody
// can type.
func (a *app) readLines(ctx context.Context, s *loadedStory) error {
	settings, problems := loadSettings(a.getenv)
	a.say(append(problems, s.notices...)...)
	typed := a.InTerminal && a.OutTerminal
	store, book, err := recall(s.story, a.getenv)
	if err != nil && (typed || store != nil) { // who marks nothing needs no place for it
		a.say(err.Error())
	}
	if typed && s.annotated == nil {
		a.say("comparing the articles")
	}
	habits := reader.Habits{Level: model.Level(settings.Level)}
	if typed {
		rememberChoices(&habits, a.getenv)
	}
	desk := linear.Desk{Out: a.Out, Width: a.OutWidth, Typed: typed, Save: saveIn(ctx, store)}
	if !a.InTerminal || typed {
		desk.In = a.In
	}
	level, err := s.readLines(ctx, book, habits.Level, desk)
	if habits.Keep != nil && level != habits.Level {
		err = errors.Join(err, habits.Keep("level", string(level)))
	}
	return err
}

// readLines lets a person read the story as lines at a desk, and returns the level at
// which they left it.
func (s *loadedStory) readLines(ctx context.Context, book *notes.Book, level model.Level, d linear.Desk) (model.Level, error) {
	analysis, err := s.analysis(ctx, book)
	if err != nil {
		return level, err
	}
	r := linear.New(linear.Options{Analysis: analysis, Book: book, Level: level})
	err = linear.Run(ctx, r, d)
	return r.Level(), err
}

// saveIn returns what keeps a book in a store, nil where there is none. What was
// marked before the context ended is kept too.
func saveIn(ctx context.Context, store *notes.Store) func(*notes.Book) (*notes.Book, string, error) {
	if store == nil {
		return nil
	}
	return func(b *notes.Book) (*notes.Book, string, error) {
		saved, notice, err := store.Save(context.WithoutCancel(ctx), b)
		if err != nil {
			return b, notice, err
		}
		return b.Merge(saved), notice, nil
	}
}
