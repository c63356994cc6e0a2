// Package library keeps stories as plain files: a library is a folder of stories,
// and a story is a folder of articles, which a person can read, edit and put under
// version control. There is nothing else that has to be kept in step: what a person
// puts there by hand, takes away or renames is simply there, gone or renamed.
//
//	library/
//	  harbour-fire/                          a story
//	    2026-03-02-the-daily-example.md      an article as it is now
//	    2026-03-03-example-wire.md
//	    annotations.json                     what a person marked in it
//	    versions/
//	      2026-03-02-the-daily-example/      what that article said before, the
//	        2026-03-02T09-15-00Z.md          time (UTC) when each was added
//	  .trash/                                what was removed; delete it when you like
//	  .lock                                  held while something is written
//
// An article's newest text stands in the story's folder under a name that never
// changes, so that the folder is the story as it is now to every program, and
// annotations, notes and the history of version control stay with the article.
// Adding it again with another text first copies the file, with all that a person
// edited in it, into the article's folder under versions, and then replaces it.
// Whoever renames an article by hand renames its folder there alike.
//
// Articles that were added have two keys of the library's own in their front
// matter: added, the time, and checksum, by which what was added is told from what
// a person edited since. Neither is needed.
//
// Several programs may use a library at once. Reading takes no lock and writes
// nothing. Files are written whole or not at all: whatever a crash leaves is
// hidden, not read, and cleared away by the next who adds to that story.
// Permissions are what the umask leaves: 0644 and 0755 with that of most people,
// and with 002, as groups that share a folder have it, also for the group.
package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"golang.org/x/text/unicode/norm"

	"triptych/articles/draft"
	"triptych/articles/files"
	"triptych/model/problem"
)

// A Library is a folder of stories. It never changes, so that goroutines may
// share it.
type Library struct {
	folder   string
	confined bool
	now      func() time.Time
	patience time.Duration // how long to wait for another program, whose writing takes milliseconds
	index    *index        // of what was listed
}

// Open returns the library in a folder, which need not exist. Nothing is read yet.
func Open(folder string) *Library {
	return &Library{folder: folder, now: time.Now, patience: 10 * time.Second, index: newIndex("", folder, false)}
}

// Confined returns the same library for a shared box, where whoever may write to it
// must not lead readers to other files: symbolic links, and whatever else is
// neither a folder nor a regular file, are refused, and files are opened so that no
// link made meanwhile leads out of the story's folder. A library that is not
// confined follows links, as a person who makes them for themselves expects. In
// both, a hard link is the file itself, and the library's own folder may be a link. It is
// indexed apart: what came through links is not for others.
func (l *Library) Confined() *Library {
	confined := *l
	confined.confined, confined.index = true, newIndex("", l.folder, true)
	return &confined
}

// Path returns the folder of a story, which may not exist. It is always directly in
// the library's folder. Names that differ only in case or in how their
// characters are composed mean the same story, unless there are folders for both.
// The error for what no story can be called is a [*problem.Error], which suggests
// another name.
func (l *Library) Path(name string) (string, error) {
	name, err := l.resolve(name)
	if err != nil {
		return "", err
	}
	return filepath.Join(l.folder, name), nil
}

// Names lists what the stories are called, in order. None is opened.
func (l *Library) Names(ctx context.Context) ([]string, error) {
	entries, err := l.entries()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if l.isFolder(e) && checkName(e.Name()) == nil {
			names = append(names, e.Name())
		}
	}
	slices.SortFunc(names, draft.CompareNames)
	return names, nil
}

// entries lists what is in the library's folder, nothing if there is none.
func (l *Library) entries() ([]os.DirEntry, error) {
	entries, err := os.ReadDir(l.folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, failed(l.folder, "the library cannot be read", "check its permissions, or name another folder", err)
	}
	return entries, nil
}

// lock takes the library's lock and returns what lets go of it. Where the file
// system has no locks nothing is held: that files are replaced whole must do.
func (l *Library) lock(ctx context.Context) (unlock func(), err error) {
	path := filepath.Join(l.folder, ".lock")
	options := []flock.Option{flock.SetPermissions(filePermissions)} // others who share the library take it too
	if _, err := os.Lstat(path); err == nil && runtime.GOOS == "linux" {
		// Which lets nobody create a file that is another's where all may write.
		options = append(options, flock.SetFlag(os.O_RDONLY))
	}
	unlock, err = files.Lock(ctx, path, l.patience, options...)
	if unlock == nil {
		unlock = func() {}
	}
	return unlock, err
}

// isFolder reports whether an entry of the library is a folder, or a link to one
// where links are followed.
func (l *Library) isFolder(e os.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 || l.confined {
		return e.IsDir()
	}
	info, err := os.Stat(filepath.Join(l.folder, e.Name()))
	return err == nil && info.IsDir()
}

// refuses reports whether an entry of the library is one that it would follow if it
// were not confined.
func (l *Library) refuses(e os.DirEntry) bool { return l.confined && e.Type()&fs.ModeSymlink != 0 }

// resolve returns the name of a story as its folder has it, or would have it if
// there is none.
func (l *Library) resolve(name string) (string, error) {
	composed := norm.NFC.String(name)
	if err := checkName(composed); err != nil {
		return "", err
	}
	if l.knows(name) {
		return name, nil
	}
	entries, err := l.entries()
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		if e.Name() == composed || e.Name() == name {
			return e.Name(), nil
		}
	}
	var alike []string
	for _, e := range entries {
		if fold(e.Name()) == fold(composed) {
			alike = append(alike, e.Name())
		}
	}
	switch len(alike) {
	case 0:
		return composed, nil
	case 1:
		return alike[0], nil
	}
	return "", &problem.Error{
		Name: name, Problem: fmt.Sprintf("it may mean any of %s", strings.Join(alike, ", ")),
		Advice: "write it in the same letters, large and small",
	}
}

// unknown says that there is no such story, and which may be meant.
func (l *Library) unknown(name string) error {
	advice := "list the library to see what there is"
	if names, err := l.Names(context.Background()); err == nil {
		if near := nearest(name, names); len(near) > 0 {
			advice = "did you mean " + strings.Join(near, ", ") + "?"
		}
	}
	return &problem.Error{Name: cmp.Or(name, l.folder), Problem: "there is no such story in the library", Advice: advice, Err: fs.ErrNotExist}
}
