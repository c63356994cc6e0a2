package articles

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"triptych/model/text"
)

// maxSize is the size in bytes of the largest file that is read.
const maxSize = 16 << 20

// find gives the files of a story, unread, and its title.
func find(paths []string) (files []file, title string, notices []string, err error) {
	switch len(paths) {
	case 0:
		return nil, "", nil, &Error{Problem: "no articles are named", Advice: "name a folder of articles, or two or more files"}
	case 1:
		return findOne(paths[0])
	}
	if len(paths) > MaxArticles {
		return nil, "", nil, tooMany("", len(paths))
	}
	for _, path := range paths {
		f, err := open(path)
		if err != nil {
			return nil, "", nil, err
		}
		files = append(files, f)
	}
	return files, commonFolder(paths), nil, nil
}

// findOne gives the files of a folder.
func findOne(path string) (files []file, title string, notices []string, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, "", nil, systemError(path, err)
	}
	if !info.IsDir() {
		if _, err := open(path); err != nil {
			return nil, "", nil, err
		}
		return nil, "", nil, &Error{Path: path, Problem: "one article alone cannot be compared", Advice: "name at least one more"}
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, "", nil, systemError(path, err)
	}
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		if !isArticle(name) {
			continue
		}
		if info, err := os.Stat(filepath.Join(path, name)); err != nil || !info.Mode().IsRegular() {
			notices = append(notices, text.SanitizeLine(filepath.Join(path, name)+" is no file that can be read: left out"))
			continue
		}
		names = append(names, name)
	}
	slices.SortFunc(names, compareNames)
	if err := enough(path, len(names)); err != nil {
		return nil, "", nil, err
	}
	for _, name := range names {
		f, err := open(filepath.Join(path, name))
		if err != nil {
			return nil, "", nil, err
		}
		files = append(files, f)
	}
	return files, folderName(path), notices, nil
}

// enough tells why a folder of so many articles is no story.
func enough(path string, n int) error {
	switch {
	case n == 0:
		return &Error{Path: path, Problem: "the folder holds no articles", Advice: "put two or more .md or .txt files into it"}
	case n < MinArticles:
		return &Error{Path: path, Problem: "the folder holds one article only, which cannot be compared", Advice: "put at least one more into it"}
	case n > MaxArticles:
		return tooMany(path, n)
	}
	return nil
}

// isArticle tells by its name whether a file in a folder is an article.
func isArticle(name string) bool {
	if strings.HasPrefix(name, ".") {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".txt":
		return true
	}
	return false
}

// open looks at a file without reading it: a pipe would never end.
func open(path string) (file, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return file{}, systemError(path, err)
	case info.IsDir():
		return file{}, &Error{Path: path, Problem: "this is a folder", Advice: "name the files in it, or this folder alone"}
	case !info.Mode().IsRegular():
		return file{}, &Error{Path: path, Problem: "this is no regular file but a pipe, a socket or a device", Advice: "save the text to a file and name that"}
	case info.Size() > maxSize:
		return file{}, tooLarge(path)
	}
	return file{name: path, read: func() ([]byte, error) { return read(path) }}, nil
}

// read reads a file, which may have grown since it was looked at.
func read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, systemError(path, err)
	}
	defer f.Close() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil {
		return nil, systemError(path, err)
	}
	if len(data) > maxSize {
		return nil, tooLarge(path)
	}
	return data, nil
}

// ReadAnnotations reads a file of annotations, under the limits that hold for
// articles. Its error is an [*Error], for a file that is not there one that is
// fs.ErrNotExist.
func ReadAnnotations(path string) ([]byte, error) {
	f, err := open(path)
	var data []byte
	if err == nil {
		data, err = f.read()
	}
	if err == nil {
		err = check(path, data)
	}
	if err == nil {
		return data, nil
	}
	if wrong := new(Error); errors.As(err, &wrong) && !errors.Is(err, fs.ErrNotExist) {
		err = &Error{Path: path, Problem: wrong.Problem, Advice: "correct it, or take it away", Err: wrong.Err}
	}
	return nil, err
}

// commonFolder is the name of the folder that all the files are in, or "".
func commonFolder(paths []string) string {
	first := filepath.Dir(paths[0])
	for _, path := range paths[1:] {
		if filepath.Dir(path) != first {
			return ""
		}
	}
	return folderName(first)
}

// folderName is the name of a folder, however it was given.
func folderName(path string) string {
	whole, err := filepath.Abs(path)
	if err != nil {
		whole = path
	}
	name := filepath.Base(whole)
	if name == string(filepath.Separator) || name == "." {
		return ""
	}
	return text.SanitizeLine(name)
}

// compareNames orders names as a person does: numbers in them by their value.
func compareNames(a, b string) int {
	x, y := strings.ToLower(a), strings.ToLower(b)
	for x != "" && y != "" {
		dx, dy := digits(x), digits(y)
		if dx > 0 && dy > 0 {
			nx, ny := strings.TrimLeft(x[:dx], "0"), strings.TrimLeft(y[:dy], "0")
			if c := cmp.Or(cmp.Compare(len(nx), len(ny)), cmp.Compare(nx, ny)); c != 0 {
				return c
			}
			x, y = x[dx:], y[dy:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

// digits is the number of digits at the start of s.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
