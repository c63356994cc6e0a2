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
	// doubtful is set for a file that nobody named and whose ending says little: it
	// is left out with a notice where it is no article.
	doubtful bool
}

// find returns what the words name, unread, and the story's title.
func (l Loader) find(words []string) (sources []source, title string, notices []string, err error) {
	if len(words) == 0 {
		return nil, "", nil, &problem.Error{Problem: "no articles are named", Advice: "name a folder of articles, or two or more files or addresses"}
	}
	if len(words) == 1 {
		if info, err := os.Stat(words[0]); err == nil && info.IsDir() {
			return findFolder(words[0])
		}
	}
	for _, word := range words {
		s, err := l.findOne(word)
		if err != nil {
			return nil, "", nil, err
		}
		sources = append(sources, s)
	}
	return sources, commonFolder(words), nil, nil
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
	return source{name: nameOf(word), read: func(ctx context.Context) ([]draft.Document, error) {
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
		if err == nil {
			err = someText(data)
		}
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

// findFolder returns the files of a folder.
func findFolder(path string) (sources []source, title string, notices []string, err error) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, "", nil, named(path, err)
	}
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		if belonging(name) == no {
			continue
		}
		if info, err := os.Stat(filepath.Join(path, name)); err != nil || !info.Mode().IsRegular() {
			notices = append(notices, text.SanitizeLine(filepath.Join(path, name)+" is no file that can be read: left out"))
			continue
		}
		names = append(names, name)
	}
	slices.SortFunc(names, draft.CompareNames)
	if len(names) > maxFiles {
		return nil, "", nil, &problem.Error{Name: path, Problem: fmt.Sprintf("the folder holds %d articles", len(names)), Advice: fmt.Sprintf("put those on one event into a folder of their own, %d at most", maxFiles)}
	}
	for _, name := range names {
		s, err := open(filepath.Join(path, name))
		if err != nil {
			return nil, "", nil, err
		}
		s.doubtful = belonging(name) == maybe
		sources = append(sources, s)
	}
	if len(sources) == 0 {
		return nil, "", nil, enough(path, 0)
	}
	return sources, folderName(path), notices, nil
}

// Whether a file in a folder is an article, by its name.
type answer uint8

const (
	no answer = iota
	maybe
	yes
)

// belonging reports by its name whether a file in a folder is an article.
func belonging(name string) answer {
	switch {
	case draft.IsArticleName(name):
		return yes
	case strings.HasPrefix(name, "."), name == AnnotationsName:
		return no
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".docx", ".pdf", ".eml":
		return yes
	case ".json", ".xml", ".nitf", ".rss", ".atom", ".doc", ".odt", ".rtf":
		return maybe
	}
	return no
}

// enough tells why so many articles are no story.
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

// open returns the source that a file is, unread.
func open(path string) (source, error) {
	if err := files.Check(path, draft.MaxSize); err != nil {
		return source{}, advised(err)
	}
	return source{name: path, read: func(context.Context) ([]draft.Document, error) {
		data, err := files.Read(path, draft.MaxSize)
		if err == nil {
			err = someText(data)
		}
		return []draft.Document{{Name: path, Data: data}}, err
	}}, nil
}

// someText reports an error where the data is blank.
func someText(data []byte) error {
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
