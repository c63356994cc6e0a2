package library

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"triptych/articles/draft"
	"triptych/articles/filename"
)

const (
	versionsName = "versions"
	// annotationsName is the file beside the articles that the reader knows.
	annotationsName = "annotations.json"
)

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
	var refused *Error
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
		return nil, &Error{Name: name, Problem: "it is a link or a file, not a folder", Advice: "put the folder itself into the library"}
	}
	return library.OpenRoot(name)
}

// join gives the path of a file of the story.
func (f *folder) join(file string) string { return filepath.Join(f.path, filepath.FromSlash(file)) }

func (f *folder) close() { f.root.Close() } // nothing is lost if that fails

// stat looks at a file of the story, at the end of a link where they are
// followed.
func (f *folder) stat(file string) (fs.FileInfo, error) {
	if f.confined {
		return f.root.Lstat(filepath.FromSlash(file))
	}
	return os.Stat(f.join(file))
}

// openFile opens a regular file of the story. It looks before: a pipe would never
// open.
func (f *folder) openFile(file string) (*os.File, error) {
	info, err := f.stat(file)
	if err != nil {
		return nil, f.unreadable(file, err)
	}
	if !info.Mode().IsRegular() {
		return nil, f.irregular(file)
	}
	var opened *os.File
	if f.confined {
		opened, err = f.root.Open(filepath.FromSlash(file))
	} else {
		opened, err = os.Open(f.join(file))
	}
	if err != nil {
		return nil, f.unreadable(file, err)
	}
	return opened, nil
}

// read reads a file of the story whole.
func (f *folder) read(file string) ([]byte, fs.FileInfo, error) {
	opened, err := f.openFile(file)
	if err != nil {
		return nil, nil, err
	}
	defer opened.Close() // it was only read
	info, err := opened.Stat()
	if err != nil {
		return nil, nil, f.unreadable(file, err)
	}
	data, err := io.ReadAll(io.LimitReader(opened, draft.MaxSize+1))
	switch {
	case err != nil:
		return nil, nil, f.unreadable(file, err)
	case len(data) > draft.MaxSize:
		return nil, nil, tooLarge(f.join(file))
	}
	return data, info, nil
}

func (f *folder) unreadable(file string, err error) *Error {
	return failed(f.join(file), "it cannot be read", "check its permissions", err)
}

func (f *folder) irregular(file string) *Error {
	e := &Error{Name: f.join(file), Problem: "it is no regular file", Advice: "put the article itself there"}
	if f.confined {
		e.Problem = "it is a link or no regular file, which is not read here"
	}
	return e
}

// A file is an article of a story.
type file struct {
	name string
	info fs.FileInfo
}

// articles lists the files of one of the story's folders that are articles, in
// order, and says which of them cannot be one.
func (f *folder) articles(dir string) (files []file, problems []*Error, err error) {
	entries, err := f.entries(dir)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		if !filename.IsArticle(e.Name()) {
			continue
		}
		name := strings.TrimPrefix(dir+"/"+e.Name(), "./")
		info, err := f.stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist) && e.Type().IsRegular(): // it went a moment ago
		case err != nil:
			problems = append(problems, f.unreadable(name, err))
		case !info.Mode().IsRegular():
			problems = append(problems, f.irregular(name))
		default:
			files = append(files, file{name, info})
		}
	}
	slices.SortFunc(files, func(a, b file) int { return filename.Compare(a.name, b.name) })
	return files, problems, nil
}

// entries lists one of the story's folders, in any order.
func (f *folder) entries(dir string) ([]os.DirEntry, error) {
	d, err := f.root.Open(filepath.FromSlash(dir))
	var entries []os.DirEntry
	if err == nil {
		defer d.Close() // it was only read
		entries, err = d.ReadDir(-1)
	}
	if err != nil {
		return nil, f.unreadable(dir, err)
	}
	return entries, nil
}

func tooLarge(path string) *Error {
	return &Error{Name: path, Problem: "it is larger than any article", Advice: "keep one article only in it"}
}
