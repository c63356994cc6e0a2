package cli

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// The bounds of what is kept for keys that nobody listed, which anybody can make any
// number of.
const (
	visitorsTime  = 30 * 24 * time.Hour // since the notes of a key were last changed
	visitorsKeys  = 2000
	visitorsBytes = 64 << 20 // of all keys
	visitorBytes  = 1 << 20  // of one key
)

// visitors are the notes of keys that are in no file of keys, as --public lets in: a
// folder for each. They live under a budget: what was changed last stays.
type visitors struct {
	folder string // "" for none
	mu     sync.Mutex
}

// A visit is the folder of one key.
type visit struct {
	path    string
	changed time.Time
	bytes   int64
}

// prune removes the notes of keys that have changed nothing for long, that take more
// than one key may, and that were changed longest ago where all take too much. A key
// that comes back with a session that is open writes its notes anew.
func (v *visitors) prune(now time.Time) {
	if v.folder == "" {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	all := v.visits()
	slices.SortFunc(all, func(a, b visit) int { return b.changed.Compare(a.changed) })
	kept, total := 0, int64(0)
	for _, one := range all {
		total += one.bytes
		if one.bytes > visitorBytes || now.Sub(one.changed) > visitorsTime || kept >= visitorsKeys || total > visitorsBytes {
			_ = os.RemoveAll(one.path) // the next time, perhaps
			total -= one.bytes
			continue
		}
		kept++
	}
}

// visits returns the folders that there are.
func (v *visitors) visits() []visit {
	folders, _ := os.ReadDir(v.folder) // there need be none
	var all []visit
	for _, f := range folders {
		one := visit{path: filepath.Join(v.folder, f.Name())}
		entries, _ := os.ReadDir(one.path)
		for _, e := range entries {
			if info, err := e.Info(); err == nil {
				one.bytes += info.Size()
				if info.ModTime().After(one.changed) {
					one.changed = info.ModTime()
				}
			}
		}
		all = append(all, one)
	}
	return all
}
