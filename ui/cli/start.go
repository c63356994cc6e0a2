package cli

import (
	"runtime/debug"
	"time"
)

const (
	startGCPercent = 400 // of 4 MB: the garbage of a start is first collected at 16 MB
	startTakes     = time.Second
)

// hasten lets the program collect no garbage until it has started, unless the
// environment says how it is to be collected. The start of a small story leaves less
// garbage than the program may hold.
func (p *Process) hasten() {
	if p.getenv("GOGC") != "" {
		return
	}
	before := debug.SetGCPercent(startGCPercent)
	time.AfterFunc(startTakes, func() { debug.SetGCPercent(before) })
}
