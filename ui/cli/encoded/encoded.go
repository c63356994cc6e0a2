// Package encoded keeps what the encoder has read of a story in a folder, so that
// nothing is read twice.
package encoded

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"triptych/articles/files"
	"triptych/model/encode"
)

const (
	maxFiles = 200      // of those kept, the latest
	maxSize  = 16 << 20 // of one, in bytes
)

// A Reader reads as another one does, one request at a time, and remembers. A
// folder in which nothing can be kept keeps nobody from reading.
type Reader struct {
	encode.Reader
	folder string        // "" for none
	turn   chan struct{} // taken by who reads
}

// NewReader returns a reader that keeps what r reads in a folder, which need not
// exist; "" is none.
func NewReader(r encode.Reader, folder string) *Reader {
	return &Reader{Reader: r, folder: folder, turn: make(chan struct{}, 1)}
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
	valid := func(a []encode.Answer) bool { return len(a) == len(texts) }
	return remembered(ctx, r, "pairs", texts, valid, func() ([]encode.Answer, error) { return r.Reader.Pairs(ctx, texts, tell) })
}

// remembered returns what is kept of texts, or else reads and keeps it.
func remembered[T, V any](ctx context.Context, r *Reader, kind string, texts []T, valid func([]V) bool, read func() ([]V, error)) ([]V, error) {
	select {
	case r.turn <- struct{}{}:
		defer func() { <-r.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	path := r.path(kind, fmt.Sprintf("%q", any(texts)))
	var list []V
	if data, err := files.Read(path, maxSize); err == nil && gob.NewDecoder(bytes.NewReader(data)).Decode(&list) == nil && valid(list) {
		return list, nil
	}
	list, err := read()
	if err == nil && r.folder != "" {
		r.keep(path, list)
	}
	return list, err
}

// path returns the file for what is read of texts.
func (r *Reader) path(kind, texts string) string {
	return filepath.Join(r.folder, fmt.Sprintf("%s-%.16x", kind, sha256.Sum256([]byte(encode.Version+"\n"+texts))))
}

// keep writes a value to a file, if that can be done, and removes the oldest of
// too many.
func (r *Reader) keep(path string, value any) {
	var b bytes.Buffer
	if gob.NewEncoder(&b).Encode(value) != nil || b.Len() > maxSize || os.MkdirAll(r.folder, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(r.folder, "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(b.Bytes())
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), path) != nil {
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
