package cli

import (
	"cmp"
	"runtime/debug"
	"strings"
)

// version is what the Go toolchain has written into the program: a tag and the
// commit that it was built from, as far as they are known.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := cmp.Or(info.Main.Version, "unknown")
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			if commit := s.Value[:min(12, len(s.Value))]; !strings.Contains(v, commit) {
				v += " (" + commit + ")"
			}
		}
	}
	return v
}
