package notes

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"triptych/articles/files"
	"triptych/model"
	"triptych/model/problem"
)

// patience is how long to wait for another program; saving takes milliseconds.
const patience = 5 * time.Second

// A Store is the file in which the notes on a story are kept. Several stores,
// also of several programs, may use the same file at once. A Store never
// changes, so that goroutines may share it.
type Store struct {
	dir      string
	story    *model.Story
	patience time.Duration
	replace  func(path string, data []byte) error
}

// Open returns the store of a story in a folder; neither the folder nor the file
// need exist. The story must stay as it is. Nothing is read or written yet.
func Open(dir string, story *model.Story) *Store { return &Store{dir, story, patience, files.Replace} }

// Path returns the file, which may not exist.
func (s *Store) Path() string { return filepath.Join(s.dir, fileName(s.story)) }

// Load reads the book. Where the file does not exist, it is that of the same
// story before an article came or went, or else an empty one. The book can be
// used whatever the error is: a [*problem.Error], which says what becomes of the
// file.
func (s *Store) Load() (*Book, error) {
	c, _, damage, err := s.read()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c, err = s.relative(), nil
	case damage != nil:
		err = &problem.Error{
			Name: s.Path(), Problem: "these notes are damaged: " + damage.Error(),
			Advice: "mend the file; otherwise it is set aside, never overwritten, when new notes are saved", Err: damage,
		}
	}
	return bind(s.story, c, c, make(map[string][]entry)), err
}

// read reads the file. damage is why it is no file of notes, err why it cannot be
// read or must not be written.
func (s *Store) read() (c content, data []byte, damage, err error) {
	data, err = files.Read(s.Path(), maxSize)
	switch {
	case errors.Is(err, files.ErrTooLarge):
		return newContent(), nil, fmt.Errorf("it is larger than %d MB", maxSize>>20), nil
	case err != nil:
		return newContent(), nil, nil, problem.Advised("move it away", err)
	}
	c, _, err = decode(data, s.story)
	switch {
	case errors.Is(err, errNewer):
		return newContent(), nil, nil, &problem.Error{Name: s.Path(), Problem: "these notes cannot be read: " + err.Error(), Advice: "install that, or move the file away", Err: err}
	case err != nil:
		return newContent(), nil, err, nil
	}
	return c, data, nil, nil
}

// maxRelatives is how many files are looked into for an earlier one of a story.
const maxRelatives = 20

// relative returns what was noted in the story when its articles or its title were
// others: it looks into files of the same title and of the same articles. One that
// cannot be read is passed over.
func (s *Store) relative() content {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return newContent()
	}
	entries = slices.DeleteFunc(entries, func(e os.DirEntry) bool {
		title, articles, ok := parsedName(e.Name())
		return !ok || title != slug(s.story) && (articles != hash(s.story) || !hasSources(s.story))
	})
	slices.SortStableFunc(entries, func(a, b os.DirEntry) int { return modified(b).Compare(modified(a)) })
	for _, e := range entries[:min(len(entries), maxRelatives)] {
		data, err := files.Read(filepath.Join(s.dir, e.Name()), maxSize)
		if err != nil {
			continue
		}
		if c, recorded, err := decode(data, s.story); err == nil && shared(recorded, s.story) >= 2 {
			return c
		}
	}
	return newContent()
}

// modified returns when a file was last written.
func modified(e os.DirEntry) time.Time {
	info, err := e.Info()
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// Save writes the book, together with whatever others saved since it was read,
// and returns what is in the file now, set on the same analysis: to be taken by
// [Book.Merge] into the book that is in use, which may have changed meanwhile.
//
// What only one of them changed since the book was read counts as it is. Where
// both did, a note keeps both texts, the later one first, and of states and
// corrections the later one counts. notice says so in one line, and also where a
// damaged file was set aside under another name; it is "" for neither.
//
// An error is a [*problem.Error], or that of the context. Then saved is b, and the
// file is as it was or was set aside.
func (s *Store) Save(ctx context.Context, b *Book) (saved *Book, notice string, err error) {
	if _, err := os.Lstat(s.Path()); b.Empty() && errors.Is(err, fs.ErrNotExist) {
		return b, "", nil
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return b, "", err
	}
	defer unlock()
	there, data, damage, err := s.read()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return b, "", err
	}
	if damage != nil {
		if notice, err = s.setAside(damage); err != nil {
			return b, "", err
		}
	}
	merged, clashes := b.merge(there)
	if err := s.write(merged, data); err != nil {
		return b, notice, err
	}
	return b.saved(merged, there), strings.Trim(notice+"; "+describe(clashes), "; "), nil
}

// saved returns the book for merged, which is in the file now, where found was.
func (b *Book) saved(merged, found content) *Book {
	next := *b.with(merged)
	next.filed, next.found = merged, found
	return &next
}

// lock makes the folder and takes the lock of the file, and returns what lets go
// of it. Where the file system has no locks nothing is held: that the file is
// replaced whole must do.
func (s *Store) lock(ctx context.Context) (unlock func(), err error) {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return nil, problem.System(s.dir, "the folder for notes cannot be made", "check its permissions, or set XDG_STATE_HOME to another folder", err)
	}
	path := filepath.Join(s.dir, "."+fileName(s.story)+".lock")
	unlock, err = files.Lock(ctx, path, s.patience, flock.SetPermissions(0o600))
	if unlock == nil {
		return func() {}, err
	}
	s.removeLeftovers()
	return unlock, nil
}

// write writes the content unless the file has that data already.
func (s *Store) write(c content, before []byte) error {
	data, err := encode(s.story, c)
	if err == nil && !bytes.Equal(data, before) {
		err = s.replace(s.Path(), data)
	}
	return unwritten(s.Path(), "make room on the disk or check its permissions, and save again", err)
}

// unwritten returns the error of a file that cannot be written; nil for nil.
func unwritten(path, advice string, err error) error {
	if known := new(problem.Error); err == nil || errors.As(err, &known) {
		return problem.Named(path, err)
	}
	return problem.System(path, "the notes cannot be written", advice, err)
}

// setAside renames the damaged file and says to what.
func (s *Store) setAside(damage error) (notice string, err error) {
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.damaged-%d%s", strings.TrimSuffix(s.Path(), nameEnding), n, nameEnding)
		if _, err := os.Lstat(aside); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := os.Rename(s.Path(), aside); err != nil {
			return "", problem.System(s.Path(), "the damaged notes cannot be set aside", "check the permissions of its folder", err)
		}
		e := problem.Error{Name: aside, Problem: "the notes that were here before are damaged: " + damage.Error(), Advice: "mend this file and import it"}
		return e.Error(), nil
	}
}

// removeLeftovers removes what a crash left of writing the file. Only whoever
// holds its lock writes it, so that nobody else is at work on them.
func (s *Store) removeLeftovers() {
	left, _ := fs.Glob(os.DirFS(s.dir), "."+fileName(s.story)+"[0-9]*") // the name has none of the pattern's characters
	for _, name := range left {
		os.Remove(filepath.Join(s.dir, name)) // it does no harm if that fails
	}
}
