package config

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"triptych/articles/files"
	"triptych/model/problem"
)

// A Memory is the file in which the program keeps what a person chose while reading
// of what settings say too. The file of settings is the person's own, with their
// comments, and is never written. A choice holds until the settings say something
// else than when it was made.
type Memory struct{ path string }

// MemoryIn returns the memory in a file; neither that nor its folder need exist.
func MemoryIn(file string) Memory { return Memory{file} }

// A chosen is what a person chose, and what the settings said then.
type chosen struct {
	Value    string `json:"value"`
	Settings string `json:"settings"`
}

// Apply returns settings with what was chosen while they were as they are. A memory
// that cannot be read holds nothing.
func (m Memory) Apply(c Config, themes []string) Config {
	kept, err := m.read()
	if err != nil {
		return c
	}
	for _, s := range Settings(themes) {
		if choice, ok := kept[s.Name]; ok && choice.Settings == s.Value(c) && slices.Contains(s.Allowed, choice.Value) {
			*s.field(&c) = choice.Value
		}
	}
	return c
}

// Keep keeps what was chosen in the place of a setting. The settings are as they
// were read, without what was chosen.
func (m Memory) Keep(name, value string, settings Config) error {
	kept, err := m.read()
	if err != nil { // it is not a person's, and is made anew
		kept = map[string]chosen{}
	}
	for _, s := range Settings(nil) {
		if s.Name == name {
			kept[name] = chosen{value, s.Value(settings)}
		}
	}
	data, err := json.MarshalIndent(kept, "", "  ")
	if err == nil {
		err = os.MkdirAll(filepath.Dir(m.path), 0o700)
	}
	if err == nil {
		err = files.Replace(m.path, append(data, '\n'))
	}
	if err != nil {
		return problem.System(m.path, "what was chosen cannot be kept", "make room on the disk, or check the folder's permissions", err)
	}
	return nil
}

// read returns what was chosen, by the names of settings.
func (m Memory) read() (map[string]chosen, error) {
	data, err := files.Read(m.path, maxSize)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]chosen{}, nil
	}
	kept := map[string]chosen{}
	if err == nil {
		err = json.Unmarshal(data, &kept)
	}
	return kept, err
}
