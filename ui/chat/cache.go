package chat

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"triptych/articles/files"
)

const (
	// version is of the questions as they are sent: another one makes no use of
	// what is kept.
	version = "1"

	maxCached      = 4000     // files, the latest
	maxCachedBytes = 64 << 20 // in all of them
	pruneEvery     = 100      // files written
)

// keyOf returns the name of a question to a model, in hexadecimal. It does not
// depend on the address, so that a model may move.
func keyOf(model string, q Question) string {
	h := sha256.New()
	for _, field := range []string{version, model, q.Name, q.Instruction, q.Text, string(q.Schema)} {
		var size [8]byte
		binary.BigEndian.PutUint64(size[:], uint64(len(field)))
		h.Write(size[:])
		h.Write([]byte(field))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// A cache keeps answers in a folder, a file each. A folder in which nothing can
// be kept keeps nobody from asking.
type cache struct {
	folder string // "" for none

	mu      sync.Mutex
	written int // files
}

// A kept is what a file of the cache holds.
type kept struct {
	Question string          `json:"question"` // its key
	Sum      string          `json:"sum"`      // SHA-256 of the answer, in hexadecimal
	Answer   json.RawMessage `json:"answer"`
}

func sum(answer []byte) string {
	s := sha256.Sum256(answer)
	return hex.EncodeToString(s[:])
}

// Names of files are a part of the key between these.
const (
	cachePrefix = "answer-"
	cacheSuffix = ".json"
)

func (c *cache) path(key string) string {
	return filepath.Join(c.folder, cachePrefix+key[:32]+cacheSuffix)
}

// get returns the answer that is kept for a key, if it is whole and has the form.
func (c *cache) get(key string, f form) ([]byte, bool) {
	if c.folder == "" {
		return nil, false
	}
	data, err := files.Read(c.path(key), maxAnswer+1024)
	if err != nil {
		return nil, false
	}
	var k kept
	if json.Unmarshal(data, &k) != nil || k.Question != key || k.Sum != sum(k.Answer) || !f.fits(k.Answer) {
		return nil, false
	}
	return k.Answer, true
}

// put keeps an answer, if that can be done.
func (c *cache) put(key string, answer []byte) {
	if c.folder == "" || os.MkdirAll(c.folder, 0o700) != nil {
		return
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // the sum is of the answer as it is
	if e.Encode(kept{key, sum(answer), answer}) != nil {
		return
	}
	if files.Replace(c.path(key), b.Bytes()) == nil && c.due() {
		c.prune()
	}
}

// due counts a file, and reports whether there may be too many: at the first, and
// then now and again.
func (c *cache) due() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.written++
	return c.written%pruneEvery == 1
}

// prune removes the oldest of too many files, and what was left half written.
func (c *cache) prune() {
	entries, err := os.ReadDir(c.folder)
	if err != nil {
		return
	}
	var answers []fs.FileInfo
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		switch {
		case strings.HasPrefix(e.Name(), cachePrefix) && strings.HasSuffix(e.Name(), cacheSuffix):
			answers = append(answers, info)
		case strings.HasPrefix(e.Name(), "."+cachePrefix) && time.Since(info.ModTime()) > time.Hour:
			os.Remove(filepath.Join(c.folder, e.Name()))
		}
	}
	slices.SortFunc(answers, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	var size int64
	for i, info := range answers {
		if size += info.Size(); i >= maxCached || size > maxCachedBytes {
			os.Remove(filepath.Join(c.folder, info.Name()))
		}
	}
}
