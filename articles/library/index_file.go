package library

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"triptych/articles/files"
)

// indexVersion begins the file of an index: the number changes with its form.
const indexVersion = "triptych index 1\n"

// Indexed returns the same library with what its stories said when they were listed
// kept in a file, which need not exist and can be made again. The file is of one
// library: that of another takes its place.
func (l *Library) Indexed(path string) *Library {
	indexed := *l
	indexed.index = newIndex(path, l.folder, l.confined)
	return &indexed
}

func newIndex(path, folder string, confined bool) *index {
	of, err := filepath.Abs(folder)
	if err != nil {
		path = ""
	}
	if confined {
		of += "\x00confined"
	}
	return &index{path: path, of: of}
}

// keep writes the index into its file after so many changes. One that cannot be
// written keeps nobody from anything.
func (x *index) keep(changes int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.path == "" || x.changes < changes {
		return
	}
	x.changes = 0
	if os.MkdirAll(filepath.Dir(x.path), 0o700) == nil {
		_ = files.Replace(x.path, x.encode()) // or not
	}
}

// read returns what the file holds. One that anything is wrong with, or that is of
// another library, holds nothing.
func (x *index) read() map[string]*seenStory {
	if x.path == "" {
		return map[string]*seenStory{}
	}
	data, err := files.Read(x.path, 2*maxIndex)
	if err == nil {
		if stories, err := x.decode(data); err == nil {
			return stories
		}
	}
	return map[string]*seenStory{}
}

// encode writes the version, the sum of what follows, the library, and the stories in
// the order of their names: numbers as varints, strings after their length.
func (x *index) encode() []byte {
	var w writer
	w.text(x.of)
	w.number(int64(len(x.stories)))
	for _, name := range slices.Sorted(maps.Keys(x.stories)) {
		w.text(name)
		w.story(x.stories[name])
	}
	sum := sha256.Sum256(w.data)
	return slices.Concat([]byte(indexVersion), sum[:], w.data)
}

func (x *index) decode(data []byte) (map[string]*seenStory, error) {
	data, ok := bytes.CutPrefix(data, []byte(indexVersion))
	if !ok || len(data) < sha256.Size || sha256.Sum256(data[sha256.Size:]) != [sha256.Size]byte(data) {
		return nil, errBroken
	}
	r := parser{data: data[sha256.Size:]}
	if r.text() != x.of {
		return nil, errBroken
	}
	stories := make(map[string]*seenStory)
	for range r.count() {
		name := r.text()
		stories[name] = r.story()
		if r.err != nil || checkName(name) != nil {
			return nil, errBroken
		}
	}
	return stories, r.err
}

// A writer appends to what an index file holds.
type writer struct{ data []byte }

func (w *writer) number(n int64) { w.data = binary.AppendVarint(w.data, n) }

func (w *writer) text(s string) {
	w.number(int64(len(s)))
	w.data = append(w.data, s...)
}

func (w *writer) look(l look) {
	w.number(l.size)
	w.number(l.changed)
	w.number(int64(l.mode))
}

func (w *writer) story(s *seenStory) {
	w.look(s.folder)
	w.number(int64(len(s.files)))
	for _, f := range s.files {
		w.text(f.name)
		w.look(f.look)
		w.text(f.says.source)
		w.text(f.says.title)
		w.text(f.says.date)
		added := int64(0)
		if !f.says.added.IsZero() {
			added = f.says.added.Unix()
		}
		w.number(added)
	}
	w.text(s.fingerprint)
	w.number(int64(len(s.sums)))
	for _, one := range s.sums {
		w.text(one.name)
		w.data = append(w.data, one.sum[:]...)
	}
}

var errBroken = errors.New("the index is broken")

// A parser takes apart what an index file holds. After the first error all is zero.
type parser struct {
	data []byte
	err  error
}

func (r *parser) number() int64 {
	n, size := binary.Varint(r.data)
	if size <= 0 {
		r.data, r.err = nil, errBroken
		return 0
	}
	r.data = r.data[size:]
	return n
}

// count returns a number of things, each of which takes a byte at least.
func (r *parser) count() int {
	n := r.number()
	if n < 0 || n > int64(len(r.data)) {
		r.data, r.err = nil, errBroken
		return 0
	}
	return int(n)
}

func (r *parser) take(n int) []byte {
	if n > len(r.data) {
		r.data, r.err = nil, errBroken
		return make([]byte, n)
	}
	taken := r.data[:n]
	r.data = r.data[n:]
	return taken
}

func (r *parser) text() string { return string(r.take(r.count())) }

func (r *parser) look() look {
	return look{r.number(), r.number(), fs.FileMode(r.number())}
}

func (r *parser) story() *seenStory {
	s := &seenStory{folder: r.look()}
	for range r.count() {
		f := seenFile{name: r.text(), look: r.look()}
		f.says = frontMatter{source: r.text(), title: r.text(), date: r.text()}
		if added := r.number(); added != 0 {
			f.says.added = time.Unix(added, 0).UTC()
		}
		if s.files = append(s.files, f); r.err != nil {
			return s
		}
	}
	s.fingerprint = r.text()
	for range r.count() {
		one := sum{name: r.text()}
		copy(one.sum[:], r.take(sha256.Size))
		if s.sums = append(s.sums, one); r.err != nil {
			return s
		}
	}
	return s
}
