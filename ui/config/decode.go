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
)

const (
	maxProblems = 10 // after that they are only counted
	maxKeys     = 20 // for one action
)

func joined(problems []*Error) error {
	errs := make([]error, len(problems))
	for i, p := range problems {
		errs[i] = p
	}
	return errors.Join(errs...)
}

// decode reads settings, and gives an [Error] for each thing that is wrong, in
// the order of the file.
func decode(data []byte, allowed Allowed) (Config, []*Error) {
	d := &decoder{allowed: allowed, config: Default(), owner: make(map[string]string)}
	if len(data) > maxSize {
		d.wrong(nil, "the settings are larger than %d KB: remove what is not settings", maxSize>>10)
		return d.config, d.list()
	}
	reader := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	if err := reader.Decode(&document); err != nil && !errors.Is(err, io.EOF) {
		d.notYAML(err)
		return d.config, d.list()
	}
	if len(document.Content) > 0 {
		d.top(document.Content[0])
	}
	if err := reader.Decode(&second); err == nil {
		d.wrong(&second, "a second document starts here: remove the line of three hyphens")
	} else if !errors.Is(err, io.EOF) {
		d.notYAML(err)
	}
	return d.config, d.list()
}

// A decoder is a file of settings on its way into a Config.
type decoder struct {
	allowed  Allowed
	config   Config
	problems []*Error
	more     int
	owner    map[string]string // key: the action that the file sets it for
}

// wrong notes what is wrong at the node, made as fmt.Sprintf makes a string.
func (d *decoder) wrong(n *yaml.Node, format string, args ...any) {
	if len(d.problems) == maxProblems {
		d.more++
		return
	}
	e := &Error{Problem: fmt.Sprintf(format, args...)}
	if n != nil {
		e.Line = n.Line
	}
	d.problems = append(d.problems, e)
}

func (d *decoder) list() []*Error {
	if d.more == 0 {
		return d.problems
	}
	return append(d.problems, &Error{Problem: fmt.Sprintf("%d more things are wrong", d.more)})
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
	d.problems = append(d.problems, &Error{
		Line: line, Problem: "this is not YAML: " + problem + `; a setting is "name: value", and a key such as "?" or "[" stands in quotation marks`,
	})
}

func (d *decoder) top(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return
	}
	d.each(n, "settings", []string{"theme", "motion", "marks", "keys"}, func(name string, value *yaml.Node) {
		switch name {
		case "theme":
			d.choose(&d.config.Theme, name, value, append([]string{AutoTheme}, d.allowed.Themes...))
		case "motion":
			d.motion(value)
		case "marks":
			d.choose(&d.config.Marks, name, value, []string{AutoMarks, UnicodeMarks, ASCIIMarks})
		case "keys":
			d.each(value, "keys", d.allowed.Actions, d.keys)
		}
	})
}

// each gives the entries of a mapping whose names are known, each once.
func (d *decoder) each(n *yaml.Node, what string, names []string, take func(name string, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		d.wrong(n, "%s are a list of names with values: write %s", what, strings.Join(first(names), ": …, ")+": …")
		return
	}
	seen := make(map[string]int)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := key.Value
		switch line, twice := seen[name]; {
		case key.Kind != yaml.ScalarNode || !slices.Contains(names, name):
			d.wrong(key, "unknown name %s in %s: allowed are %s", said(key), what, strings.Join(names, ", "))
		case twice:
			d.wrong(key, "%s is set twice, first on line %d: keep one of them", name, line)
		default:
			seen[name] = key.Line
			take(name, value)
		}
	}
}

// first gives a few names as an example.
func first(names []string) []string { return names[:min(len(names), 2)] }

// said quotes a value in a message, the beginning of a long one.
func said(n *yaml.Node) string {
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

func (d *decoder) choose(field *string, name string, value *yaml.Node, choices []string) {
	if value.Kind != yaml.ScalarNode || !slices.Contains(choices, value.Value) {
		d.wrong(value, "%s cannot be %s: allowed are %s", name, said(value), strings.Join(choices, ", "))
		return
	}
	*field = value.Value
}

// motion takes what YAML has for yes and no.
func (d *decoder) motion(value *yaml.Node) {
	if value.Kind == yaml.ScalarNode {
		switch strings.ToLower(value.Value) {
		case "on", "true", "yes":
			d.config.Motion = true
			return
		case "off", "false", "no":
			d.config.Motion = false
			return
		}
	}
	d.wrong(value, "motion cannot be %s: allowed are on, off", said(value))
}

// keys takes the keys of one action: one, or a list of them, which may be empty.
func (d *decoder) keys(action string, value *yaml.Node) {
	nodes := value.Content
	switch {
	case value.Kind == yaml.ScalarNode && value.Tag != "!!null":
		nodes = []*yaml.Node{value}
	case value.Kind != yaml.SequenceNode:
		d.wrong(value, "%s needs a key, or a list of them such as [n, ctrl+n]; [] is none", action)
		return
	}
	if len(nodes) > maxKeys {
		d.wrong(value, "%s has %d keys: allowed are %d", action, len(nodes), maxKeys)
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

// key tells whether the action can have the key, and says why it cannot.
func (d *decoder) key(action string, n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode || n.Value == "" || d.allowed.Key != nil && !d.allowed.Key(n.Value) {
		d.wrong(n, "%s: there is no key %s: a key is one character, or a name such as space, pgdown or f1, with ctrl+, alt+ or shift+ before it where that is held", action, said(n))
		return false
	}
	if other, taken := d.owner[n.Value]; taken {
		d.wrong(n, "%s: the key %s is set for %s already", action, said(n), other)
		return false
	}
	d.owner[n.Value] = action
	return true
}
