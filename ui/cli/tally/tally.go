// Package tally keeps in a file how many topics and conflicts stories have, so that a
// list of stories can say so without analysing any. What it keeps is named by what a
// story holds, and can be made again.
package tally

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"triptych/articles/files"
)

const (
	// maxKept is how many stories are kept, those that were counted last.
	maxKept = 5000
	// maxFile is the size in bytes of the file, and of what is read of it at most.
	maxFile = 1 << 20
	// maxCount is more than any story has.
	maxCount = 1_000_000
	// keyLen is the length of a key in bytes, and twice that in the file.
	keyLen = 16
)

// Counts are what an analysis found.
type Counts struct{ Topics, Conflicts int }

// A Key names the content of a story, and how it is analysed.
type Key [keyLen]byte

// A Tally is the counts of stories. Its methods may be called from any goroutine; a
// nil Tally keeps nothing.
type Tally struct {
	path string

	mu    sync.Mutex
	known map[Key]entry // nil until the file was read
}

// entry is what is kept of a story.
type entry struct {
	Counts
	at int64 // Unix seconds
}

// New returns the tally that is kept in a file, which need not exist; "" keeps it in
// memory alone.
func New(path string) *Tally { return &Tally{path: path} }

// Get returns the counts of a story, and whether they are known.
func (t *Tally) Get(key Key) (c Counts, ok bool) {
	if t == nil {
		return c, false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.known == nil {
		t.known = t.read()
	}
	e, ok := t.known[key]
	return e.Counts, ok
}

// Put keeps the counts of a story. A file that cannot be written keeps nobody from
// anything: the counts are known as long as the process runs.
func (t *Tally) Put(key Key, c Counts) {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if e, ok := t.known[key]; ok && e.Counts == c {
		return
	}
	known := t.read() // others may have written meanwhile
	for k, e := range t.known {
		known[k] = e
	}
	known[key] = entry{c, time.Now().Unix()}
	t.known = known
	t.prune()
	t.write()
}

// prune forgets the stories that were counted longest ago.
func (t *Tally) prune() {
	if len(t.known) <= maxKept {
		return
	}
	for _, k := range t.keys()[maxKept:] {
		delete(t.known, k)
	}
}

// keys returns the keys, those counted last first.
func (t *Tally) keys() []Key {
	keys := make([]Key, 0, len(t.known))
	for k := range t.known {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b Key) int {
		return cmp.Or(cmp.Compare(t.known[b].at, t.known[a].at), bytes.Compare(a[:], b[:]))
	})
	return keys
}

// line is a story in the file.
type line struct {
	Key       string `json:"key"`
	Topics    int    `json:"topics"`
	Conflicts int    `json:"conflicts"`
	At        int64  `json:"at"`
}

// read returns what the file holds. One that anything is wrong with holds nothing.
func (t *Tally) read() map[Key]entry {
	known := make(map[Key]entry)
	data, err := files.Read(t.path, maxFile)
	var lines []line
	if t.path == "" || err != nil || json.Unmarshal(data, &lines) != nil || len(lines) > maxKept {
		return known
	}
	for _, l := range lines {
		key, err := hex.DecodeString(l.Key)
		if err != nil || len(key) != keyLen || !isCount(l.Topics) || !isCount(l.Conflicts) {
			return make(map[Key]entry)
		}
		known[Key(key)] = entry{Counts{l.Topics, l.Conflicts}, l.At}
	}
	return known
}

func isCount(n int) bool { return n >= 0 && n <= maxCount }

// write puts all that is known into the file.
func (t *Tally) write() {
	if t.path == "" {
		return
	}
	lines := make([]line, 0, len(t.known))
	for _, k := range t.keys() {
		e := t.known[k]
		lines = append(lines, line{hex.EncodeToString(k[:]), e.Topics, e.Conflicts, e.at})
	}
	data, err := json.Marshal(lines)
	if err != nil || len(data) > maxFile || os.MkdirAll(filepath.Dir(t.path), 0o700) != nil {
		return
	}
	_ = files.Replace(t.path, data) // or not
}
