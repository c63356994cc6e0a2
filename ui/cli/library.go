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

// libraryFlags say where the library of stories is, for every command that may use
// it.
type libraryFlags struct {
	getenv func(name string) string
	named  string // the folder that --library names; "" for the person's own
}

const libraryFlag = "library"

// add adds the flag to c, and lets it complete the names of stories.
func (l *libraryFlags) add(c *cobra.Command) {
	c.ValidArgsFunction = l.complete
	c.Flags().StringVar(&l.named, libraryFlag, "", "keep stories in this `folder`, and look for them there")
}

// open returns the library, which need not exist. It is an error if there is no
// place for one.
func (l *libraryFlags) open() (*library.Library, error) {
	folder, err := l.folder()
	if err != nil {
		return nil, err
	}
	return l.indexed(library.Open(folder), config.IndexFile()), nil
}

// indexed returns the library with its index in a file of the cache, where there is one.
func (l *libraryFlags) indexed(lib *library.Library, file config.Place) *library.Library {
	path, err := file.Path(l.getenv)
	if err != nil {
		return lib
	}
	return lib.Indexed(path)
}

// openShared returns the library for the callers of a server: no link leads out of it.
func (l *libraryFlags) openShared() (*library.Library, error) {
	lib, err := l.open()
	if err != nil {
		return nil, err
	}
	return l.indexed(lib.Confined(), config.ServedIndexFile()), nil
}

func (l *libraryFlags) folder() (string, error) {
	if l.named != "" {
		return l.named, nil
	}
	folder, err := config.LibraryFolder().Path(l.getenv)
	if err != nil {
		return "", fmt.Errorf("there is no place for a library: %w, or give --%s", err, libraryFlag)
	}
	return folder, nil
}

// title names the library by its folder, from the home folder on.
func (l *libraryFlags) title() string {
	folder, err := l.folder()
	if err != nil {
		return "Stories"
	}
	if home := l.getenv("HOME"); filepath.IsAbs(home) {
		if rest, ok := strings.CutPrefix(folder, home+string(filepath.Separator)); ok {
			folder = filepath.Join("~", rest)
		}
	}
	return "Stories in " + folder
}

// find returns the story of the library that the words name, which is one word that
// is neither a path that exists nor an address; false if there is none.
func (l *libraryFlags) find(words []string) (*library.Library, library.Story, bool, error) {
	if len(words) != 1 || words[0] == articles.StandardInput || web.IsAddress(words[0]) {
		return nil, library.Story{}, false, nil
	}
	if _, err := os.Stat(words[0]); err == nil {
		return nil, library.Story{}, false, nil
	}
	lib, err := l.open()
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

// names lists what a word may name in the library.
func (l *libraryFlags) names(ctx context.Context) []string {
	var names []string
	if lib, err := l.open(); err == nil {
		names, _ = lib.Names(ctx) // those that can be read
	}
	if !slices.Contains(names, articles.EmbeddedName) {
		names = append(names, articles.EmbeddedName)
	}
	return names
}

// complete lets a shell complete the names of stories, beside files.
func (l *libraryFlags) complete(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var list []cobra.Completion
	for _, name := range l.names(c.Context()) {
		if strings.HasPrefix(name, typed) {
			list = append(list, name)
		}
	}
	return list, cobra.ShellCompDirectiveDefault
}
