package notes

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"triptych/articles/files"
	"triptych/model/problem"
)

// An Imported says what came of an import.
type Imported struct {
	New  int // marks and decisions that the book did not have so
	Both int // the reader's own notes of which the file had another text: both are kept
}

// Encode returns the book in the form of a file, to hand to a colleague: without
// the reading position and what notes said before, and with the author's name on what is the reader's own.
// Without a name it counts as the colleague's own once it is imported.
func (b *Book) Encode(author string) ([]byte, error) {
	return encode(b.story, renamed(b.content, "", line(author, maxAuthor)).withoutEarlier())
}

// renamed returns the entries of a content with another author for one of them.
func renamed(c content, from, to string) content {
	next := newContent()
	for _, key := range c.keys() {
		e := c.entries[key]
		if e.Author == from {
			e.Author = to
		}
		next.add(e)
	}
	return next
}

// Export writes what [Book.Encode] returns to a new file. A file that exists is an
// error: it is never overwritten. Errors are of type [*problem.Error].
func (b *Book) Export(path, author string) error {
	const advice = "name another file"
	data, err := b.Encode(author)
	if err != nil {
		return unwritten(path, advice, err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return &problem.Error{Name: path, Problem: "there is such a file already", Advice: "name another one", Err: err}
	}
	if err == nil {
		_, err = f.Write(data)
		if err = errors.Join(err, f.Close()); err != nil {
			os.Remove(path) // half of it is of no use
		}
	}
	return unwritten(path, advice, err)
}

// Import reads a file that a colleague exported and returns the book with what is
// in it: of the same thing by the same author what was set later counts, but that
// of a note of the reader's own both texts are kept. What the file has by the
// author self is the reader's own; "" for none. The reading position stays. It is
// an error, of type [*problem.Error], if the file is not of this story; then the
// book is as it was.
func (b *Book) Import(path, self string) (*Book, Imported, error) {
	const advice = "name a file that was exported from this story"
	data, err := files.Read(path, maxSize)
	if err != nil {
		return b, Imported{}, problem.Advised(advice, err)
	}
	next, result, err := b.Decode(data, self)
	if err != nil {
		return b, Imported{}, &problem.Error{Name: path, Problem: "this cannot be imported: " + err.Error(), Advice: advice, Err: err}
	}
	return next, result, nil
}

// Decode is Import of a file that was read.
func (b *Book) Decode(data []byte, self string) (*Book, Imported, error) {
	theirs, err := b.decodeOwn(data)
	if err != nil {
		return b, Imported{}, err
	}
	merged, clashes := b.mergeImported(renamed(theirs, line(self, maxAuthor), ""))
	var result Imported
	for key, e := range merged.entries {
		old := b.content.entries[key]
		if e.live() && (e.State.Value != old.State.Value || e.Note.Value != old.Note.Value || e.Decision.Value != old.Decision.Value) {
			result.New++
		}
	}
	for _, c := range clashes {
		result.Both += one(c.isNote)
	}
	return b.with(merged), result, nil
}

// decodeOwn reads content that must be of the book's story.
func (b *Book) decodeOwn(data []byte) (content, error) {
	c, recorded, err := decode(data, b.story)
	if err == nil && shared(recorded, b.story) == 0 {
		err = errors.New("it is of another story, " + recorded.describe())
	}
	return c, err
}

// SaveTo writes the whole book to a file that the person names because it cannot
// be saved in its own: [Book.Import] reads it, and so does "triptych notes
// import". A file that exists is overwritten only if it holds notes on this
// story, and what is in it is kept. The book does not count as saved by it.
// Errors are of type [*problem.Error].
//
// The path is one of the machine that the program runs on: it is not for those
// who read over SSH, who copy [Book.UnsavedText].
func (b *Book) SaveTo(path string) error {
	if rest, ok := strings.CutPrefix(path, "~/"); ok { // which no shell has seen
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	all := b.content
	data, err := files.Read(path, maxSize)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return problem.Advised("name a new file", err)
	default:
		there, err := b.decodeOwn(data)
		if err != nil {
			return &problem.Error{Name: path, Problem: "there is such a file already, and it holds no notes on this story", Advice: "name a new file", Err: err}
		}
		all, _ = b.mergeImported(there)
	}
	if data, err = encode(b.story, all); err == nil {
		err = files.Replace(path, data)
	}
	return unwritten(path, "name a file in another folder", err)
}
