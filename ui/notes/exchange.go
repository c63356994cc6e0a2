package notes

import (
	"errors"
	"io/fs"
	"os"
)

// An Imported says what came of an import.
type Imported struct {
	New  int // marks and decisions that the book did not have so
	Both int // the reader's own notes of which the file had another text: both are kept
}

// Encode gives the book in the form of a file, to hand to a colleague: without
// the reading position, and with the author's name on what is the reader's own.
// Without a name it counts as the colleague's own once it is imported.
func (b *Book) Encode(author string) ([]byte, error) {
	author = line(author, maxAuthor)
	signed := content{marks: make(map[string]markEntry), pairs: make(map[string]pairEntry)}
	rename(signed, b.content, "", author)
	return encode(b.story, signed)
}

// rename puts what c has into a content, with another author for one of them.
func rename(into, c content, from, to string) {
	for _, e := range c.marks {
		if e.Author == from {
			e.Author = to
		}
		into.marks[e.key()] = e.or(into.marks[e.key()])
	}
	for _, e := range c.pairs {
		if e.Author == from {
			e.Author = to
		}
		into.pairs[e.key()] = e.or(into.pairs[e.key()])
	}
}

// Export writes what [Book.Encode] gives to a new file. A file that exists is an
// error: it is never overwritten. Errors are of type [*Error].
func (b *Book) Export(path, author string) error {
	data, err := b.Encode(author)
	if err != nil {
		return failed(path, "the notes cannot be written", "name another file", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return &Error{Path: path, Problem: "there is such a file already", Advice: "name another one", Err: err}
	case err != nil:
		return failed(path, "the notes cannot be written", "name another file", err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(path) // half of it is of no use
		return failed(path, "the notes cannot be written", "name another file", err)
	}
	return nil
}

// Import reads a file that a colleague exported and gives the book with what is
// in it: of the same thing by the same author what was set later counts, but that
// of a note of the reader's own both texts are kept. What
// the file has by the author self is the reader's own; "" for none. The reading
// position stays. It is an error, of type [*Error], if the file is not of this
// story; then the book is as it was.
func (b *Book) Import(path, self string) (*Book, Imported, error) {
	data, err := readFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return b, Imported{}, &Error{Path: path, Problem: "there is no such file", Advice: "name one that was exported from this story", Err: err}
	case err != nil:
		return b, Imported{}, err
	}
	next, result, err := b.Decode(data, self)
	if err != nil {
		return b, Imported{}, &Error{Path: path, Problem: "this cannot be imported: " + err.Error(), Advice: "name a file that was exported from this story", Err: err}
	}
	return next, result, nil
}

// Decode is Import of a file that was read.
func (b *Book) Decode(data []byte, self string) (*Book, Imported, error) {
	c, recorded, err := decode(data, b.story)
	if err != nil {
		return b, Imported{}, err
	}
	if shared(recorded, b.story) == 0 {
		return b, Imported{}, errors.New("it is of another story, " + recorded.describe())
	}
	own := content{marks: make(map[string]markEntry), pairs: make(map[string]pairEntry)}
	if self = line(self, maxAuthor); self == "" {
		own = content{marks: c.marks, pairs: c.pairs}
	} else {
		rename(own, c, self, "")
	}
	merged, clashes := mergeImported(b.content, own)
	result := Imported{New: fresh(b.content, merged)}
	for _, c := range clashes {
		if c.what == clashedNote {
			result.Both++
		}
	}
	return b.with(merged), result, nil
}

// fresh counts what says more or something else than before.
func fresh(before, now content) (n int) {
	for key, e := range now.marks {
		if old := before.marks[key]; e.live() && (e.State.Value != old.State.Value || e.Note.Value != old.Note.Value) {
			n++
		}
	}
	for key, e := range now.pairs {
		if e.live() && e.Decision.Value != before.pairs[key].Decision.Value {
			n++
		}
	}
	return n
}
