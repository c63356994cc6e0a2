package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"triptych/articles"
	"triptych/articles/library"
	"triptych/articles/web"
	"triptych/ui/config"
)

// libraryFlag is the flag of every command that may use a library.
const libraryFlag = "library"

// takesLibrary adds the flag to c.
func (a *app) takesLibrary(c *cobra.Command) {
	c.Flags().StringVar(&a.libraryFolder, libraryFlag, "", "keep stories in this `folder`, and look for them there")
}

// library returns the library of stories, which need not exist. It is an error if
// there is no place for one.
func (a *app) library() (*library.Library, error) {
	folder, err := a.storiesFolder()
	if err != nil {
		return nil, err
	}
	return library.Open(folder), nil
}

// storiesFolder returns the folder of the library.
func (a *app) storiesFolder() (string, error) {
	if a.libraryFolder != "" {
		return a.libraryFolder, nil
	}
	data, err := config.DataFolder(a.getenv)
	if err != nil {
		return "", fmt.Errorf("there is no place for a library: %w, or give --%s", err, libraryFlag)
	}
	return filepath.Join(data, "library"), nil
}

// libraryTitle names the library by its folder, from the home folder on.
func (a *app) libraryTitle() string {
	folder, err := a.storiesFolder()
	if err != nil {
		return "Stories"
	}
	if home := a.getenv("HOME"); filepath.IsAbs(home) {
		if rest, ok := strings.CutPrefix(folder, home+string(filepath.Separator)); ok {
			folder = filepath.Join("~", rest)
		}
	}
	return "Stories in " + folder
}

// findInLibrary returns the story of the library that the words name, which is one
// word that is neither a path that exists nor an address; false if there is none.
func (a *app) findInLibrary(words []string) (*library.Library, library.Story, bool, error) {
	if len(words) != 1 || words[0] == articles.StandardInput || web.IsAddress(words[0]) {
		return nil, library.Story{}, false, nil
	}
	if _, err := os.Stat(words[0]); err == nil {
		return nil, library.Story{}, false, nil
	}
	lib, err := a.library()
	if err != nil {
		return nil, library.Story{}, false, nil // without a library no word names a story of it
	}
	story, err := lib.Find(words[0])
	if errors.Is(err, fs.ErrNotExist) || err != nil && !canName(lib, words[0]) {
		return lib, library.Story{}, false, nil
	}
	return lib, story, err == nil, err
}

// canName reports whether a story can have that name.
func canName(lib *library.Library, name string) bool {
	_, err := lib.Path(name)
	return err == nil
}

// storyNames lists what a word may name in the library.
func (a *app) storyNames(ctx context.Context) []string {
	lib, err := a.library()
	if err != nil {
		return nil
	}
	names, err := lib.Names(ctx)
	if err != nil {
		return nil
	}
	if !slices.Contains(names, articles.EmbeddedName) {
		names = append(names, articles.EmbeddedName)
	}
	return names
}

// completeStories lets a shell complete the names of stories, beside files.
func (a *app) completeStories(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var list []cobra.Completion
	for _, name := range a.storyNames(c.Context()) {
		if strings.HasPrefix(name, typed) {
			list = append(list, name)
		}
	}
	return list, cobra.ShellCompDirectiveDefault
}
