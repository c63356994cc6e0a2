package library

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"triptych/articles/draft"
	"triptych/model/problem"
)

// A Story is what a folder of the library holds now.
type Story struct {
	Name   string // as the library has it
	Folder string // its path

	// Files are the paths of its articles, one at least, each the newest version,
	// in the order in which the folder shows them.
	Files []string

	// Fingerprint is another one whenever an article or the annotations beside
	// them came, went, or changed in size or time.
	Fingerprint string

	// Size is how many bytes its articles have in all.
	Size int64

	// Notices say what a person should know of it, a line each, harmless to a
	// terminal: files that can be no article, and are left out.
	Notices []string

	changed time.Time // when one of them was changed last
}

// Find returns the story that a name means. No file of it is opened, so that to
// ask again costs little. The error is a [*problem.Error]; for a story that does not
// exist it is fs.ErrNotExist too, and says what may have been meant.
func (l *Library) Find(name string) (Story, error) {
	f, err := l.open(name)
	if err != nil {
		return Story{}, err
	}
	defer f.close()
	files, problems, err := f.articles(".")
	if err != nil {
		return Story{}, err
	}
	s := Story{Name: f.name, Folder: f.path}
	for _, p := range problems {
		s.Notices = append(s.Notices, p.Error())
	}
	if len(files) == 0 {
		return Story{}, f.empty()
	}
	seen := sha256.New()
	for _, file := range files {
		s.Files = append(s.Files, f.join(file.name))
		s.Size += file.info.Size()
		s.see(file.info)
		record(seen, file)
	}
	for _, name := range []string{draft.AnnotationsName, draft.SecondReaderName} {
		if info, err := f.stat(name); err == nil {
			s.see(info)
			record(seen, file{name, info})
		}
	}
	s.Fingerprint = hex.EncodeToString(seen.Sum(nil))[:16]
	return s, nil
}

// see takes in when a file of the story was changed.
func (s *Story) see(info fs.FileInfo) {
	if at := info.ModTime(); s.changed.Before(at) {
		s.changed = at
	}
}

// record adds what a file looks like from outside to a fingerprint.
func record(seen io.Writer, f file) {
	fmt.Fprintf(seen, "%q %d %d\n", f.name, f.info.Size(), f.info.ModTime().UnixNano())
}

// empty returns the error that says that a folder is no story.
func (f *folder) empty() *problem.Error {
	return &problem.Error{Name: f.name, Problem: "the folder holds no articles", Advice: "add some, or remove the folder"}
}

// A Version is what an article said at a time.
type Version struct {
	Path  string
	Added time.Time // when it came into the library, or else when the file was changed last
}

// Versions returns the versions of one article of a story, oldest first: one only
// if the article never changed. The article is named by its file, with or without
// ending, by its address, or by its outlet where that has one article only. The
// error is a [*problem.Error].
func (l *Library) Versions(name, article string) ([]Version, error) {
	f, err := l.open(name)
	if err != nil {
		return nil, err
	}
	defer f.close()
	now, err := f.pick(article)
	if err != nil {
		return nil, err
	}
	files, err := f.earlier(id(now.name))
	if err != nil {
		return nil, err
	}
	var versions []Version
	for _, file := range append(files, now) {
		m, err := f.head(file.name)
		if err != nil {
			return nil, problem.Named(f.join(file.name), err)
		}
		versions = append(versions, Version{f.join(file.name), m.addedOr(file.info.ModTime())})
	}
	return versions, nil
}

// Addresses returns the addresses of the web that the articles of a story came from,
// in the order of the story; only those of the named articles where there are any
// names, which are as [Library.Versions] takes them. The error is a
// [*problem.Error], also where none has an address, or one that is named has none.
func (l *Library) Addresses(name string, articles ...string) ([]string, error) {
	f, err := l.open(name)
	if err != nil {
		return nil, err
	}
	defer f.close()
	files, _, err := f.articles(".")
	if err != nil {
		return nil, err
	}
	if len(articles) > 0 {
		files = nil
		for _, article := range articles {
			file, err := f.pick(article)
			if err != nil {
				return nil, err
			}
			files = append(files, file)
		}
	}
	var addresses []string
	for _, file := range files {
		m, err := f.head(file.name)
		if err != nil {
			return nil, problem.Named(f.join(file.name), err)
		}
		address := webAddress(m.url)
		if address == "" && len(articles) > 0 {
			return nil, &problem.Error{Name: f.join(file.name), Problem: "it has no address to be fetched from", Advice: "add it again from where it stands"}
		}
		if address != "" && !slices.Contains(addresses, address) {
			addresses = append(addresses, address)
		}
	}
	if len(addresses) == 0 {
		return nil, &problem.Error{Name: f.name, Problem: "none of its articles has an address to be fetched from", Advice: "add them again from where they stand"}
	}
	return addresses, nil
}

// webAddress returns an address of the web, "" for anything else.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// earlier lists the earlier versions of an article, oldest first.
func (f *folder) earlier(id string) ([]file, error) {
	dir := versionsName + "/" + id
	if info, err := f.root.Stat(filepath.FromSlash(dir)); err != nil || !info.IsDir() {
		return nil, nil
	}
	files, problems, err := f.articles(dir)
	if err == nil && len(problems) > 0 {
		err = problems[0]
	}
	return files, err
}

// pick finds the article of the story that the words name.
func (f *folder) pick(words string) (file, error) {
	files, _, err := f.articles(".")
	if err != nil {
		return file{}, err
	}
	outlet, address := slug(words), sameAddress(words)
	var exact, byAddress, byOutlet []file
	for _, file := range files {
		m, err := f.head(file.name)
		switch {
		case file.name == words, fold(id(file.name)) == fold(words):
			exact = append(exact, file)
		case err != nil: // it still has its name
		case m.url != "" && sameAddress(m.url) == address:
			byAddress = append(byAddress, file)
		case outlet != "" && slug(m.source) == outlet:
			byOutlet = append(byOutlet, file)
		}
	}
	for _, found := range [][]file{exact, byAddress, byOutlet} {
		switch len(found) {
		case 0:
			continue
		case 1:
			return found[0], nil
		}
		return file{}, &problem.Error{Name: f.name, Problem: fmt.Sprintf("%q may mean any of %s", words, ids(found)), Advice: "name one of them"}
	}
	return file{}, &problem.Error{Name: f.name, Problem: fmt.Sprintf("there is no article %q in the story", words), Advice: "its articles are " + ids(files), Err: fs.ErrNotExist}
}

// ids lists what files are called.
func ids(files []file) string {
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = id(file.name)
	}
	return joinFirst(names)
}

// ReadFile reads a file of a story, such as Find and Versions name them or the
// annotations beside them, of at most draft.MaxSize bytes. It is the way to read
// a library that is confined. The error is a [*problem.Error], which does not say
// where the library lies: that is nothing for a caller of a server to know.
func (l *Library) ReadFile(path string) ([]byte, error) {
	inside, err := filepath.Rel(l.folder, path)
	parts := strings.SplitN(filepath.ToSlash(inside), "/", 2)
	if err != nil || !filepath.IsLocal(inside) || len(parts) < 2 || checkName(parts[0]) != nil {
		return nil, &problem.Error{Problem: "it is no file of a story in the library", Advice: "name one that is"}
	}
	f, err := l.openFound(parts[0])
	if err != nil {
		return nil, err
	}
	defer f.close()
	data, _, err := f.read(parts[1])
	return data, err
}
