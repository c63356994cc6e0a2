// Package articles says where articles come from: files, a folder of them, or
// the story embedded in the program. It knows nothing of what is done with
// them.
package articles

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"triptych/model"
)

// A story has at least MinArticles articles and at most MaxArticles.
const (
	MinArticles = 2
	MaxArticles = 9
)

// AnnotationsName is the name of the file in a story's folder that holds what a
// person marked in its articles.
const AnnotationsName = "annotations.json"

//go:embed beatles-letter/*.md beatles-letter/annotations.json
var embedded embed.FS

// embeddedFolder is the embedded story's folder.
const embeddedFolder = "beatles-letter"

// A Loaded is a story as it was found.
type Loaded struct {
	Story model.Story

	// Annotations is what the file called AnnotationsName beside the articles
	// holds, unread; nil where there is none. AnnotationsError, an *Error, says
	// why the file cannot be read: the limits of articles hold for it.
	Annotations      []byte
	AnnotationsError error

	// Notices is what a person should be told of, such as front matter that could
	// not be understood, a line each.
	Notices []string
}

// Embedded gives the story that comes with the program.
func Embedded() (Loaded, error) {
	names, err := fs.Glob(embedded, embeddedFolder+"/*.md")
	if err != nil {
		return Loaded{}, fmt.Errorf("find the embedded story: %w", err)
	}
	files := make([]file, len(names))
	for i, name := range names {
		files[i] = file{name: path.Base(name), read: func() ([]byte, error) { return embedded.ReadFile(name) }}
	}
	l, err := load(files)
	if err != nil {
		return Loaded{}, err
	}
	l.Story.Title = readable(embeddedFolder)
	if l.Annotations, err = embedded.ReadFile(embeddedFolder + "/" + AnnotationsName); err != nil {
		return Loaded{}, fmt.Errorf("find the annotations of the embedded story: %w", err)
	}
	return l, nil
}

// readable makes a title of a folder's name that was chosen for it.
func readable(name string) string {
	words := strings.ReplaceAll(name, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// Load reads a story: one folder, whose .md, .markdown and .txt files are the
// articles in the order of their names, or two to nine files in the order
// given. A file may start with front matter in YAML, between lines of three
// hyphens, that names its source, title, date, url and authors.
//
// The story's title is the name of the folder, also of that which several files
// share; "" where they do not. Annotations are those of the one folder.
//
// Whatever keeps the story from being read is an [*Error], which names the file
// and says what to do. All text of the story and the notices is harmless to a
// terminal; annotations are not.
func Load(paths ...string) (Loaded, error) {
	files, title, notices, err := find(paths)
	if err != nil {
		return Loaded{}, err
	}
	l, err := load(files)
	if err != nil {
		return Loaded{}, err
	}
	l.Story.Title = title
	l.Notices = append(notices, l.Notices...)
	if len(paths) == 1 {
		l.Annotations, l.AnnotationsError = ReadAnnotations(filepath.Join(paths[0], AnnotationsName))
		if errors.Is(l.AnnotationsError, fs.ErrNotExist) {
			l.AnnotationsError = nil
		}
	}
	return l, nil
}

// A file is one article that is still to be read.
type file struct {
	name string // as the reader knows it
	read func() ([]byte, error)
}

// load reads and parses the files, all at once.
func load(files []file) (Loaded, error) {
	articles := make([]model.Article, len(files))
	notices := make([][]string, len(files))
	errs := make([]error, len(files))
	var wg sync.WaitGroup
	for i, f := range files {
		wg.Go(func() {
			data, err := f.read()
			if err == nil {
				articles[i], notices[i], err = parse(f.name, data)
			}
			errs[i] = err
		})
	}
	wg.Wait()
	var all []string
	for i, err := range errs {
		if err != nil {
			return Loaded{}, err
		}
		all = append(all, notices[i]...)
	}
	nameApart(articles)
	return Loaded{Story: model.Story{Articles: articles}, Notices: all}, nil
}

// nameApart numbers articles whose files have the same name.
func nameApart(articles []model.Article) {
	used := make(map[string]bool)
	for i := range articles {
		id := articles[i].ID
		for n := 2; used[articles[i].ID]; n++ {
			articles[i].ID = fmt.Sprintf("%s (%d)", id, n)
		}
		used[articles[i].ID] = true
	}
}
