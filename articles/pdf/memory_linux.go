package pdf

import "golang.org/x/sys/unix"

// limitMemory limits the memory of a process, to 0 for no limit. Where the system
// refuses, the limits on time and output must do.
func limitMemory(pid int, bytes uint64) {
	if bytes > 0 {
		_ = unix.Prlimit(pid, unix.RLIMIT_AS, &unix.Rlimit{Cur: bytes, Max: bytes}, nil)
	}
}
