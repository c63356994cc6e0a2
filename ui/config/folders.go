package config

import (
	"path/filepath"
	"runtime"

	"triptych/model/problem"
)

// program is the name of the program's own folder in each of the XDG base
// directories.
const program = "triptych"

// Path returns the settings file, which may not exist:
// $XDG_CONFIG_HOME/triptych/config.yaml, or ~/.config/triptych/config.yaml. On
// Windows the folder for application data stands for ~/.config.
//
// The environment is a parameter of all these functions, so that tests can have
// their own; a server passes its own environment for every caller. Their error
// is for a person who has neither the variable nor a home folder.
func Path(getenv func(string) string) (string, error) {
	folder, err := folder(getenv, "XDG_CONFIG_HOME", "APPDATA", ".config")
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "config.yaml"), nil
}

// StateFolder returns the folder for what the program remembers from one time to
// the next, which may not exist: $XDG_STATE_HOME/triptych, or
// ~/.local/state/triptych. On Windows the folder for local application data
// stands for ~/.local/state.
func StateFolder(getenv func(string) string) (string, error) {
	return folder(getenv, "XDG_STATE_HOME", "LOCALAPPDATA", filepath.Join(".local", "state"))
}

// DataFolder returns the folder for what a person keeps with the program, which
// may not exist: $XDG_DATA_HOME/triptych, or ~/.local/share/triptych. On Windows
// the folder for local application data stands for ~/.local/share.
func DataFolder(getenv func(string) string) (string, error) {
	return folder(getenv, "XDG_DATA_HOME", "LOCALAPPDATA", filepath.Join(".local", "share"))
}

// CacheFolder returns the folder for what can be made again, which may not exist:
// $XDG_CACHE_HOME/triptych, or ~/.cache/triptych. On Windows the folder for local
// application data stands for ~/.cache.
func CacheFolder(getenv func(string) string) (string, error) {
	return folder(getenv, "XDG_CACHE_HOME", "LOCALAPPDATA", ".cache")
}

// folder ignores a path that is not absolute, as the XDG Base Directory
// Specification wants it.
func folder(getenv func(string) string, variable, windows, inHome string) (string, error) {
	if path := getenv(variable); filepath.IsAbs(path) {
		return filepath.Join(path, program), nil
	}
	if path := getenv(windows); runtime.GOOS == "windows" && filepath.IsAbs(path) {
		return filepath.Join(path, program), nil
	}
	if home := getenv("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, inHome, program), nil
	}
	return "", &problem.Error{Problem: "no home folder is known", Advice: "set HOME or " + variable + " to an absolute path"}
}
