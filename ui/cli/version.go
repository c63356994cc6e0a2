package cli

import (
	"cmp"
	"runtime/debug"
)

// version is what the Go toolchain has written into the program: a tag, or the
// commit that it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return cmp.Or(info.Main.Version, "unknown")
}
