package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"triptych/model/text"
	"triptych/ui/report"
)

// notes returns the command about what a person marked in a story.
func (a *app) notes() *cobra.Command {
	c := &cobra.Command{
		Use:   "notes COMMAND",
		Short: "List and exchange what you marked in a story",
		Long: "Notes lists and exchanges what you marked in the reader: the states of differences, notes on them, differences " +
			"that you made, changed or removed by hand, and corrections of counterparts. They are kept in one file per story, and every report includes them.",
		Example: "# hand your notes to a colleague\ntriptych notes export for-ann.json FOLDER --author Bo\n\n" +
			"# take in what a colleague handed to you\ntriptych notes import from-bo.json FOLDER",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return noCommand(c, args[0])
			}
			return usage("%s needs a command: %s", c.CommandPath(), enumerate(commandNames(c), "or"))
		},
	}
	c.AddCommand(a.notesExport(), a.notesImport(), a.notesPath(), a.notesShow())
	return c
}

// notesPath returns the command that names the file of notes.
func (a *app) notesPath() *cobra.Command {
	c := &cobra.Command{
		Use:   "path " + storyArguments,
		Short: "Print which file holds the notes",
		Long:  "Path prints the file in which the notes on a story are kept. It does not exist until something is marked.",
		Args:  storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			// Notes do not depend on annotations, which may be wrong.
			s, err := a.load(c.Context(), args, storyFlags{automatic: true})
			if err != nil {
				return err
			}
			store, err := notesOn(s.story, a.getenv)
			if err != nil {
				return err
			}
			return a.printf("%s\n", store.Path())
		},
	}
	a.library.add(c)
	return c
}

// notesShow returns the command that lists the notes.
func (a *app) notesShow() *cobra.Command {
	var f storyFlags
	history := false
	c := &cobra.Command{
		Use:   "show " + storyArguments,
		Short: "List the notes",
		Long: "Show lists what was marked in a story: the differences with their states and notes, those made, changed or " +
			"removed by hand, the corrections of counterparts, and what has no place now, because the articles or the analysis have changed. None of that " +
			"is lost: it stays in the file, and comes back when its place does.\n\n" +
			"With --history, what your notes said before stands below them: the last ten texts of each, until the difference is settled.",
		Args: storyArgs,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := a.load(c.Context(), args, f)
			if err != nil {
				return err
			}
			_, book, err := recall(s.story, a.getenv)
			if err != nil {
				return err
			}
			a.say(s.notices...)
			analysis, err := s.analysis(c.Context(), book)
			if err != nil {
				return err
			}
			return report.WriteNotes(a.Out, analysis, report.Options{Width: a.lineWidth(), Book: book.On(analysis)}, history)
		},
	}
	c.Flags().BoolVar(&history, "history", false, "show what notes said before, too")
	f.add(c, &a.library)
	return c
}

// notesExport returns the command that writes the notes for a colleague.
func (a *app) notesExport() *cobra.Command {
	author := ""
	c := &cobra.Command{
		Use:   "export FILE " + storyArguments,
		Short: "Write the notes to a file, to hand to a colleague",
		Long: "Export writes the notes on a story to a new FILE, without the place where you were reading. With your name " +
			"on them they stay yours where they are imported; without, they count as the colleague's own.",
		Example: "triptych notes export for-ann.json FOLDER --author Bo",
		Args:    fileAndStory,
		RunE: func(c *cobra.Command, args []string) error {
			// Notes do not depend on annotations, which may be wrong.
			s, err := a.load(c.Context(), args[1:], storyFlags{automatic: true})
			if err != nil {
				return err
			}
			_, book, err := recall(s.story, a.getenv)
			if err != nil {
				return err
			}
			if book.Empty() {
				a.say("nothing is marked in this story yet: the file says so")
			}
			return book.Export(args[0], author)
		},
	}
	a.library.add(c)
	c.Flags().StringVar(&author, "author", "", "put this `name` on what you marked yourself")
	mustComplete(c, "author", nil)
	return c
}

// notesImport returns the command that takes in the notes of a colleague.
func (a *app) notesImport() *cobra.Command {
	author := ""
	var f storyFlags
	c := &cobra.Command{
		Use:   "import FILE " + storyArguments,
		Short: "Take in notes that a colleague exported",
		Long: "Import adds the notes in a FILE that was exported from the same story to yours. Where both say something of " +
			"the same by the same person, what was set later counts. If a note of yours differs in the file, both texts " +
			"are kept. A colleague's marks stand beside yours.",
		Example: "triptych notes import from-bo.json FOLDER",
		Args:    fileAndStory,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := a.load(c.Context(), args[1:], f)
			if err != nil {
				return err
			}
			a.say(s.notices...)
			return a.importNotes(c.Context(), s, args[0], author)
		},
	}
	c.Flags().StringVar(&author, "author", "", "take what has this `name` on it as your own")
	mustComplete(c, "author", nil)
	f.add(c, &a.library)
	return c
}

// importNotes adds the notes in a file to those on the story, saves them and says
// what came of it.
func (a *app) importNotes(ctx context.Context, s *loadedStory, path, author string) error {
	store, book, err := recall(s.story, a.getenv)
	if store == nil {
		return err // any other error is for Save, which sets damaged notes aside or refuses
	}
	book, imported, err := book.Import(path, author)
	if err != nil {
		return err
	}
	analysis, err := s.analysis(ctx, book)
	if err != nil {
		return err
	}
	saved, notice, err := store.Save(ctx, book.On(analysis))
	if err != nil {
		return err
	}
	if notice != "" {
		a.say(notice)
	}
	if imported.Both > 0 {
		a.say(fmt.Sprintf("notes of yours that differ in the file, of which both texts are kept: %d", imported.Both))
	}
	if _, err := fmt.Fprintf(a.Out, "%s: %d new, %d without a place in the story now\n",
		text.SanitizeLine(path), imported.New, len(saved.Lost())); err != nil {
		return fmt.Errorf("write what came of the import: %w", err)
	}
	return nil
}

// fileAndStory checks the words of commands that take a file before the story.
func fileAndStory(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage("%s needs the name of a file", c.CommandPath())
	}
	return storyArgs(c, args[1:])
}
