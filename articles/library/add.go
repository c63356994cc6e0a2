package library

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model/problem"
	"triptych/model/revision"
	"triptych/model/text"
)

// Added says what became of articles that were added to a story.
type Added struct {
	Story string // its name as the library has it
	Items []Item // one for each article, in the order given; fewer after an error
}

// An Item is an article that was added.
type Item struct {
	Path    string // of its file
	Outcome Outcome
}

// An Outcome is what became of an article that was added.
type Outcome uint8

// An article that was added may become any of these.
const (
	NewArticle Outcome = iota // the story did not have it
	NewVersion                // the story had another text of it
	Unchanged                 // the story has its very text but for typography, or had before a person edited it; nothing is written
)

// Add puts articles into a story, which it makes if there is none. What a person
// edited is never lost. An article is one that the story has if their addresses
// are the same but for scheme, fragment, default port, the case of the host, a
// slash at the end and utm_ parameters; where one of them has no address, if
// outlet and headline are the same; and where those are not known either, if the
// text is. A change of text or headline makes a version, one of date or authors
// alone, or of typography, does not.
//
// The error is a [*problem.Error], or that of the context. Then Added says what was
// written before.
func (l *Library) Add(ctx context.Context, name string, list []draft.Article) (Added, error) {
	if _, err := l.Path(name); err != nil {
		return Added{}, err
	}
	if err := os.MkdirAll(l.folder, folderPermissions); err != nil {
		return Added{}, failed(l.folder, "the folder for the library cannot be made", checkLibrary, err)
	}
	unlock, err := l.lock(ctx)
	if err != nil {
		return Added{}, err
	}
	defer unlock()
	path, err := l.Path(name) // which another program may have made
	if err != nil {
		return Added{}, err
	}
	added := Added{Story: filepath.Base(path)}
	if err := os.Mkdir(path, folderPermissions); err == nil {
		defer prune(path)
	} else if !errors.Is(err, fs.ErrExist) {
		return added, failed(path, "the folder for the story cannot be made", checkLibrary, err)
	}
	added.Items, err = l.addTo(ctx, added.Story, list)
	return added, err
}

const checkLibrary = "check its permissions, or name another library"

// addTo puts articles into a story whose folder there is.
func (l *Library) addTo(ctx context.Context, name string, list []draft.Article) (items []Item, err error) {
	f, err := l.openFound(name)
	if err != nil {
		return nil, err
	}
	defer f.close()
	defer func() {
		flush(f.root.Open("."))
		flush(os.Open(l.folder))
	}()
	s, err := f.loadExisting(ctx)
	if err != nil {
		return nil, err
	}
	for _, a := range list {
		if err := ctx.Err(); err != nil {
			return items, err
		}
		item, err := s.add(a, l.now())
		if err != nil {
			return items, err
		}
		items = append(items, item)
	}
	return items, nil
}

// A story is a story's folder while articles are added to it.
type story struct {
	*folder
	existing []existing
	taken    map[string]bool // what articles are called, folded, and have versions under
}

// An existing is an article of the story as Markdown that can be read.
type existing struct {
	name string // of its file
	frontMatter
	content string // the checksum of what it says now
}

// loadExisting reads what the story holds. Files that cannot be read, or are not
// Markdown, are no article that could be added again.
func (f *folder) loadExisting(ctx context.Context) (*story, error) {
	f.sweep(".")
	s := &story{folder: f, taken: make(map[string]bool)}
	for _, dir := range []string{".", versionsName} {
		if !exists(f.root, dir) {
			continue
		}
		entries, err := f.entries(dir)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			s.taken[fold(id(e.Name()))] = true
		}
	}
	list, _, err := f.articles(".")
	if err != nil {
		return nil, err
	}
	for _, file := range list {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if strings.EqualFold(filepath.Ext(file.name), ".txt") {
			continue
		}
		data, _, err := f.read(file.name)
		if err != nil {
			continue
		}
		if m, body, err := readArticle(data); err == nil {
			s.existing = append(s.existing, existing{file.name, m, contentChecksum(m.title, body)})
		}
	}
	return s, nil
}

