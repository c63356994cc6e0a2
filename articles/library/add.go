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
)

// Added says what became of articles that were added to a story.
type Added struct {
	Story  string // its name as the library has it
	Folder string
	Items  []Item // one for each article, in the order given; fewer after an error
}

// An Item is an article that was added.
type Item struct {
	Path    string // of its file
	Outcome Outcome
	Earlier string // of a NewVersion, the path of what the article said before
}

// An Outcome is what became of an article that was added.
type Outcome uint8

// The outcomes.
const (
	NewArticle Outcome = iota // the story did not have it
	NewVersion                // the story had another text of it
	Unchanged                 // the story has its very text, or had before a person edited it; nothing is written
)

// Add puts articles into a story, which it makes if there is none. What a person
// edited is never lost. An article is one that the story has if their addresses
// are the same but for scheme, fragment, default port, the case of the host, a
// slash at the end and utm_ parameters; where one of them has no address, if
// outlet and headline are the same; and where those are not known either, if the
// text is. A change of text or headline makes a version, one of date or authors
// alone does not.
//
// The error is a [*problem.Error], or that of the context. Then Added says what was
// written before.
func (l *Library) Add(ctx context.Context, name string, list []draft.Article) (Added, error) {
	const advice = "check its permissions, or name another library"
	if _, err := l.Path(name); err != nil {
		return Added{}, err
	}
	if err := os.MkdirAll(l.folder, folderPermissions); err != nil {
		return Added{}, failed(l.folder, "the folder for the library cannot be made", advice, err)
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
	added := Added{Story: filepath.Base(path), Folder: path}
	if err := os.Mkdir(path, folderPermissions); err == nil {
		defer prune(path)
	} else if !errors.Is(err, fs.ErrExist) {
		return added, failed(path, "the folder for the story cannot be made", advice, err)
	}
	f, err := l.openFound(added.Story)
	if err != nil {
		return added, err
	}
	defer f.close()
	defer func() {
		flush(f.root.Open("."))
		flush(os.Open(l.folder))
	}()
	s, err := f.shelve(ctx)
	for i := 0; i < len(list) && err == nil; i++ {
		var item Item
		if err = ctx.Err(); err != nil {
			break
		}
		if item, err = s.add(list[i], l.now()); err == nil {
			added.Items = append(added.Items, item)
		}
	}
	return added, err
}

// A shelf is a story's folder while articles are added to it.
type shelf struct {
	*folder
	kept  []kept
	taken map[string]bool // what articles are called, folded, and have versions under
}

// A kept is an article of the story as Markdown that can be read.
type kept struct {
	name string // of its file
	matter
	words string // the checksum of what it says
}

// shelve reads what the story holds. Files that cannot be read, or are not
// Markdown, are no article that could be added again.
func (f *folder) shelve(ctx context.Context) (*shelf, error) {
	f.sweep(".")
	s := &shelf{folder: f, taken: make(map[string]bool)}
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
	files, _, err := f.articles(".")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
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
			s.kept = append(s.kept, kept{file.name, m, words(m.title, body)})
		}
	}
	return s, nil
}

// add puts one article into the story.
func (s *shelf) add(a draft.Article, now time.Time) (Item, error) {
	data := markdown.Write(a)
	m, body, err := readArticle(data)
	if err != nil {
		return Item{}, &problem.Error{Name: called(a), Problem: "there is no text in it", Advice: "leave it out", Err: err}
	}
	m.added = now
	m.checksum = words(m.title, body)
	data = sign(data, m)
	if len(data) > draft.MaxSize {
		return Item{}, &problem.Error{Name: called(a), Problem: "it is larger than any article", Advice: "add one article alone"}
	}
	fresh := kept{matter: m, words: m.checksum}
	old := s.find(fresh)
	if old == nil {
		fresh.name = free(fileID(&a), "", func(name string) bool { return s.taken[fold(name)] }) + ".md"
		return s.put(fresh, data)
	}
	if old.words == fresh.words || old.checksum == fresh.words {
		return Item{Path: s.join(old.name), Outcome: Unchanged}, nil
	}
	fresh.name = old.name
	return s.revise(old, fresh, data)
}

// called gives what tells a person which article is meant.
func called(a draft.Article) string { return cmp.Or(a.URL, a.Title, a.Source, "an article") }

// find gives the article of the story that another one is a version of, if there
// is one.
func (s *shelf) find(a kept) *kept {
	var found *kept
	for i := range s.kept {
		k := &s.kept[i]
		switch {
		case a.url != "" && k.url != "":
			if sameAddress(a.url) == sameAddress(k.url) {
				return k
			}
		case found != nil:
		case a.source != "" && a.title != "":
			if fold(a.source) == fold(k.source) && fold(a.title) == fold(k.title) {
				found = k
			}
		case a.words == k.words && (a.source == "" || k.source == "" || fold(a.source) == fold(k.source)):
			found = k
		}
	}
	return found
}

// put writes an article that the story does not have.
func (s *shelf) put(a kept, data []byte) (Item, error) {
	if err := s.replace(a.name, data, s.vacant(a.name)); err != nil {
		return Item{}, err
	}
	s.kept = append(s.kept, a)
	s.taken[fold(id(a.name))] = true
	return Item{Path: s.join(a.name), Outcome: NewArticle}, nil
}

// revise keeps what an article says now among its versions, and writes what it
// says next. A crash in between leaves the article as it is, and its copy, which
// the next revision finds.
func (s *shelf) revise(old *kept, a kept, data []byte) (Item, error) {
	now, info, err := s.read(old.name)
	if err != nil {
		return Item{}, problem.Named(s.join(old.name), err)
	}
	if old.added.IsZero() {
		old.added = info.ModTime()
	}
	dir := versionsName + "/" + id(old.name)
	if err := s.root.MkdirAll(filepath.FromSlash(dir), folderPermissions); err != nil {
		return Item{}, s.unwritten(dir, err)
	}
	s.sweep(dir)
	before, err := s.earlier(id(old.name))
	if err != nil {
		return Item{}, err
	}
	var earlier string
	if n := len(before); n > 0 && s.holds(before[n-1].name, now)() == nil {
		earlier = before[n-1].name
	} else {
		earlier = free(dir+"/"+stamp(old.added), filepath.Ext(old.name), func(name string) bool { return exists(s.root, name) })
		if err := s.replace(earlier, now, s.vacant(earlier)); err != nil {
			return Item{}, err
		}
		_ = s.root.Chtimes(filepath.FromSlash(earlier), time.Time{}, info.ModTime()) // which is only for people
	}
	flush(s.root.Open(filepath.FromSlash(dir)))
	flush(s.root.Open(versionsName))
	if err := s.replace(a.name, data, s.holds(old.name, now)); err != nil {
		return Item{}, err
	}
	*old = a
	return Item{Path: s.join(a.name), Outcome: NewVersion, Earlier: s.join(earlier)}, nil
}
