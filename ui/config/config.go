// Package config reads the reader's settings from a small file in YAML, and knows
// the folders in which the program keeps its files. No setting is needed: what
// the file does not say stays as it is.
//
//	theme: light          # auto, dark, light, …
//	motion: off           # columns go to a place at once instead of gliding
//	marks: ascii          # auto, unicode or ascii
//	level: facts          # facts, telling or everything
//	linear: on            # stories are read as lines instead of on the whole screen
//	reader:               # a language model of yours that may be asked to read stories
//	  address: http://localhost:11434/v1
//	  model: qwen3:8b
//	keys:
//	  help: ["?", f1]     # keys that do what the name says, instead of its own
//	  suspend: []         # no key at all
//
// The settings of a few values stand in one table, [Settings], from which the file is
// both read and written, and those of the second reader in another.
//
// YAML is used because the module that reads it is in the program for front
// matter anyway.
package config

import (
	"errors"
	"io/fs"

	"triptych/articles/files"
	"triptych/model"
	"triptych/model/problem"
)

// maxSize is the size in bytes of the largest file that is read.
const maxSize = 64 << 10

// Values of settings that the program asks for by name.
const (
	Auto         = "auto" // what suits the terminal
	On           = "on"
	Off          = "off"
	UnicodeMarks = "unicode"
	ASCIIMarks   = "ascii"

	ListedCallers = "listed"
	AllCallers    = "all"
)

// A Config is what a person set.
type Config struct {
	Theme   string              // Auto, or a name of Allowed.Themes
	Motion  string              // On or Off
	Marks   string              // Auto, UnicodeMarks or ASCIIMarks
	Level   string              // a name of model.Levels
	Columns string              // Auto, or a number of articles
	Encoder string              // On or Off
	Linear  string              // On or Off
	Reader  Reader              // the second reader
	Keys    map[string][]string // by action; those not named keep their own
}

// A Reader says which language model is to read stories. Empty strings are not set.
type Reader struct {
	Address  string // such as http://localhost:11434/v1
	Model    string // its name there
	KeyEnv   string // the environment variable that holds the key
	Patience string // how long to wait for a word of it, such as 5m
	Callers  string // which callers of triptych serve may have it read: Off, ListedCallers or AllCallers
}

// A ReaderSetting is one of the second reader.
type ReaderSetting struct {
	Name    string
	Help    string   // what it is for, for a person to read
	Allowed []string // its values, the default first; nil for any short text, and no default

	field func(*Reader) *string
}

// ReaderSettings returns those of the second reader, in the order in which they are
// listed.
func ReaderSettings() []ReaderSetting {
	return []ReaderSetting{
		{"address", "where it answers, such as http://localhost:11434/v1", nil, func(r *Reader) *string { return &r.Address }},
		{"model", "its name there, such as qwen3:8b", nil, func(r *Reader) *string { return &r.Model }},
		{"key-env", "the environment variable that holds the key, if it wants one", nil, func(r *Reader) *string { return &r.KeyEnv }},
		{"patience", "how long to wait for a word of it, such as 5m on a slow computer", nil, func(r *Reader) *string { return &r.Patience }},
		{
			"callers", "who may have it read over SSH: nobody (off), callers whose keys are listed, or all", []string{Off, ListedCallers, AllCallers},
			func(r *Reader) *string { return &r.Callers },
		},
	}
}

// A Setting is one that takes a value of a few.
type Setting struct {
	Name    string
	Allowed []string // its values, the default first
	Help    string   // what it is for, for a person to read

	field func(*Config) *string
}

// Settings returns all settings but keys, in the order in which they are listed,
// where these themes are to be had beside Auto.
func Settings(themes []string) []Setting {
	return []Setting{
		{
			"theme", append([]string{Auto}, themes...), "the colours: auto goes by the terminal's background",
			func(c *Config) *string { return &c.Theme },
		},
		{
			"motion", []string{On, Off}, "whether columns glide to a far place",
			func(c *Config) *string { return &c.Motion },
		},
		{
			"marks", []string{Auto, UnicodeMarks, ASCIIMarks}, "the characters of marks and rules: auto goes by the terminal",
			func(c *Config) *string { return &c.Marks },
		},
		{
			"level", levels(), "how strict the marks are: conflicts and facts, also certainty, sources and wording, or every difference",
			func(c *Config) *string { return &c.Level },
		},
		{
			"columns", []string{Auto, "1", "2", "3", "4", "5", "6", "7", "8", "9"}, "how many columns stand side by side, as far as there is room: auto has as many as read well",
			func(c *Config) *string { return &c.Columns },
		},
		{
			"encoder", []string{On, Off}, "whether sentences are compared by what they mean, not by words alone",
			func(c *Config) *string { return &c.Encoder },
		},
		{
			"linear", []string{Off, On}, "whether stories are read as plain lines, sentence by sentence, as with --linear",
			func(c *Config) *string { return &c.Linear },
		},
	}
}

// levels returns the names of the levels, the default first.
func levels() []string {
	list := []string{string(model.Telling)}
	for _, l := range model.Levels() {
		if l != model.Telling {
			list = append(list, string(l))
		}
	}
	return list
}

// Value returns what c has the setting at.
func (s Setting) Value(c Config) string { return *s.field(&c) }

// Default returns what holds where nothing is set.
func Default() Config {
	c := Config{Keys: map[string][]string{}}
	for _, s := range Settings(nil) {
		*s.field(&c) = s.Allowed[0]
	}
	for _, s := range ReaderSettings() {
		if s.Allowed != nil {
			*s.field(&c.Reader) = s.Allowed[0]
		}
	}
	return c
}

// Allowed is what the rest of the program knows.
type Allowed struct {
	Themes  []string          // beside Auto, in the order in which a message lists them
	Actions []string          // what keys can be set for, likewise
	Key     func(string) bool // reports whether there is a key of the name; nil for no check
}

// Load reads the settings of the file. One that does not exist sets nothing.
// The error joins a [*problem.Error] for each thing that is wrong, in the order
// of the file: an unknown name, a value that is not allowed, something set twice,
// or text that is not YAML. What is right holds all the same.
func Load(path string, allowed Allowed) (Config, error) {
	data, err := files.Read(path, maxSize)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Default(), nil
	case err != nil:
		return Default(), problem.Advised("replace it by a file of settings, or remove it", err)
	}
	return decode(path, data, allowed)
}
