package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"triptych/articles/draft"
	"triptych/model/problem"
)

// trashName is the folder of the library in which what was removed lies, each in
// a folder named after its story and the time, in the form of a story.
const trashName = ".trash"

// Remove takes a story out of the library, or one article of it with its
// versions, named as for Versions; "" means the whole story. What is taken out is
// moved into the folder .trash of the library, and removed is its path there:
// to have it back, move it back; to be rid of it, delete it. A folder that holds
// anything else that a person would miss is not removed.
//
// The error is a [*problem.Error], or that of the context.
func (l *Library) Remove(ctx context.Context, name, article string) (removed string, err error) {
	f, err := l.open(name) // before a lock is made where there is nothing
	if err != nil {
		return "", err
	}
	defer f.close()
	unlock, err := l.lock(ctx)
	if err != nil {
		return "", err
	}
	defer unlock()
	if article == "" {
		return l.removeStory(f)
	}
	return l.removeArticle(f, article)
}

func (l *Library) removeStory(f *folder) (removed string, err error) {
	entries, err := f.entries(".")
	if err != nil {
		return "", err
	}
	var others []string
	articles := 0
	for _, e := range entries {
		switch name := e.Name(); {
		case draft.IsArticleName(name) && !e.IsDir():
			articles++
		case strings.HasPrefix(name, "."), strings.HasSuffix(name, "~"): // of editors and systems
		case (name == draft.AnnotationsName || name == draft.SecondReaderName) && !e.IsDir(), name == versionsName && e.IsDir():
		default:
			others = append(others, name)
		}
	}
	slices.SortFunc(others, draft.CompareNames)
	switch {
	case len(others) > 0:
		return "", &problem.Error{
			Name: f.name, Problem: fmt.Sprintf("the folder holds other things than articles: %s", joinFirst(others)),
			Advice: "move them out of it, or remove the folder by hand",
		}
	case articles == 0:
		return "", &problem.Error{Name: f.name, Problem: "the folder holds no articles", Advice: "remove it by hand"}
	}
	trash, err := l.trash(f)
	if err != nil {
		return "", err
	}
	f.close() // some systems do not move a folder that is open
	if err := os.Rename(f.path, trash); err != nil {
		return "", unmoved(f.name, err)
	}
	return trash, nil
}

func (l *Library) removeArticle(f *folder, article string) (removed string, err error) {
	found, err := f.pick(article)
	if err != nil {
		return "", err
	}
	trash, err := l.trash(f)
	if err != nil {
		return "", err
	}
	versions := versionsName + "/" + id(found.name)
	if exists(f.root, versions) {
		if err := move(f.join(versions), filepath.Join(trash, filepath.FromSlash(versions))); err != nil {
			return "", unmoved(f.join(versions), err)
		}
	}
	if err := move(f.join(found.name), filepath.Join(trash, found.name)); err != nil {
		return "", unmoved(f.join(found.name), err)
	}
	prune(f.join(versionsName))
	prune(f.path)
	return filepath.Join(trash, found.name), nil
}

// trash returns the path of a folder for what is removed from a story now. It does
// not exist, but the one that it is in does.
func (l *Library) trash(f *folder) (string, error) {
	dir := filepath.Join(l.folder, trashName)
	if err := os.Mkdir(dir, folderPermissions); err != nil && !errors.Is(err, os.ErrExist) {
		return "", failed(dir, "the folder for what is removed cannot be made", "check the permissions of the library", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", failed(dir, "the folder for what is removed cannot be opened", "check its permissions", err)
	}
	defer root.Close() // it was only looked at
	return filepath.Join(dir, free(f.name+" "+stamp(l.now()), "", func(name string) bool { return exists(root, name) })), nil
}

// prune removes a folder that is empty, and never a link to one.
func prune(dir string) {
	if info, err := os.Lstat(dir); err == nil && info.IsDir() {
		os.Remove(dir) // which fails while there is something in it
	}
}

// move renames a file or folder into a folder that is made for it.
func move(from, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), folderPermissions); err != nil {
		return err
	}
	return os.Rename(from, to)
}

func unmoved(name string, err error) *problem.Error {
	return failed(name, "it cannot be moved to the trash", "check the permissions of the library and of the story's folder", err)
}

// joinFirst lists names, the first nine of them.
func joinFirst(names []string) string {
	list := strings.Join(names[:min(9, len(names))], ", ")
	if len(names) > 9 {
		list += ", …"
	}
	return list
}
