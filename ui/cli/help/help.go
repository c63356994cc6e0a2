// Package help has what the program says of itself beside its commands: topics, each a
// page of Markdown in the folder topics, and what has changed, in CHANGELOG.md.
//
// A page is a title, "# name: summary", and blocks with blank lines between them:
// paragraphs, headings, items, entries (items that begin with a term in backquotes and
// a colon) and fenced code. [Parse] reads them, [Text] writes them for a terminal; the
// manual page is made from the same blocks.
package help

import (
	"embed"
	"fmt"
	"path"
	"strings"
)

//go:embed topics/*.md CHANGELOG.md
var files embed.FS

// A Topic is something to read up on.
type Topic struct {
	Name    string // one word
	Summary string // what it is about, for a list
	Blocks  []Block
}

// Changes is the name of the topic that has what changed from version to version.
const Changes = "changes"

// names are the topics in the order in which they are listed.
func names() []string {
	return []string{"start", "reading", "keys", "sources", "library", "notes", "accuracy", "second-reader", "reports", "json", "linear", "serve",
		"configuration", "files", "environment", "exit", Changes}
}

// Topics returns all topics. Of those that come from tables of the program they have
// what stands above these.
func Topics() []Topic {
	var list []Topic
	for _, name := range names() {
		file := path.Join("topics", name+".md")
		if name == Changes {
			file = "CHANGELOG.md"
		}
		data, err := files.ReadFile(file)
		if err != nil {
			panic(err) // the program was built without a topic that it lists
		}
		title, rest, _ := strings.Cut(string(data), "\n")
		written, summary, titled := strings.Cut(strings.TrimPrefix(title, "# "), ": ")
		if !titled || written != name {
			panic(fmt.Sprintf("%s begins with %q, want %q", file, title, "# "+name+": …"))
		}
		list = append(list, Topic{Name: name, Summary: summary, Blocks: Parse(rest)})
	}
	return list
}
