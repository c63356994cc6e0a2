package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"triptych/articles"
	"triptych/articles/draft"
	"triptych/articles/library"
	"triptych/model"
	"triptych/model/problem"
	"triptych/ui/draw"
)

// errNoLibrary is why stories cannot be changed where there is no place for them.
var errNoLibrary = errors.New("there is no place for a library: set HOME, or give --" + libraryFlag)

// Add adds the articles of a source to a story of the library.
func (s *shelf) Add(ctx context.Context, story, source string) (said string, err error) {
	if err := s.mayBeCalled(story); err != nil {
		return "", err
	}
	return s.addWords(ctx, story, []string{source})
}

// mayBeCalled returns why the library can have no story of a name; nil where it can.
func (s *shelf) mayBeCalled(story string) error {
	switch {
	case s.library == nil:
		return errNoLibrary
	case slices.Contains(commandNames(s.app.root()), story):
		return &problem.Error{Name: story, Problem: "that is a command", Advice: "give the story another name"}
	}
	_, err := s.library.Path(story)
	return err
}

// addWords adds what the words name to a story of the library, and says what became
// of it. Nothing is added where one of them cannot be read.
func (s *shelf) addWords(ctx context.Context, story string, words []string) (said string, err error) {
	return s.addFrom(ctx, story, quietLoader(s.app.Process), words)
}

// quietLoader returns a loader that leaves the terminal alone, which is the reader's.
func quietLoader(p Process) articles.Loader {
	p.In, p.ErrTerminal = nil, false
	return newLoader(p)
}

// addFrom is addWords with what a loader reads.
func (s *shelf) addFrom(ctx context.Context, story string, loader articles.Loader, words []string) (said string, err error) {
	var list []draft.Article
	for _, r := range collect(ctx, loader, words) {
		if r.err != nil {
			return "", r.err
		}
		for _, d := range r.drafts {
			list = append(list, d.Article)
		}
	}
	added, err := s.library.Add(ctx, story, list)
	if err != nil {
		return "", err
	}
	fresh := 0
	for _, item := range added.Items {
		if item.Outcome != library.Unchanged {
			fresh++
		}
	}
	if fresh == 0 {
		return added.Story + " has that already", nil
	}
	return fmt.Sprintf("added %s to %s", draw.Plural(fresh, "article"), added.Story), nil
}

// Rename gives a story of the library another name, and takes the notes on it along.
func (s *shelf) Rename(ctx context.Context, story, to string) (said string, err error) {
	if err := s.mayBeCalled(to); err != nil {
		return "", err
	}
	before := s.notesFile(ctx, story)
	if err := s.library.Rename(ctx, story, to); err != nil {
		return "", err
	}
	after := s.notesFile(ctx, to)
	if after == "" || before == after || !exists(before) {
		return fmt.Sprintf("%s is called %s now", story, to), nil
	}
	if exists(after) {
		return fmt.Sprintf("%s is called %s now; there are notes on a story of that name: those from before are in %s", story, to, before), nil
	}
	if err := os.Rename(before, after); err != nil {
		return "", problem.System(before, "the story has its new name, but these notes on it could not be renamed", "rename the file to "+filepath.Base(after), err)
	}
	return fmt.Sprintf("%s is called %s now", story, to), nil
}

// notesFile returns the file of the notes on a story of the library, "" where that
// cannot be known.
func (s *shelf) notesFile(ctx context.Context, story string) string {
	_, loaded, err := s.open(ctx, story)
	if err != nil {
		return ""
	}
	return pathOfNotes(loaded.story, s.app.getenv)
}

func pathOfNotes(story *model.Story, getenv func(string) string) string {
	store, err := notesOn(story, getenv)
	if err != nil {
		return ""
	}
	return store.Path()
}

// Remove takes a story out of the library. It goes to the trash, and the notes on it
// stay where they are: they are found again if it is moved back.
func (s *shelf) Remove(ctx context.Context, story string) (said string, err error) {
	if s.library == nil {
		return "", errNoLibrary
	}
	where, err := s.library.Remove(ctx, story, "")
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s is in %s; notes on it are kept", story, where), nil
}
