package cli

import (
	"cmp"
	"runtime"
	"runtime/debug"
	"strings"
)

// linked is what the linker writes into the packages, which know more than the Go
// toolchain does where it builds them, by
//
//	-ldflags "-X triptych/ui/cli.linked=VERSION,COMMIT,TIME"
//
// It never changes while the program runs.
var linked string

// A build is how the program was made, as far as that is known.
type build struct {
	version string // a tag, or what Go makes of a commit
	commit  string // its whole name
	time    string // of the commit, by RFC 3339
	changed bool   // files were not as the commit has them
}

// currentBuild returns the build of this program.
func currentBuild() build {
	info, _ := debug.ReadBuildInfo()
	return buildOf(info, linked)
}

// buildOf returns what the toolchain wrote into a program, nil for nothing, and what
// the linker did, which counts where both say something.
func buildOf(info *debug.BuildInfo, linked string) build {
	var b build
	if info != nil {
		b.version = info.Main.Version
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				b.commit = s.Value
			case "vcs.time":
				b.time = s.Value
			case "vcs.modified":
				b.changed = s.Value == "true"
			}
		}
	}
	said := append(strings.Split(linked, ","), "", "")
	b.version, b.commit, b.time = cmp.Or(said[0], b.version), cmp.Or(said[1], b.commit), cmp.Or(said[2], b.time)
	return b
}

// String returns the version, the commit with its day, and whether files were changed
// after it: "v1.2.0 (commit d5f8e7bf12ab of 2026-11-30, with changes)".
func (b build) String() string {
	s := cmp.Or(b.version, "(unknown)")
	if b.commit == "" {
		return s
	}
	s += " (commit " + b.commit[:min(12, len(b.commit))]
	if day, _, dated := strings.Cut(b.time, "T"); dated {
		s += " of " + day
	}
	if b.changed {
		s += ", with changes"
	}
	return s + ")"
}

// version returns how the program was made, in a line.
func version() string { return currentBuild().String() }

// versionAndSystem returns how the program was made, with what and for which system.
func versionAndSystem() string {
	return version() + ", " + runtime.Version() + ", " + runtime.GOOS + "/" + runtime.GOARCH
}
