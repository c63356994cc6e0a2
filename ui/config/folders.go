package config

import (
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"triptych/model/problem"
)

// program is the name of the program's own folder in each of the XDG base
// directories.
const program = "triptych"

// A base is one of the XDG base directories.
type base struct {
	variable string // that names it
	inHome   string // where it is otherwise, with slashes
	windows  string // the variable of Windows that stands for it there
}

// The base directories: for settings, for what the program remembers from one time to
// the next, for what a person keeps with it, and for what can be made again.
func configBase() base { return base{"XDG_CONFIG_HOME", ".config", "APPDATA"} }
func stateBase() base  { return base{"XDG_STATE_HOME", ".local/state", "LOCALAPPDATA"} }
func dataBase() base   { return base{"XDG_DATA_HOME", ".local/share", "LOCALAPPDATA"} }
func cacheBase() base  { return base{"XDG_CACHE_HOME", ".cache", "LOCALAPPDATA"} }

// folder returns the program's folder in a base directory on a system, as
// runtime.GOOS names it. A path that is not absolute is ignored, as the XDG Base
// Directory Specification wants it.
func (b base) folder(getenv func(string) string, system string) (string, error) {
	if path := getenv(b.variable); filepath.IsAbs(path) {
		return filepath.Join(path, program), nil
	}
	if path := getenv(b.windows); system == "windows" && filepath.IsAbs(path) {
		return filepath.Join(path, program), nil
	}
	if home := getenv("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, filepath.FromSlash(b.inHome), program), nil
	}
	return "", &problem.Error{Problem: "no home folder is known", Advice: "set HOME or " + b.variable + " to an absolute path"}
}

// A Place is a file, or a folder of files, that the program reads or writes for the
// person, below a folder of its own.
type Place struct {
	name string // below the folder, "" for the folder itself
	base base
	help string
}

// Places returns every place, in the order in which they are listed.
func Places() []Place {
	return []Place{SettingsFile(), ChosenFile(), NotesFolder(), CallersFolder(), VisitorsFolder(), HostKeyFile(), FaultsFolder(), ReadingsFolder(),
		LibraryFolder(), EncoderFolder(), AnswersFolder(), CountsFile(), IndexFile(), ServedIndexFile()}
}

// SettingsFile returns the file of settings, which is the person's own.
func SettingsFile() Place {
	return Place{"config.yaml", configBase(), "your settings, in YAML; the program only reads it"}
}

// ChosenFile returns the file of what a person chose while reading.
func ChosenFile() Place {
	return Place{"chosen.json", stateBase(), "what you chose while reading, such as the theme and how strict the marks are"}
}

// NotesFolder returns the folder of what a person marked: a file for each story.
func NotesFolder() Place {
	return Place{"notes", stateBase(), "what you marked, noted and corrected, and where you stopped: a JSON file for each story"}
}

// CallersFolder returns the folder of what callers of a server marked.
func CallersFolder() Place {
	return Place{"callers", stateBase(), "of triptych serve, what its callers marked: a folder for each key that is listed"}
}

// VisitorsFolder returns the folder of what callers of a public server marked.
func VisitorsFolder() Place {
	return Place{"visitors", stateBase(), "of triptych serve --public, what those marked whose keys are not listed, for 30 days"}
}

// HostKeyFile returns the file of a server's key.
func HostKeyFile() Place {
	return Place{"host_key", stateBase(), "the key of triptych serve, by which its callers know it again; its public half is in host_key.pub"}
}

// FaultsFolder returns the folder of reports of faults of the program.
func FaultsFolder() Place {
	return Place{"faults", stateBase(), "a report of each fault of the program, without a word of what was read: the last twenty"}
}

// ReadingsFolder returns the folder of what a second reader read of stories that have
// no folder of their own.
func ReadingsFolder() Place {
	return Place{"second-reader", stateBase(), "what a language model read of stories that have no folder of their own; of others it is in their folder"}
}

// LibraryFolder returns the folder of the stories that a person keeps.
func LibraryFolder() Place {
	return Place{"library", dataBase(), "the stories that you keep: a folder for each, with a Markdown file for each article; what you remove is in .trash"}
}

// EncoderFolder returns the folder of what the encoder has read.
func EncoderFolder() Place {
	return Place{"encoder", cacheBase(), "what the encoder has read, so that nothing is read twice; it can be removed"}
}

// AnswersFolder returns the folder of what a second reader answered.
func AnswersFolder() Place {
	return Place{"second-reader", cacheBase(), "what a language model answered, so that triptych annotate goes on where it was; it can be removed"}
}

// CountsFile returns the file of how many topics and conflicts stories have.
func CountsFile() Place {
	return Place{"counts.json", cacheBase(), "how many topics and conflicts were found in the stories that were opened; it can be removed"}
}

// IndexFile returns the file of what the list of stories shows of each.
func IndexFile() Place {
	return Place{"stories", cacheBase(), "what the list shows of the stories of a library, so that long ones open at once; it can be removed"}
}

// ServedIndexFile returns the same of a library as callers of a server see it.
func ServedIndexFile() Place {
	return Place{"stories-served", cacheBase(), "the same of triptych serve; it can be removed"}
}

// Path returns the place, which may not exist: below $XDG_STATE_HOME/triptych or
// ~/.local/state/triptych, for instance. On Windows the folders for application data
// stand for those of the home folder.
//
// The environment is a parameter, so that tests can have their own; a server passes
// its own environment for every caller. The error is for a person who has neither the
// variable nor a home folder.
func (p Place) Path(getenv func(string) string) (string, error) {
	folder, err := p.base.folder(getenv, runtime.GOOS)
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, p.name), nil
}

// Shown returns the place as documents name it, by the variable of its folder.
func (p Place) Shown() string { return "$" + p.base.variable + "/" + program + "/" + p.name }

// Usual returns where the place is while that variable is not set.
func (p Place) Usual() string { return "~/" + p.base.inHome + "/" + program + "/" + p.name }

// Windows returns where the place is on Windows.
func (p Place) Windows() string {
	return `%` + p.base.windows + `%\` + program + `\` + strings.ReplaceAll(p.name, "/", `\`)
}

// Help says what is kept there.
func (p Place) Help() string { return p.help }

// bases returns the base directories, in the order in which they are listed.
func bases() []base {
	var list []base
	for _, p := range Places() {
		if !slices.Contains(list, p.base) {
			list = append(list, p.base)
		}
	}
	return list
}
