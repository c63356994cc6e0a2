package notes

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"triptych/model"
)

// A Store is the file in which the notes on a story are kept. Several stores,
// also of several programs, may use the same file at once. A Store never
// changes, so that goroutines may share it.
type Store struct {
	dir      string
	story    *model.Story
	patience time.Duration // how long to wait for another program
	replace  func(path string, data []byte) error
}

// Open gives the store of a story in a folder, such as [Folder] names; neither
// need exist. The story must stay as it is. Nothing is read or written yet.
func Open(dir string, story *model.Story) *Store { return &Store{dir, story, lockPatience, replace} }

// Path gives the file, which may not exist.
func (s *Store) Path() string { return filepath.Join(s.dir, fileName(s.story)) }

// Load reads the book. Where the file does not exist, it is that of the same
// story before an article came or went, or else an empty one. The book can be
// used whatever the error is: an [*Error], which says what becomes of the file.
func (s *Store) Load() (*Book, error) {
	c, _, err := s.read(s.Path())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c, err = s.relative(), nil
	case isDamage(err):
		err = &Error{
			Path: s.Path(), Problem: "these notes are damaged: " + err.Error(),
			Advice: "mend the file; otherwise it is set aside, never overwritten, when new notes are saved", Err: err,
		}
	}
	b := bind(s.story, c)
	b.filed = c
	return b, err
}

func isDamage(err error) bool {
	var d damage
	return errors.As(err, &d)
}

// read reads a file of notes. One that is damaged is an error of type damage,
// one that cannot be read or must not be written an [*Error].
func (s *Store) read(path string) (content, []byte, error) {
	data, err := readFile(path)
	if err != nil {
		return content{}, nil, err
	}
	c, _, err := decode(data, s.story)
	switch {
	case errors.Is(err, errNewer):
		return content{}, nil, &Error{Path: path, Problem: "these notes cannot be read: " + err.Error(), Advice: "install that, or move the file away", Err: err}
	case err != nil:
		return content{}, nil, damage{err}
	}
	return c, data, nil
}

// readFile reads a file that may not be one, a pipe would never end, and may be
// larger than notes are.
func readFile(path string) ([]byte, error) {
	const advice = "check its permissions"
	info, err := os.Stat(path)
	if err != nil {
		return nil, failed(path, "the notes cannot be read", advice, err)
	}
	if !info.Mode().IsRegular() {
		return nil, &Error{Path: path, Problem: "this is no regular file", Advice: "move it away"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, failed(path, "the notes cannot be read", advice, err)
	}
	defer f.Close() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil {
		return nil, failed(path, "the notes cannot be read", advice, err)
	}
	return data, nil
}

// maxRelatives is how many files are looked into for an earlier one of a story.
const maxRelatives = 20

// relative gives what was noted in the story when its articles or its title were
// others: files of the same title are looked into, and those of the same
// articles. Trouble with them is none of this story.
func (s *Store) relative() content {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return content{}
	}
	entries = slices.DeleteFunc(entries, func(e os.DirEntry) bool {
		title, articles, ok := parsedName(e.Name())
		return !ok || title != slug(s.story) && (articles != hash(s.story) || !hasSources(s.story))
	})
	slices.SortStableFunc(entries, func(a, b os.DirEntry) int { return modified(b).Compare(modified(a)) })
	for _, e := range entries[:min(len(entries), maxRelatives)] {
		data, err := readFile(filepath.Join(s.dir, e.Name()))
		if err != nil {
			continue
		}
		if c, recorded, err := decode(data, s.story); err == nil && shared(recorded, s.story) >= 2 {
			return c
		}
	}
	return content{}
}

// modified gives when a file was last written.
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
// damaged file was set aside under another name; "" is for neither.
//
// An error is an [*Error], or that of the context. Then the file is as it was,
// or it was set aside; the book is not lost as long as the caller has it.
func (s *Store) Save(ctx context.Context, b *Book) (saved *Book, notice string, err error) {
	path := s.Path()
	if _, err := os.Lstat(path); b.Empty() && errors.Is(err, fs.ErrNotExist) {
		return b, "", nil
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return b, "", failed(s.dir, "the folder for notes cannot be made", "check its permissions, or set XDG_STATE_HOME to another folder", err)
	}
	unlock, err := lock(ctx, filepath.Join(s.dir, "."+filepath.Base(path)+".lock"), s.patience)
	if err != nil {
		return b, "", err
	}
	if unlock != nil {
		defer unlock()
		s.removeLeftovers(path)
	}
	inFile, data, err := s.read(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case isDamage(err):
		if notice, err = setAside(path, err); err != nil {
			return b, "", err
		}
	case err != nil:
		return b, "", err
	}
	merged, clashes := merge(b.filed, b.content, inFile)
	notice = joinNotices(notice, describe(clashes))
	if err := checkLengths(path, merged); err != nil {
		return b, notice, err
	}
	saved = b.saved(merged, inFile)
	fresh, err := encode(s.story, merged)
	switch {
	case err != nil:
		return b, notice, failed(path, "the notes cannot be written", "export them to another file", err)
	case len(fresh) > maxSize:
		return b, notice, &Error{Path: path, Problem: fmt.Sprintf("the notes are larger than %d MB", maxSize>>20), Advice: "remove some of them"}
	case bytes.Equal(fresh, data):
		return saved, notice, nil
	}
	if err := s.replace(path, fresh); err != nil {
		return b, notice, failed(path, "the notes cannot be written", "make room on the disk or check its permissions, and save again", err)
	}
	return saved, notice, nil
}

// checkLengths refuses notes that a file may not hold: only what several windows
// wrote in one can be so long.
func checkLengths(path string, c content) error {
	for _, e := range c.marks {
		if len(e.Note.Value) > maxTexts {
			problem := fmt.Sprintf("with what other windows wrote, the note on “%s” is longer than %d KB", line(e.Mentions[0].Exact, 40), maxTexts>>10)
			return &Error{Path: path, Problem: problem, Advice: "shorten it and save again"}
		}
	}
	return nil
}

// saved returns the book for merged, which is in the file now, where found was.
func (b *Book) saved(merged, found content) *Book {
	next := *b.with(merged)
	next.filed, next.found = merged, found
	return &next
}

// setAside gives a damaged file another name, and says which.
func setAside(path string, damage error) (notice string, err error) {
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.damaged-%d%s", strings.TrimSuffix(path, nameEnding), n, nameEnding)
		if _, err := os.Lstat(aside); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := os.Rename(path, aside); err != nil {
			return "", failed(path, "the damaged notes cannot be set aside", "check the permissions of its folder", err)
		}
		e := Error{Path: aside, Problem: "the notes that were here before are damaged: " + damage.Error(), Advice: "mend this file and import it"}
		return e.Error(), nil
	}
}

// removeLeftovers removes what a crash left of writing the file. Only whoever
// holds its lock writes it, so that nobody else is at work on them.
func (s *Store) removeLeftovers(path string) {
	prefix := temporaryPrefix(path)
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return // they do no harm
	}
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), prefix)
		if ok && rest != "" && strings.Trim(rest, "0123456789") == "" {
			os.Remove(filepath.Join(s.dir, e.Name()))
		}
	}
}

// temporaryPrefix is how the names of files begin that will replace the one at
// the path; digits follow.
func temporaryPrefix(path string) string { return "." + filepath.Base(path) }
