package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"triptych/articles/files"
	"triptych/model/problem"
	"triptych/ui/config"
)

// maxFaults is how many reports of faults are kept, the latest.
const maxFaults = 20

// A faultFolder is where a report of each fault of the program is kept, for whoever
// can mend it; "" for none.
type faultFolder string

// faultsOf returns the folder for an environment.
func faultsOf(getenv func(string) string) faultFolder {
	folder, _ := config.FaultsFolder().Path(getenv)
	return faultFolder(folder)
}

// report writes a report of a fault, and returns an error that says where it is. The
// report has what the program is and where it failed, and no word of what was read.
func (f faultFolder) report(p *problem.Panic) error {
	told := &problem.Error{Problem: p.Error()}
	if f == "" {
		return told
	}
	now := time.Now().UTC()
	text := fmt.Sprintf("%s\n\ntime     %s\nversion  %s\nsystem   %s/%s, %s, %d processors\n\n%s",
		p.Error(), now.Format(time.RFC3339), version(), runtime.GOOS, runtime.GOARCH, runtime.Version(), runtime.NumCPU(), p.Stack)
	path := filepath.Join(string(f), now.Format("2006-01-02T15-04-05.000000000")+".txt")
	if os.MkdirAll(string(f), 0o700) != nil || files.Replace(path, []byte(text)) != nil {
		return told
	}
	f.prune()
	told.Advice = "what its makers need to mend it is in " + path
	return told
}

// prune removes the oldest of too many reports.
func (f faultFolder) prune() {
	names, _ := filepath.Glob(filepath.Join(string(f), "*.txt")) // whose names are their times
	slices.Sort(names)
	for _, name := range names[:max(0, len(names)-maxFaults)] {
		_ = os.Remove(name)
	}
}
