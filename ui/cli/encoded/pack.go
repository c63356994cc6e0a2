package encoded

import (
	"bytes"
	"compress/gzip"
	"encoding/gob"
	"io"
)

const (
	maxSize     = 16 << 20 // of a file, in bytes
	maxUnpacked = 64 << 20 // of what it unpacks to: a damaged one may ask for any amount
)

// pack returns what a file holds for a value.
func pack(value any) ([]byte, error) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if err := gob.NewEncoder(w).Encode(value); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

// unpack returns the list that was packed, and whether there is one that is valid.
func unpack[V any](data []byte, valid func([]V) bool) (list []V, ok bool) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, false
	}
	err = gob.NewDecoder(io.LimitReader(r, maxUnpacked)).Decode(&list)
	return list, err == nil && valid(list)
}
