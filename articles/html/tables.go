package html

import (
	_ "embed" // for the tables
	"slices"
	"strings"
	"sync"
)

// An article is told from all else on a page by tables of words, which anybody can
// edit. Each says at its start what it is for.
var (
	//go:embed rules/elements.txt
	elementTable string
	//go:embed rules/lines.txt
	lineTable string
	//go:embed rules/names.txt
	nameTable string
	//go:embed rules/walls.txt
	wallTable string
)

// A section is the lines of a table under a heading "[what, kind]" or "[what]",
// without comments and blank lines.
type section struct {
	what, kind string
	pages      string // for which pages it is, as the comment over the heading says
	lines      []string
}

// sections returns the sections of a table, in order.
func sections(table string) []section {
	var list []section
	var comment []string // the lines of it that stand right before
	for line := range strings.Lines(table) {
		line = strings.TrimSpace(line)
		before := comment
		comment = nil
		switch {
		case line == "":
		case line[0] == '#':
			comment = append(before, strings.TrimSpace(line[1:]))
		case line[0] == '[':
			what, kind, _ := strings.Cut(strings.Trim(line, "[]"), ", ")
			list = append(list, section{what: what, kind: kind, pages: strings.Join(before, " ")})
		case len(list) > 0:
			last := &list[len(list)-1]
			last.lines = append(last.lines, line)
		}
	}
	return list
}

// phrases has the phrases about names and walls by their heading, as it is
// written in the tables.
var phrases = sync.OnceValue(func() map[string][]string {
	lists := make(map[string][]string)
	for _, s := range append(sections(nameTable), sections(wallTable)...) {
		heading := s.what
		if s.kind != "" {
			heading += ", " + s.kind
		}
		lists[heading] = s.lines
	}
	return lists
})

// isOne reports whether a word is one of those under a heading.
func isOne(heading, word string) bool { return slices.Contains(phrases()[heading], word) }

// holdsOne reports whether a text holds one of the phrases under a heading.
func holdsOne(heading, text string) bool {
	return slices.ContainsFunc(phrases()[heading], func(phrase string) bool { return strings.Contains(text, phrase) })
}

// opensWithOne reports whether a text starts with one of the phrases under a
// heading.
func opensWithOne(heading, text string) bool {
	return slices.ContainsFunc(phrases()[heading], func(phrase string) bool { return strings.HasPrefix(text, phrase) })
}
