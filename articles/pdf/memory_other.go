//go:build !linux

package pdf

// limitMemory does nothing: other systems do not limit a process that runs.
func limitMemory(int, uint64) {}
