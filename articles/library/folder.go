package library

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"triptych/articles/draft"
	"triptych/articles/files"
	"triptych/model/problem"
)

const versionsName = "versions"

// A folder is that of a story, opened. What is written goes through root, which
// no link leads out of; so does what is read of a confined library.
type folder struct {
	name     string // of the story, as the library has it
	path     string
	root     *os.Root
	confined bool
}

// open opens the folder of the story that a name means.
func (l *Library) open(name string) (*folder, error) {
	found, err := l.resolve(name)
	if err != nil {
		return nil, err
	}
	return l.openFound(found)
}

// openFound opens the folder of the story that is called exactly so.
func (l *Library) openFound(name string) (f *folder, err error) {
	f = &folder{name: name, path: filepath.Join(l.folder, name), confined: l.confined}
	if l.confined {
		f.root, err = l.openConfined(name)
	} else {
		f.root, err = os.OpenRoot(f.path)
	}
	var refused *problem.Error
	switch {
	case errors.As(err, &refused):
		return nil, refused
	case errors.Is(err, fs.ErrNotExist):
		return nil, l.unknown(name)
	case err != nil:
		return nil, failed(name, "the story cannot be opened", "check that it is a folder, and its permissions", err)
	}
	return f, nil
}

func (l *Library) openConfined(name string) (*os.Root, error) {
	library, err := os.OpenRoot(l.folder)
	if err != nil {
		return nil, err
	}
	defer library.Close() // the story's folder stays open
	info, err := library.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &problem.Error{Name: name, Problem: "it is a link or a file, not a folder", Advice: "put the folder itself into the library"}
	}
	return library.OpenRoot(name)
}

// join returns the path of a file of the story.
func (f *folder) join(file string) string { return filepath.Join(f.path, filepath.FromSlash(file)) }

func (f *folder) close() { f.root.Close() } // nothing is lost if that fails

// stat looks at a file of the story, at the end of a link where they are followed.
func (f *folder) stat(file string) (fs.FileInfo, error) {
	if f.confined {
		return f.root.Lstat(filepath.FromSlash(file))
	}
	return os.Stat(f.join(file))
}

// openFile opens a regular file of the story. It looks before: a pipe would never
// open. Its error has no name, nor have those of read and head: who asked knows
// what the file is called, and whether to say where it lies.
func (f *folder) openFile(file string) (*os.File, error) {
	info, err := f.stat(file)
	if err != nil {
		return nil, files.Unreadable(err)
	}
	if err := f.check(info); err != nil {
		return nil, err
	}
	var opened *os.File
	if f.confined {
		opened, err = f.root.Open(filepath.FromSlash(file))
	} else {
		opened, err = os.Open(f.join(file))
	}
	if err != nil {
		return nil, files.Unreadable(err)
	}
	return opened, nil
}

// check reports why what was looked at is no regular file.
func (f *folder) check(info fs.FileInfo) error {
	err := files.CheckInfo(info, math.MaxInt64)
	if f.confined && info.Mode()&fs.ModeSymlink != 0 {
		err = &problem.Error{Problem: "it is a link, which is not followed here"}
	}
	return problem.Advised("put the article itself there", err)
}

// read returns what a file of the story holds, and what it looks like.
func (f *folder) read(file string) ([]byte, fs.FileInfo, error) {
	opened, err := f.openFile(file)
	if err != nil {
		return nil, nil, err
	}
	defer opened.Close() // it was only read
	info, err := opened.Stat()
	if err != nil {
		return nil, nil, files.Unreadable(err)
	}
	data, err := files.ReadAll(opened, draft.MaxSize)
	return data, info, problem.Advised("keep one article only in it", err)
}

// A file is an article of a story.
type file struct {
	name string
	info fs.FileInfo
}

// articles lists the files of one of the story's folders that are articles, in
// order, and says which of them cannot be one.
func (f *folder) articles(dir string) (list []file, problems []error, err error) {
	entries, err := f.entries(dir)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		if !draft.IsArticleName(e.Name()) {
			continue
		}
		name := strings.TrimPrefix(dir+"/"+e.Name(), "./")
		info, err := f.stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist) && e.Type().IsRegular(): // it went a moment ago
			continue
		case err != nil:
			err = files.Unreadable(err)
		default:
			err = f.check(info)
		}
		if err != nil {
			problems = append(problems, problem.Named(f.join(name), err))
			continue
		}
		list = append(list, file{name, info})
	}
	slices.SortFunc(list, func(a, b file) int { return draft.CompareNames(a.name, b.name) })
	return list, problems, nil
}

// entries lists one of the story's folders.
func (f *folder) entries(dir string) ([]os.DirEntry, error) {
	entries, err := fs.ReadDir(f.root.FS(), dir)
	if err != nil {
		return nil, problem.Named(f.join(dir), files.Unreadable(err))
	}
	return entries, nil
}