// add puts one article into the story.
func (s *story) add(a draft.Article, now time.Time) (Item, error) {
	m, body, err := readArticle(markdown.Write(a)) // as it will be read again
	if err != nil {
		return Item{}, &problem.Error{Name: nameOf(a), Problem: "there is no text in it", Advice: "leave it out", Err: err}
	}
	m.added, m.checksum = now, contentChecksum(m.title, body)
	data := markdown.Write(a, addedKey+": "+now.UTC().Format(time.RFC3339), checksumKey+": "+m.checksum)
	if len(data) > draft.MaxSize {
		return Item{}, &problem.Error{Name: nameOf(a), Problem: "it is larger than any article", Advice: "add one article alone"}
	}
	fresh := existing{frontMatter: m, content: m.checksum}
	old := s.find(fresh)
	switch {
	case old == nil:
		fresh.name = free(fileID(&a), "", func(name string) bool { return s.taken[fold(name)] }) + ".md"
		if err := s.replace(fresh.name, data, s.vacant(fresh.name)); err != nil {
			return Item{}, err
		}
		s.existing = append(s.existing, fresh)
		s.taken[fold(id(fresh.name))] = true
		return Item{s.join(fresh.name), NewArticle}, nil
	case old.content == fresh.content, old.checksum == fresh.content, s.isAlike(old.name, m.title, body):
		return Item{s.join(old.name), Unchanged}, nil
	}
	fresh.name = old.name
	if err := s.revise(*old, data); err != nil {
		return Item{}, err
	}
	*old = fresh
	return Item{s.join(old.name), NewVersion}, nil
}

// isAlike reports whether what a file of the story says differs at most in typography,
// in emphasis and in where links lead to.
func (s *story) isAlike(file, title, body string) bool {
	data, _, err := s.read(file)
	if err != nil {
		return false // which whoever writes it finds out
	}
	m, was, err := readArticle(data)
	return err == nil && revision.Alike(m.title, title) && revision.Alike(text.ParseMarkdown(was).Text, text.ParseMarkdown(body).Text)

}

// nameOf names an article for a person.
func nameOf(a draft.Article) string { return cmp.Or(a.URL, a.Title, a.Source, "an article") }

// find returns the article of the story that another one is a version of, or nil.
func (s *story) find(a existing) *existing {
	var found *existing
	for i := range s.existing {
		e := &s.existing[i]
		switch {
		case a.url != "" && e.url != "":
			if sameAddress(a.url) == sameAddress(e.url) {
				return e
			}
		case found != nil:
		case a.source != "" && a.title != "":
			if fold(a.source) == fold(e.source) && fold(a.title) == fold(e.title) {
				found = e
			}
		case a.content == e.content && (a.source == "" || e.source == "" || fold(a.source) == fold(e.source)):
			found = e
		}
	}
	return found
}

// revise keeps what an article says now among its versions, and writes what it
// says next. A crash in between leaves the article as it is, and its copy, which
// the next revision finds.
func (s *story) revise(old existing, data []byte) error {
	now, info, err := s.read(old.name)
	if err != nil {
		return problem.Named(s.join(old.name), err)
	}
	dir := versionsName + "/" + id(old.name)
	if err := s.root.MkdirAll(filepath.FromSlash(dir), folderPermissions); err != nil {
		return s.unwritten(dir, err)
	}
	s.sweep(dir)
	before, err := s.earlier(id(old.name))
	if err != nil {
		return err
	}
	if n := len(before); n == 0 || s.holds(before[n-1].name, now)() != nil {
		copied := free(dir+"/"+stamp(old.addedOr(info.ModTime())), filepath.Ext(old.name), func(name string) bool { return exists(s.root, name) })
		if err := s.replace(copied, now, s.vacant(copied)); err != nil {
			return err
		}
		_ = s.root.Chtimes(filepath.FromSlash(copied), time.Time{}, info.ModTime()) // which is only for people
	}
	flush(s.root.Open(filepath.FromSlash(dir)))
	flush(s.root.Open(versionsName))
	return s.replace(old.name, data, s.holds(old.name, now))
}
