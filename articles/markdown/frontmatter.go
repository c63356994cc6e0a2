package markdown

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"triptych/articles/charset"
	"triptych/articles/draft"
	"triptych/model/text"
)

// maxFrontMatter is how many bytes at the start of a document may be front matter.
const maxFrontMatter = 64 << 10

// A front is what the front matter of a document says.
type front struct {
	article draft.Article     // its fields, and as notices what was not understood
	other   map[string]string // what it says under other keys, as plain text; nil where there is no front matter
}

// Front returns what the front matter at the start of a file says: the fields of
// its article, and the plain text under all other keys. It is found if data, which
// may be no more than the start of the file, holds its end.
func Front(data []byte) (a draft.Article, other map[string]string, found bool) {
	start := strings.TrimPrefix(string(data), "\uFEFF")
	_, body, found := splitFrontMatter(start)
	decoded, _, err := charset.Decode([]byte(start[:len(start)-len(body)]), "")
	if !found || err != nil {
		return draft.Article{}, nil, false
	}
	f, _ := cutFrontMatter(string(decoded))
	return f.article, f.other, f.other != nil
}

// cutFrontMatter parts a document into its front matter and its text. A document
// whose first line only looks like the start of front matter is all text.
func cutFrontMatter(source string) (f front, body string) {
	yamlText, body, found := splitFrontMatter(source)
	if !found {
		return front{}, source
	}
	f.other = make(map[string]string)
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(yamlText), &document); err != nil {
		if !f.readLines(yamlText) {
			return front{}, source
		}
		f.note("the front matter is not valid YAML (%s): read line by line", yamlMessage(err))
		return f, body
	}
	if len(document.Content) == 0 {
		return f, body // nothing, or comments alone
	}
	top := document.Content[0]
	if top.Kind != yaml.MappingNode {
		return front{}, source // text between two thematic breaks
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, list := top.Content[i], values(top.Content[i+1])
		if list == nil && known(key.Value) != "" {
			f.note("line %d: %s is neither text nor a list: left out", key.Line+1, key.Value)
		}
		f.set(key.Value, list)
	}
	return f, body
}

func (f *front) note(format string, arguments ...any) {
	f.article.Notices = append(f.article.Notices, fmt.Sprintf(format, arguments...))
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

// set takes the values of a key.
func (f *front) set(key string, values []string) {
	a, one := &f.article, strings.Join(values, ", ")
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
	default:
		f.other[key] = one
	}
}

// known returns the key of an article's field as set has it, "" for any other.
func known(key string) string {
	switch key = strings.ToLower(key); key {
	case "source", "title", "date", "url", "authors":
		return key
	case "author":
		return "authors"
	}
	return ""
}

// values returns what a node says as a list of harmless lines, as they are
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

// named returns the name of a mapping, as some write authors.
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
// colon in it: each line a key and a value. It reports whether any key is that of
// an article's field.
func (f *front) readLines(yamlText string) (understood bool) {
	for line := range strings.Lines(yamlText) {
		key, value, _ := strings.Cut(line, ":")
		understood = understood || known(key) != ""
		value = text.SanitizeLine(value)
		if n := len(value); n > 1 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
			value = value[1 : n-1]
		}
		if value != "" {
			f.set(key, []string{value})
		}
	}
	return understood
}
