// Package config reads the reader's settings from a small file in YAML. None is
// needed: what it does not say stays as it is.
//
//	theme: light          # auto, dark, light, …
//	motion: off           # columns go to a place at once instead of gliding
//	marks: ascii          # auto, unicode or ascii
//	keys:
//	  help: ["?", f1]     # keys that do what the name says, instead of its own
//	  suspend: []         # no key at all
//
// YAML is used because the module that reads it is in the program for front
// matter anyway.
package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"triptych/model/text"
	"triptych/ui/xdg"
)

// maxSize is the size in bytes of the largest file that is read.
const maxSize = 64 << 10

// The ways of drawing marks.
const (
	AutoMarks    = "auto" // by what the terminal is known to draw
	UnicodeMarks = "unicode"
	ASCIIMarks   = "ascii"
)

// AutoTheme is the theme that goes by the terminal's background.
const AutoTheme = "auto"

// A Config is what a person set.
type Config struct {
	Theme  string              // AutoTheme, or a name of Allowed.Themes
	Motion bool                // columns may glide
	Marks  string              // AutoMarks, UnicodeMarks or ASCIIMarks
	Keys   map[string][]string // by the name of what they do; those not named keep their own
}

// Default gives what holds where nothing is set.
func Default() Config {
	return Config{Theme: AutoTheme, Motion: true, Marks: AutoMarks, Keys: map[string][]string{}}
}

// Allowed is what the rest of the program knows.
type Allowed struct {
	Themes  []string          // beside AutoTheme, in the order in which a message lists them
	Actions []string          // what keys can be set for, likewise
	Key     func(string) bool // whether there is a key of the name; nil for no check
}

// An Error says in one line, harmless to a terminal, what is wrong where in the
// file, and what is allowed there.
type Error struct {
	File    string // its path
	Line    int    // from 1; 0 where it is about the file as a whole
	Problem string
	Err     error // what the system said, if it did
}

// Error gives the whole line.
func (e *Error) Error() string {
	where := e.File
	if e.Line > 0 {
		if where != "" {
			where += ", "
		}
		where += fmt.Sprintf("line %d", e.Line)
	}
	if where != "" {
		where += ": "
	}
	return text.SanitizeLine(where + e.Problem)
}

// Unwrap gives what the system said.
func (e *Error) Unwrap() error { return e.Err }

// Path gives the file that is read where none is named; it may not exist. It is
// an error if no home folder is known.
func Path(getenv func(string) string) (string, error) {
	folder, err := xdg.Config(getenv)
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "config.yaml"), nil
}

// Load reads the settings of the file. One that does not exist sets nothing.
// The error joins an [*Error] for each thing that is wrong, in the order of the
// file: an unknown name, a value that is not allowed, something set twice, or text
// that is not YAML. What is right holds all the same.
func Load(path string, allowed Allowed) (Config, error) {
	data, err := read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return Default(), err
	}
	c, problems := decode(data, allowed)
	for _, p := range problems {
		p.File = path
	}
	return c, joined(problems)
}

// read reads a file that may not be one: a pipe would never end.
func read(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, &Error{File: path, Problem: "the settings are no regular file: replace it by one, or remove it"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil {
		return nil, unreadable(path, err)
	}
	return data, nil
}

func unreadable(path string, err error) error {
	said := err
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		said = pathError.Err
	}
	return &Error{File: path, Problem: fmt.Sprintf("the settings cannot be read: %v; check its permissions, or remove it", said), Err: err}
}
