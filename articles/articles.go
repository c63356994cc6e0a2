// Package articles says where articles come from: files of many formats, a
// folder of them, addresses, standard input, or the story embedded in the
// program. It knows nothing of what is done with them.
//
//	words → sources → documents → drafts → story
//	        (find)    (read)      (formats) (parse)
//
// A format is one package below this one and one line in formats.
package articles

import (
	"context"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"triptych/articles/draft"
	"triptych/articles/files"
	"triptych/articles/internal/fields"
	"triptych/model"
	"triptych/model/choose"
	"triptych/model/text"
)

// A story has at least MinArticles articles and at most MaxArticles.
const (
	MinArticles = 2
	MaxArticles = 9
)

// AnnotationsName is the name of the file in a story's folder that holds what a
// person marked in its articles.
const AnnotationsName = draft.AnnotationsName

// SecondReaderName is the name of the file in a story's folder that holds what a
// language model read in its articles.
const SecondReaderName = draft.SecondReaderName

//go:embed beatles-letter/*.md beatles-letter/annotations.json
var embedded embed.FS

// EmbeddedName is what the embedded story is called: its folder.
const EmbeddedName = "beatles-letter"

// A Loaded is a story as it was found.
type Loaded struct {
	Story model.Story

	// Annotations is what the file called AnnotationsName beside the articles
	// holds, unread; nil where there is none. AnnotationsError, a *problem.Error, says
	// why the file cannot be read: the limits of articles hold for it.
	Annotations      []byte
	AnnotationsError error

	// SecondReading is what the file called SecondReaderName beside the articles holds,
	// unread; nil where there is none that can be read.
	SecondReading []byte

	// Notices are what a person should know of, such as front matter that could not
	// be understood, a line each.
	Notices []string
}

// A Loader reads what words name. The zero value reads files and folders.
type Loader struct {
	In io.Reader // standard input, which the word - names; nil where it may not be read
	// Fetch returns the page at an address; nil where none may be fetched. Its errors
	// are *problem.Error.
	Fetch func(ctx context.Context, address string) (draft.Document, error)
	// Anyway is whether what there is of a page is read that seems to show no article,
	// or only its start.
	Anyway bool
}

// Embedded returns the story that comes with the program.
func Embedded() (Loaded, error) {
	names, _ := fs.Glob(embedded, EmbeddedName+"/*.md") // which is a pattern
	var f found
	for _, name := range names {
		f.sources = append(f.sources, file(path.Base(name), func() ([]byte, error) { return embedded.ReadFile(name) }))
	}
	l, err := f.load(context.Background(), EmbeddedName)
	if err != nil {
		return Loaded{}, err
	}
	l.Story.Title = strings.ToUpper(EmbeddedName[:1]) + strings.ReplaceAll(EmbeddedName[1:], "-", " ")
	l.Annotations, err = embedded.ReadFile(EmbeddedName + "/" + AnnotationsName)
	return l, err
}

// Load reads a story. One word may name a folder, whose files are the articles
// in the order of their names, or something that holds several articles, such as
// a feed. Several words name files and addresses in the order given; the word -
// is standard input, in which a form feed or a line of === parts articles.
//
// Of more than MaxArticles articles, those nearest to one another are taken, and
// a notice says so. The story's title is the name of the folder, also of that
// which several files share; "" where they do not. Annotations are those of the
// one folder.
//
// Whatever keeps the story from being read is a [*problem.Error], which names the
// source and says what to do, or the context's own. All text of the story and the
// notices is harmless to a terminal; annotations are not.
func (l Loader) Load(ctx context.Context, words ...string) (Loaded, error) {
	f, err := l.find(words)
	if err != nil {
		return Loaded{}, err
	}
	f.anyway = l.Anyway
	if len(words) > 1 {
		return f.load(ctx, "")
	}
	loaded, err := f.load(ctx, nameOf(words[0]))
	if err != nil || !isFolder(words[0]) {
		return loaded, err
	}
	path := filepath.Join(words[0], AnnotationsName)
	data, err := files.Read(path, draft.MaxSize)
	loaded.annotate(path, data, err)
	if data, err := files.Read(filepath.Join(words[0], SecondReaderName), draft.MaxSize); err == nil {
		loaded.SecondReading = data
	}
	return loaded, nil
}

// LoadFiles reads a story of that title whose articles are files, in their order,
// with the annotations beside the first of them. Files are read by read, which
// returns at most draft.MaxSize bytes. Errors are as for Load; they and the notices
// name files by the title, and not by where they lie.
func (l Loader) LoadFiles(ctx context.Context, title string, paths []string, read func(path string) ([]byte, error)) (Loaded, error) {
	f := found{title: text.SanitizeLine(title)}
	for _, path := range paths {
		f.sources = append(f.sources, file(filepath.Join(title, filepath.Base(path)), func() ([]byte, error) { return read(path) }))
	}
	loaded, err := f.load(ctx, title)
	if err != nil {
		return Loaded{}, err
	}
	data, err := read(filepath.Join(filepath.Dir(paths[0]), AnnotationsName))
	loaded.annotate(filepath.Join(title, AnnotationsName), data, err)
	if data, err := read(filepath.Join(filepath.Dir(paths[0]), SecondReaderName)); err == nil {
		loaded.SecondReading = data
	}
	return loaded, nil
}

// load reads what was found, and makes a story of it. The name is that of all
// sources together, or "".
func (f found) load(ctx context.Context, name string) (Loaded, error) {
	drafts, notices, err := f.collect(ctx)
	if err != nil {
		return Loaded{}, err
	}
	if err := enough(name, len(drafts)); err != nil {
		return Loaded{}, err
	}
	var list []model.Article
	for i := range drafts {
		if ctx.Err() != nil {
			return Loaded{}, ctx.Err()
		}
		a, err := drafts[i].parse()
		if err != nil {
			return Loaded{}, err
		}
		drafts[i].Markdown, drafts[i].Blocks = "", nil // which may be as large as the article
		list = append(list, a)
	}
	numberAlike(list)
	switch n := len(list); {
	case n <= MaxArticles:
	case !slices.ContainsFunc(drafts, func(d Draft) bool { return d.From != drafts[0].From }): // a feed, whose articles have nothing in common but their outlet
		notices = append(notices, fmt.Sprintf("of %d articles, the newest %d are shown; triptych add keeps all of them in a story", n, MaxArticles))
		list = newest(list)[:MaxArticles]
	default:
		notices = append(notices, fmt.Sprintf("of %d articles, the %d nearest to one another are shown", n, MaxArticles))
		all := list
		list = nil
		for _, i := range choose.Nearest(all, MaxArticles) {
			list = append(list, all[i])
		}
	}
	return Loaded{Story: model.Story{Title: f.title, Articles: list}, Notices: notices}, nil
}

// newest returns articles in the order of their dates, the newest first; those
// without a date keep their places behind them.
func newest(list []model.Article) []model.Article {
	at := func(a model.Article) time.Time {
		t, _ := fields.Time(a.Date)
		return t
	}
	slices.SortStableFunc(list, func(a, b model.Article) int { return at(b).Compare(at(a)) })
	return list
}

// numberAlike numbers articles whose sources have the same name.
func numberAlike(articles []model.Article) {
	used := make(map[string]bool)
	for i := range articles {
		id := articles[i].ID
		for n := 2; used[articles[i].ID]; n++ {
			articles[i].ID = fmt.Sprintf("%s (%d)", id, n)
		}
		used[articles[i].ID] = true
	}
}
