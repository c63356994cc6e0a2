// Package xdg finds the folders that hold what a person's programs are told,
// what they remember and what a person keeps with them, after the XDG Base
// Directory Specification.
//
// The environment is a parameter: over SSH it is that of the session, and tests
// have their own.
package xdg

import (
	"fmt"
	"path/filepath"
	"runtime"
)

// program names the program's own folder in each of them.
const program = "triptych"

// Config gives the program's folder for settings, which may not exist:
// $XDG_CONFIG_HOME/triptych, or ~/.config/triptych. On Windows the folder for
// application data stands for the latter. It is an error if neither is known.
func Config(getenv func(string) string) (string, error) {
	return folder(getenv, "XDG_CONFIG_HOME", "APPDATA", ".config")
}

// State gives the program's folder for what it remembers from one time to the
// next, which may not exist: $XDG_STATE_HOME/triptych, or
// ~/.local/state/triptych. On Windows the folder for local application data
// stands for the latter. It is an error if neither is known.
func State(getenv func(string) string) (string, error) {
	return folder(getenv, "XDG_STATE_HOME", "LOCALAPPDATA", filepath.Join(".local", "state"))
}

// Data gives the program's folder for what a person keeps with it, which may not
// exist: $XDG_DATA_HOME/triptych, or ~/.local/share/triptych. On Windows the
// folder for local application data stands for the latter. It is an error if
// neither is known.
func Data(getenv func(string) string) (string, error) {
	return folder(getenv, "XDG_DATA_HOME", "LOCALAPPDATA", filepath.Join(".local", "share"))
}

// folder follows the specification in ignoring a path that is not absolute.
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
	return "", fmt.Errorf("no home folder is known: set HOME or %s to an absolute path", variable)
}
