//go:build !amd64 && !arm64

package kernel

// Best returns the fastest set that this processor has.
func Best() *Set { return Plain() }
