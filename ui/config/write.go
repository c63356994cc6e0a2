package config

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// An Action is something that keys can be set for.
type Action struct {
	Name    string
	Help    string   // what it does, for a person to read
	Keys    []string // those that do it now
	Default []string // those that do it where none are set
}

// A Listing is everything that can be set, as it is now.
type Listing struct {
	File    string   // that of the settings, in a line; "" where there is no place for it
	Exists  bool     // whether it is there
	Config  Config   // what it says; its keys are those of the actions
	Chosen  Config   // the same with what was chosen while reading
	Memory  string   // the file of that, in a line
	Themes  []string // beside Auto
	Actions []Action
}

// Write writes the listing with what each setting is for, its default, and which file
// says otherwise, in the form in which [Load] reads settings. Errors are those of w.
func (l Listing) Write(w io.Writer) error {
	top := &yaml.Node{Kind: yaml.MappingNode, HeadComment: l.source() + "\n\n"}
	for _, s := range Settings(l.Themes) {
		name := scalar(s.Name)
		name.HeadComment = l.explained(s)
		top.Content = append(top.Content, name, scalar(s.Value(l.Config)))
	}
	reader := &yaml.Node{Kind: yaml.MappingNode}
	for _, s := range ReaderSettings() {
		value := scalar(*s.field(&l.Config.Reader))
		value.LineComment = s.Help + "; " + s.Usual()
		reader.Content = append(reader.Content, scalar(s.Name), value)
	}
	keys := &yaml.Node{Kind: yaml.MappingNode}
	for _, a := range l.Actions {
		list := keyList(a.Keys)
		list.LineComment = a.Help
		if !slices.Equal(a.Keys, a.Default) {
			list.LineComment += "; by default " + cmp.Or(strings.Join(a.Default, " "), "no key")
		}
		keys.Content = append(keys.Content, scalar(a.Name), list)
	}
	model, action := scalar("reader"), scalar("keys")
	model.HeadComment = "a language model of yours that triptych annotate, and B in the reader, ask to read a story"
	action.HeadComment = "the keys of every action; [] is none"
	top.Content = append(top.Content, model, reader, action, keys)
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(top); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}

// Usual says what a setting of the second reader may be, and is by default.
func (s ReaderSetting) Usual() string {
	if s.Allowed == nil {
		return "not set by default"
	}
	return "allowed are " + strings.Join(s.Allowed, ", ") + "; " + s.Allowed[0] + " is the default"
}

// source says which file the settings are from.
func (l Listing) source() string {
	switch {
	case l.File == "":
		return "There is no place for a file of settings: everything is as it is by default."
	case !l.Exists:
		return "Everything is as it is by default, since there is no file\n" + l.File
	}
	return "As set in the file\n" + l.File + "\nand, where that says nothing, as it is by default."
}

// explained says what a setting is for and what it may be, and where its value comes
// from if it is not the default.
func (l Listing) explained(s Setting) string {
	words := s.Help + "\nallowed are " + strings.Join(s.Allowed, ", ") + "; " + s.Allowed[0] + " is the default"
	if s.Value(l.Config) != s.Allowed[0] {
		words += "; the file says otherwise"
	}
	if chosen := s.Value(l.Chosen); chosen != s.Value(l.Config) {
		words += "\nwhile reading you chose " + chosen + ", which holds until you change the line below: " + l.Memory
	}
	return words
}

// keyList returns a list of keys on one line.
func keyList(keys []string) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, k := range keys {
		list.Content = append(list.Content, scalar(k))
	}
	return list
}

func scalar(value string) *yaml.Node {
	n := new(yaml.Node)
	n.SetString(value)
	return n
}
