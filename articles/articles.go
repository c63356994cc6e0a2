// Package articles says where articles come from: files, a folder of them, or
// the story embedded in the program. It knows nothing of what is done with
// them.
package articles

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"triptych/model"
)

// A story has at least MinArticles articles and at most MaxArticles.
const (
	MinArticles = 2
	MaxArticles = 9
)

//go:embed beatles-letter/*.md
var embedded embed.FS

// embeddedFolder is the embedded story's folder.
const embeddedFolder = "beatles-letter"

// Embedded gives the story that comes with the program.
func Embedded() (model.Story, error) {
	names, err := fs.Glob(embedded, embeddedFolder+"/*.md")
	if err != nil {
		return model.Story{}, fmt.Errorf("find the embedded story: %w", err)
	}
	files := make([]file, len(names))
	for i, name := range names {
		files[i] = file{name: path.Base(name), read: func() ([]byte, error) { return embedded.ReadFile(name) }}
	}
	story, _, err := load(files)
	story.Title = readable(embeddedFolder)
	return story, err
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
// share; "" where they do not. The second result is what the reader should be
// told of, such as front matter that could not be understood, a line each.
//
// Whatever keeps the story from being read is an [*Error], which names the file
// and says what to do. All text of the story and the notices is harmless to a
// terminal.
func Load(paths ...string) (model.Story, []string, error) {
	files, title, notices, err := find(paths)
	if err != nil {
		return model.Story{}, nil, err
	}
	story, more, err := load(files)
	if err != nil {
		return model.Story{}, nil, err
	}
	story.Title = title
	return story, append(notices, more...), nil
}

// A file is one article that is still to be read.
type file struct {
	name string // as the reader knows it
	read func() ([]byte, error)
}

// load reads and parses the files, all at once.
func load(files []file) (model.Story, []string, error) {
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
			return model.Story{}, nil, err
		}
		all = append(all, notices[i]...)
	}
	nameApart(articles)
	return model.Story{Articles: articles}, all, nil
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
