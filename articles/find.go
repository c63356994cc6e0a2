package articles

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/articles/files"
	"triptych/articles/web"
	"triptych/model/problem"
	"triptych/model/text"
)

// maxFiles is how many articles of a folder are looked at.
const maxFiles = 200

// StandardInput is the word that names standard input.
const StandardInput = "-"

// A source is something that a word names, still to be read.
type source struct {
	name string // as a person knows it
	read func(context.Context) ([]draft.Document, error)
	// slow is set for what comes over the network, so that others need not wait for it.
	slow bool
	// guessed is set for a file that nobody named and whose ending says little: it is
	// left out with a notice where it is no article.
	guessed bool
}

// file returns the source that is one file. An error of read need not name it.
func file(name string, read func() ([]byte, error)) source {
	return source{name: name, read: func(context.Context) ([]draft.Document, error) {
		data, err := read()
		if err == nil {
			err = notBlank(data)
		}
		return []draft.Document{{Name: name, Data: data}}, err
	}}
}

// found is what words name, unread.
type found struct {
	sources []source
	title   string // of the story that they make, "" for none
	anyway  bool   // see [Loader]
	notices []string
}

// find finds what the words name.
func (l Loader) find(words []string) (found, error) {
	if len(words) == 0 {
		return found{}, &problem.Error{Problem: "no articles are named", Advice: "name a folder of articles, or two or more files or addresses"}
	}
	if len(words) == 1 && isFolder(words[0]) {
		return findFolder(words[0])
	}
	f := found{title: commonFolder(words)}
	for _, word := range words {
		s, err := l.findOne(word)
		if err != nil {
			return found{}, err
		}
		f.sources = append(f.sources, s)
	}
	return f, nil
}

// findOne returns what one word names among several.
func (l Loader) findOne(word string) (source, error) {
	if word == StandardInput {
		return l.standardInput()
	}
	if _, err := os.Stat(word); err == nil || !web.IsAddress(word) {
		return open(word)
	}
	if l.Fetch == nil {
		return source{}, &problem.Error{Name: nameOf(word), Problem: "addresses are not fetched here", Advice: "name a file"}
	}
	return source{name: nameOf(word), slow: true, read: func(ctx context.Context) ([]draft.Document, error) {
		doc, err := l.Fetch(ctx, word)
		doc.Name = nameOf(word)
		return []draft.Document{doc}, err
	}}, nil
}

// nameOf names what a word stands for, as a person knows it and without a
// password that it may hold.
func nameOf(word string) string {
	if word == StandardInput {
		return "standard input"
	}
	if !strings.Contains(word, "@") || !web.IsAddress(word) {
		return word
	}
	u, err := url.Parse(word)
	if err != nil {
		return "the address"
	}
	u.User = nil
	return u.String()
}

// standardInput returns what is piped or pasted into the program.
func (l Loader) standardInput() (source, error) {
	name := nameOf(StandardInput)
	if l.In == nil {
		return source{}, &problem.Error{Name: name, Problem: "it is not read here", Advice: "name a file"}
	}
	return source{name: name, read: func(context.Context) ([]draft.Document, error) {
		data, err := files.ReadAll(l.In, draft.MaxSize)
		if err != nil {
			return nil, err
		}
		parts := splitPasted(data)
		if charset.Head(data, "") == nil { // a .docx or PDF
			parts = [][]byte{data}
		}
		var documents []draft.Document
		for i, part := range parts {
			doc := draft.Document{Name: name, Data: part}
			if len(parts) > 1 {
				doc.Name = fmt.Sprintf("%s, article %d", name, i+1)
			}
			documents = append(documents, doc)
		}
		if len(documents) == 0 {
			return nil, noText()
		}
		return documents, nil
	}}, nil
}

// findFolder finds the files of a folder.
func findFolder(path string) (found, error) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return found{}, named(path, err)
	}
	slices.SortFunc(entries, func(a, b os.DirEntry) int { return draft.CompareNames(a.Name(), b.Name()) })
	f := found{title: folderName(path)}
	for _, entry := range entries {
		kind := classify(entry.Name())
		if kind == other {
			continue
		}
		name := filepath.Join(path, entry.Name())
		if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
			f.notices = append(f.notices, text.SanitizeLine(name+" is no file that can be read: left out"))
			continue
		}
		s, err := open(name)
		if err != nil {
			return found{}, err
		}
		s.guessed = kind == perhapsArticle
		f.sources = append(f.sources, s)
	}
	if n := len(f.sources); n > maxFiles {
		return found{}, &problem.Error{Name: path, Problem: fmt.Sprintf("the folder holds %d articles", n), Advice: fmt.Sprintf("put those on one event into a folder of their own, %d at most", maxFiles)}
	} else if n == 0 {
		return found{}, enough(path, 0)
	}
	return f, nil
}

// A nameKind is what the name of a file in a folder says that it is.
type nameKind uint8

const (
	other nameKind = iota
	perhapsArticle
	article
)

// classify returns what the name of a file in a folder says that it is.
func classify(name string) nameKind {
	switch {
	case draft.IsArticleName(name):
		return article
	case strings.HasPrefix(name, "."), name == AnnotationsName, name == draft.SecondReaderName:
		return other
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".docx", ".rtf", ".pdf", ".eml":
		return article
	case ".json", ".xml", ".nitf", ".rss", ".atom", ".doc", ".odt":
		return perhapsArticle
	}
	return other
}

// enough returns why n articles are no story. They come from path, "" for several.
func enough(path string, n int) error {
	switch {
	case n == 0:
		return &problem.Error{Name: path, Problem: "the folder holds no articles", Advice: "put two or more articles into it: Markdown, text, HTML, .docx or PDF"}
	case n < MinArticles && isFolder(path):
		return &problem.Error{Name: path, Problem: "the folder holds one article only, which cannot be compared", Advice: "put at least one more into it"}
	case n < MinArticles:
		return &problem.Error{Name: path, Problem: "one article alone cannot be compared", Advice: "name at least one more"}
	}
	return nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// open returns the source that a file on disk is. That it can be one is looked at
// before anything else is read.
func open(path string) (source, error) {
	if err := files.Check(path, draft.MaxSize); err != nil {
		return source{}, advised(err)
	}
	return file(path, func() ([]byte, error) { return files.Read(path, draft.MaxSize) }), nil
}

// notBlank returns an error where there are no words in what was read.
func notBlank(data []byte) error {
	if len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\uFEFF")))) == 0 {
		return noText()
	}
	return nil
}

// commonFolder is the name of the folder that all the files are in, or "".
func commonFolder(paths []string) string {
	first := filepath.Dir(paths[0])
	for _, path := range paths {
		if filepath.Dir(path) != first || path == StandardInput || web.IsAddress(path) {
			return ""
		}
	}
	return folderName(first)
}

// folderName is the name of a folder, however it was given; "" for the root.
func folderName(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	if name := filepath.Base(path); name != string(filepath.Separator) && name != "." {
		return text.SanitizeLine(name)
	}
	return ""
}
