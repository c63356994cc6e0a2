package config

import (
	"bytes"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
)

// An Action is something that keys can be set for.
type Action struct {
	Name string
	Help string   // what it does, for a person to read
	Keys []string // those that do it now
}

// Write writes settings with what each is for, in the form in which [Load] reads
// them. Keys are those of the actions; c's own are left out. Errors are those of
// w.
func Write(w io.Writer, c Config, themes []string, actions []Action) error {
	keys := &yaml.Node{Kind: yaml.MappingNode}
	for _, a := range actions {
		list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, LineComment: a.Help}
		for _, k := range a.Keys {
			list.Content = append(list.Content, scalar(k))
		}
		keys.Content = append(keys.Content, scalar(a.Name), list)
	}
	top := &yaml.Node{Kind: yaml.MappingNode}
	for _, s := range Settings(themes) {
		name := scalar(s.Name)
		name.HeadComment = s.Help + "\nallowed are " + strings.Join(s.Allowed, ", ") + "; " + s.Allowed[0] + " is the default"
		top.Content = append(top.Content, name, scalar(s.Value(c)))
	}
	reader := &yaml.Node{Kind: yaml.MappingNode}
	for _, s := range readerSettings() {
		value := scalar(*s.field(&c.Reader))
		value.LineComment = s.help
		reader.Content = append(reader.Content, scalar(s.name), value)
	}
	name := scalar("reader")
	name.HeadComment = "a language model of yours that triptych annotate, and B in the reader, ask to read a story"
	top.Content = append(top.Content, name, reader, scalar("keys"), keys)
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(top); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}

func scalar(value string) *yaml.Node {
	n := new(yaml.Node)
	n.SetString(value)
	return n
}
