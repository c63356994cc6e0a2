// Package encoded keeps what the encoder has read of a story in a folder, so that
// nothing is read twice. What it reads of the embedded story comes with the program.
package encoded

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"triptych/articles/files"
	"triptych/model/encode"
)

// maxFiles is how many files are kept, the latest.
const maxFiles = 200

// A Reader reads as another one does, one request at a time, and remembers. A
// folder in which nothing can be kept keeps nobody from reading.
type Reader struct {
	encode.Reader
	shipped fs.FS         // what nobody need read
	folder  string        // "" for none
	turn    chan struct{} // taken by who reads
}

// NewReader returns a reader that knows what r reads of the embedded story, and
// keeps what r reads of others in a folder, which need not exist; "" is none.
func NewReader(r encode.Reader, folder string) *Reader {
	shipped, _ := fs.Sub(embedded, shippedFolder) // which is a valid path
	return newReader(r, shipped, folder)
}

func newReader(r encode.Reader, shipped fs.FS, folder string) *Reader {
	return &Reader{Reader: r, shipped: shipped, folder: folder, turn: make(chan struct{}, 1)}
}

// Vectors implements [encode.Reader].
func (r *Reader) Vectors(ctx context.Context, texts []string, tell func(float64)) ([]encode.Vector, error) {
	valid := func(v []encode.Vector) bool {
		return len(v) == len(texts) && !slices.ContainsFunc(v, func(v encode.Vector) bool { return len(v) != encode.VectorLen })
	}
	return remembered(ctx, r, "sentences", texts, valid, func() ([]encode.Vector, error) { return r.Reader.Vectors(ctx, texts, tell) })
}

// Pairs implements [encode.Reader].
func (r *Reader) Pairs(ctx context.Context, texts [][2]string, tell func(float64)) ([]encode.Answer, error) {
	valid := func(a []encode.Answer) bool {
		return len(a) == len(texts) && !slices.ContainsFunc(a, func(a encode.Answer) bool { return !a.IsWhole() })
	}
	return remembered(ctx, r, "pairs", texts, valid, func() ([]encode.Answer, error) { return r.Reader.Pairs(ctx, texts, tell) })
}

// remembered returns what comes with the program or is kept of texts, or else
// reads and keeps it.
func remembered[T, V any](ctx context.Context, r *Reader, kind string, texts []T, valid func([]V) bool, read func() ([]V, error)) ([]V, error) {
	name := fileName(kind, fmt.Sprintf("%q", any(texts)))
	data, _ := fs.ReadFile(r.shipped, name)
	if list, ok := unpack(data, valid); ok {
		return list, nil
	}
	select {
	case r.turn <- struct{}{}:
		defer func() { <-r.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	data, _ = files.Read(filepath.Join(r.folder, name), maxSize)
	if list, ok := unpack(data, valid); ok {
		return list, nil
	}
	list, err := read()
	if err == nil && r.folder != "" {
		r.keep(name, list)
	}
	return list, err
}

// fileName returns the name of the file for what this version reads of texts.
func fileName(kind, texts string) string {
	return fmt.Sprintf("%s-%.16x", kind, sha256.Sum256([]byte(encode.Version+"\n"+texts)))
}

// keep writes a value to a file, if that can be done, and removes the oldest of
// too many.
func (r *Reader) keep(name string, value any) {
	data, err := pack(value)
	if err != nil || len(data) > maxSize || os.MkdirAll(r.folder, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(r.folder, "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), filepath.Join(r.folder, name)) != nil {
		os.Remove(f.Name())
		return
	}
	r.prune()
}

// prune removes the oldest of too many files.
func (r *Reader) prune() {
	entries, err := os.ReadDir(r.folder)
	if err != nil || len(entries) <= maxFiles {
		return
	}
	var kept []fs.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			kept = append(kept, info)
		}
	}
	slices.SortFunc(kept, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	for _, info := range kept[min(maxFiles, len(kept)):] {
		os.Remove(filepath.Join(r.folder, info.Name()))
	}
}
