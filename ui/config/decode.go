package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"triptych/model/problem"
)

const (
	maxProblems = 10 // further ones are only counted
	maxKeys     = 20 // for one action
)

// decode reads the settings of a file. The error joins those of [Load].
func decode(path string, data []byte, allowed Allowed) (Config, error) {
	d := &decoder{path: path, allowed: allowed, config: Default()}
	reader := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	if err := reader.Decode(&document); err != nil && !errors.Is(err, io.EOF) {
		d.notYAML(err)
		return d.config, d.err()
	}
	if len(document.Content) > 0 {
		d.top(document.Content[0])
	}
	if err := reader.Decode(&second); err == nil {
		d.wrong(second.Line, "remove the line of three hyphens", "a second document starts here")
	} else if !errors.Is(err, io.EOF) {
		d.notYAML(err)
	}
	return d.config, d.err()
}

// A decoder is a file of settings on its way into a Config.
type decoder struct {
	path     string
	allowed  Allowed
	config   Config
	problems []error
	more     int // problems that are not listed
}

// wrong records a problem on a line, 0 for the whole file, made as fmt.Sprintf
// makes a string.
func (d *decoder) wrong(line int, advice, format string, args ...any) {
	if len(d.problems) == maxProblems {
		d.more++
		return
	}
	name := d.path
	if line > 0 {
		name = fmt.Sprintf("%s, line %d", d.path, line)
	}
	d.problems = append(d.problems, &problem.Error{Name: name, Problem: fmt.Sprintf(format, args...), Advice: advice})
}

func (d *decoder) err() error {
	if d.more > 0 {
		d.problems = append(d.problems, &problem.Error{Name: d.path, Problem: fmt.Sprintf("%d more things are wrong", d.more)})
	}
	return errors.Join(d.problems...)
}

// notYAML says without the library's name what keeps the file from being read.
func (d *decoder) notYAML(err error) {
	problem, line := strings.TrimPrefix(err.Error(), "yaml: "), 0
	if number, rest, found := strings.Cut(problem, ": "); found {
		if n, err := strconv.Atoi(strings.TrimPrefix(number, "line ")); err == nil {
			line, problem = n, rest
		}
	} else if !strings.Contains(problem, "control characters") {
		line = 1 // which the library leaves out
	}
	d.wrong(line, `write "name: value", and a key such as "?" or "[" in quotation marks`, "this is not YAML: %s", problem)
}

func (d *decoder) top(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return
	}
	settings := Settings(d.allowed.Themes)
	var names []string
	for _, s := range settings {
		names = append(names, s.Name)
	}
	d.each(n, "settings", append(names, "reader", "keys"), func(name string, value *yaml.Node) {
		switch i := slices.Index(names, name); {
		case i >= 0:
			d.choose(settings[i], value)
		case name == "reader":
			d.reader(value)
		default:
			d.each(value, "keys", d.allowed.Actions, d.keys)
		}
	})
}

// maxReaderValue is the length in bytes of the longest setting of the second reader.
const maxReaderValue = 500

// reader takes the settings of the second reader.
func (d *decoder) reader(n *yaml.Node) {
	settings := ReaderSettings()
	var names []string
	for _, s := range settings {
		names = append(names, s.Name)
	}
	d.each(n, "reader", names, func(name string, value *yaml.Node) {
		if value.Kind != yaml.ScalarNode || len(value.Value) > maxReaderValue {
			d.wrong(value.Line, "write a short text", "%s cannot be %s", name, quoted(value))
			return
		}
		s := settings[slices.Index(names, name)]
		v := value.Value
		if slices.Contains(s.Allowed, Off) && slices.Contains([]string{"false", "no"}, strings.ToLower(v)) {
			v = Off
		}
		if s.Allowed != nil && !slices.Contains(s.Allowed, v) {
			d.wrong(value.Line, "allowed are "+strings.Join(s.Allowed, ", "), "%s cannot be %s", name, quoted(value))
			return
		}
		*s.field(&d.config.Reader) = v
	})
}

// each calls take with the entries of a mapping, each of which must have another
// one of the names.
func (d *decoder) each(n *yaml.Node, what string, names []string, take func(name string, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		example := strings.Join(names[:min(len(names), 2)], ": …, ") + ": …"
		d.wrong(n.Line, "write "+example, "%s are a list of names with values", what)
		return
	}
	seen := make(map[string]int)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := key.Value
		switch line, twice := seen[name]; {
		case key.Kind != yaml.ScalarNode || !slices.Contains(names, name):
			d.wrong(key.Line, "allowed are "+strings.Join(names, ", "), "unknown name %s in %s", quoted(key), what)
		case twice:
			d.wrong(key.Line, "keep one of them", "%s is set twice, first on line %d", name, line)
		default:
			seen[name] = key.Line
			take(name, value)
		}
	}
}

// quoted returns a value as a message shows it: of a long one the beginning.
func quoted(n *yaml.Node) string {
	const longest = 40
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a list of names with values"
	case yaml.AliasNode:
		return "a reference"
	}
	if r := []rune(n.Value); len(r) > longest {
		return strconv.Quote(string(r[:longest]) + "…")
	}
	return strconv.Quote(n.Value)
}

// choose takes one of the values that a setting may have. What may be on or off
// may be anything that YAML has for yes and no.
func (d *decoder) choose(s Setting, value *yaml.Node) {
	v := value.Value
	if slices.Contains(s.Allowed, On) {
		switch strings.ToLower(v) {
		case "on", "true", "yes":
			v = On
		case "off", "false", "no":
			v = Off
		}
	}
	if value.Kind != yaml.ScalarNode || !slices.Contains(s.Allowed, v) {
		d.wrong(value.Line, "allowed are "+strings.Join(s.Allowed, ", "), "%s cannot be %s", s.Name, quoted(value))
		return
	}
	*s.field(&d.config) = v
}

// keys takes the keys of one action: one, or a list of them, which may be empty.
func (d *decoder) keys(action string, value *yaml.Node) {
	nodes := value.Content
	switch {
	case value.Kind == yaml.ScalarNode && value.Tag != "!!null":
		nodes = []*yaml.Node{value}
	case value.Kind != yaml.SequenceNode:
		d.wrong(value.Line, "write one, or a list such as [n, ctrl+n]; [] is none", "%s needs a key", action)
		return
	}
	if len(nodes) > maxKeys {
		d.wrong(value.Line, fmt.Sprintf("allowed are %d", maxKeys), "%s has %d keys", action, len(nodes))
		return
	}
	list := []string{}
	for _, n := range nodes {
		if d.key(action, n) {
			list = append(list, n.Value)
		}
	}
	if len(list) == len(nodes) {
		d.config.Keys[action] = list
	}
}

// key reports whether the action can have the key, and records why it cannot.
func (d *decoder) key(action string, n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode || n.Value == "" || d.allowed.Key != nil && !d.allowed.Key(n.Value) {
		const advice = "a key is one character, or a name such as space, pgdown or f1, with ctrl+, alt+ or shift+ before it where that is held"
		d.wrong(n.Line, advice, "%s: there is no key %s", action, quoted(n))
		return false
	}
	return true
}
