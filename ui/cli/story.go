package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/model"
	"triptych/ui/config"
	"triptych/ui/notes"
)

// storyFlags are the flags of every command that shows a story.
type storyFlags struct {
	automatic bool
	versions  string // the article whose versions are compared; "" for the story itself
	anew      bool   // an empty file of annotations counts as none
	anyway    bool   // read what there is of a page that seems to show no article, or only its start
}

const (
	automaticFlag = "automatic"
	versionsFlag  = "versions"
	anywayFlag    = "anyway"
)

// add adds the flags to c, with that for the library.
func (f *storyFlags) add(c *cobra.Command, library *libraryFlags) {
	library.add(c)
	addAutomatic(c, &f.automatic)
	addAnyway(c, &f.anyway)
	c.Flags().StringVar(&f.versions, versionsFlag, "", "of a story in the library, compare the versions of this `article`")
}

func addAnyway(c *cobra.Command, anyway *bool) {
	c.Flags().BoolVar(anyway, anywayFlag, false, "read what there is of a page that seems to show no article, or only its start")
}

func addAutomatic(c *cobra.Command, automatic *bool) {
	c.Flags().BoolVar(automatic, automaticFlag, false, "use the automatic analysis even for stories annotated by hand")
}

// load reads the story that the words name, the embedded one if there are none.
func (a *app) load(ctx context.Context, words []string, f storyFlags) (*loadedStory, error) {
	how := newMethod(a.getenv, f.automatic)
	how.anew = f.anew
	return await(ctx, func() (*loadedStory, error) {
		lib, story, found, err := a.library.find(words)
		switch {
		case err != nil:
			return nil, err
		case f.versions != "" && !found:
			return nil, usage("--%s is for a story of the library: give its name", versionsFlag)
		case f.versions != "":
			return loadVersions(ctx, lib, story, f.versions, how)
		case found:
			return loadFromLibrary(ctx, lib, story, how)
		case len(words) == 0, len(words) == 1 && words[0] == articles.EmbeddedName && !exists(words[0]):
			return loadEmbedded(how)
		}
		from := newSources(a.Process, words)
		from.loader.Anyway = f.anyway
		s, err := loadNamed(ctx, from.loader, words, how)
		if err == nil {
			s.from = from
		}
		return s, err
	})
}

// notesOn returns where what the person marks in a story is kept. It is an error
// if there is no place for it.
func notesOn(story *model.Story, getenv func(string) string) (*notes.Store, error) {
	folder, err := config.NotesFolder().Path(getenv)
	if err != nil {
		return nil, fmt.Errorf("what you mark is not kept: %w", err)
	}
	return notes.Open(folder, story), nil
}

// recall reads what the person marked in a story before. The book is never nil,
// since an error keeps nobody from reading; the store is nil if there is no place
// for notes.
func recall(story *model.Story, getenv func(string) string) (*notes.Store, *notes.Book, error) {
	store, err := notesOn(story, getenv)
	if err != nil {
		return nil, notes.New(story), err
	}
	book, err := store.Load()
	return store, book, err
}
