package markdown

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"triptych/articles/draft"
	"triptych/model/text"
)

// maxFrontMatter is how many bytes at the start of a document may be front matter.
const maxFrontMatter = 64 << 10

// cutFrontMatter parts a document into its front matter and its text. Of the
// article it gives the fields that the former names, and as notices what of it
// was not understood. A document whose first line only looks like the start of
// front matter is all text.
func cutFrontMatter(source string) (draft.Article, string) {
	yamlText, body, found := splitFrontMatter(source)
	if !found {
		return draft.Article{}, source
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(yamlText), &document); err != nil {
		a, understood := readLines(yamlText)
		if !understood {
			return draft.Article{}, source
		}
		a.Notices = []string{fmt.Sprintf("the front matter is not valid YAML (%s): read line by line", yamlMessage(err))}
		return a, body
	}
	if len(document.Content) == 0 {
		return draft.Article{}, body // nothing, or comments alone
	}
	top := document.Content[0]
	if top.Kind != yaml.MappingNode {
		return draft.Article{}, source // text between two thematic breaks
	}
	var a draft.Article
	for i := 0; i+1 < len(top.Content); i += 2 {
		key := top.Content[i]
		if known(key.Value) == "" {
			continue
		}
		list := values(top.Content[i+1])
		if list == nil {
			a.Notices = append(a.Notices, fmt.Sprintf("line %d: %s is neither text nor a list: left out", key.Line+1, key.Value))
		}
		set(&a, key.Value, list)
	}
	return a, body
}

// splitFrontMatter finds the lines between the first, which is three hyphens,
// and the next like it.
func splitFrontMatter(source string) (yamlText, body string, found bool) {
	line, rest, _ := strings.Cut(source, "\n")
	if strings.TrimRight(line, " \t\r") != "---" {
		return "", "", false
	}
	for at := 0; at < len(rest) && at < maxFrontMatter; {
		line, _, more := strings.Cut(rest[at:], "\n")
		next := at + len(line)
		if more {
			next++
		}
		if end := strings.TrimRight(line, " \t\r"); end == "---" || end == "..." {
			return strings.ReplaceAll(rest[:at], "\r\n", "\n"), rest[next:], true
		}
		at = next
	}
	return "", "", false
}

// yamlMessage returns what the YAML library says, without its name and with the line
// counted in the file.
func yamlMessage(err error) string {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	var line int
	if _, e := fmt.Sscanf(message, "line %d:", &line); e == nil {
		_, message, _ = strings.Cut(message, ": ")
		return fmt.Sprintf("line %d: %s", line+1, message)
	}
	return message
}

// set takes the values of a key that it knows.
func set(a *draft.Article, key string, values []string) {
	one := strings.Join(values, ", ")
	switch known(key) {
	case "source":
		a.Source = one
	case "title":
		a.Title = one
	case "date":
		a.Date = one
	case "url":
		a.URL = one
	case "authors":
		a.Authors = values
	}
}

// known gives the name of a key as [set] has it, or "".
func known(key string) string {
	switch key = strings.ToLower(key); key {
	case "source", "title", "date", "url", "authors":
		return key
	case "author":
		return "authors"
	}
	return ""
}

// values gives what a node says as a list of harmless lines, as they are
// written: one for plain text, several for a list, none for nothing; nil for
// what is neither.
func values(n *yaml.Node) []string {
	n = resolve(n)
	switch {
	case n.Kind == yaml.ScalarNode:
		return nonEmpty(n)
	case n.Kind != yaml.SequenceNode:
		return nil
	}
	list := []string{}
	for _, item := range n.Content {
		if item = resolve(item); item.Kind != yaml.ScalarNode {
			item = named(item)
		}
		if item != nil {
			list = append(list, nonEmpty(item)...)
		}
	}
	return list
}

// named gives the name of a mapping, as some write authors.
func named(n *yaml.Node) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if value := resolve(n.Content[i+1]); n.Content[i].Value == "name" && value.Kind == yaml.ScalarNode {
			return value
		}
	}
	return nil
}

func nonEmpty(n *yaml.Node) []string {
	line := text.SanitizeLine(n.Value)
	if n.Tag == "!!null" || line == "" {
		return []string{}
	}
	return []string{line}
}

// resolve follows an alias.
func resolve(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// readLines reads what was meant for YAML and is not, most often a title with a
// colon in it: each line a key and a value. It tells whether it knew a key.
func readLines(yamlText string) (a draft.Article, understood bool) {
	for line := range strings.Lines(yamlText) {
		key, value, _ := strings.Cut(line, ":")
		if known(key) == "" {
			continue
		}
		understood = true
		value = text.SanitizeLine(value)
		if n := len(value); n > 1 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
			value = value[1 : n-1]
		}
		if value != "" {
			set(&a, key, []string{value})
		}
	}
	return a, understood
}
