// Package readings keeps what a language model read of stories that have no folder of
// their own, such as files, pages and what comes from standard input. They are found
// again by what their articles say, under whatever names and in whatever order.
package readings

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"

	"triptych/articles/files"
	"triptych/model"
	"triptych/model/problem"
)

// maxSize is how many bytes a file has at most.
const maxSize = 16 << 20

// A Folder is where readings are kept, a file each; "" for nowhere.
type Folder string

// Path returns the file of a story, which need not exist.
func (f Folder) Path(story *model.Story) (string, error) {
	if f == "" {
		return "", &problem.Error{Problem: "there is no place for what a language model reads: no home folder is known", Advice: "set HOME, or XDG_STATE_HOME to an absolute path"}
	}
	return filepath.Join(string(f), nameOf(story)), nil
}

// Read returns what is kept of a story, nil for nothing that can be read.
func (f Folder) Read(story *model.Story) []byte {
	path, err := f.Path(story)
	if err != nil {
		return nil
	}
	data, err := files.Read(path, maxSize)
	if err != nil {
		return nil
	}
	return data
}

// nameOf returns the name of the file of a story: a hash of what its articles say.
func nameOf(story *model.Story) string {
	var sums [][]byte
	for i := range story.Articles {
		sum := sha256.Sum256([]byte(story.Articles[i].Text))
		sums = append(sums, sum[:])
	}
	slices.SortFunc(sums, bytes.Compare)
	all := sha256.Sum256(bytes.Join(sums, nil))
	return hex.EncodeToString(all[:16]) + ".json"
}
