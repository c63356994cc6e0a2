package linear

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"triptych/model/text"
	"triptych/ui/notes"
)

// A command is something that a person can type.
type command struct {
	names []string // the first is the one that help shows
	takes string   // what comes after it; "" for nothing
	help  string
	do    func(r *Reading, rest string) []string
}

// commands returns all of them in the order of the help. An empty line is the first,
// and a number, and what begins with a slash, have names that nobody types.
func commands() []command {
	state := func(s notes.State) func(*Reading, string) []string {
		return func(r *Reading, rest string) []string { return r.decide(s, rest) }
	}
	plain := func(do func(*Reading) []string) func(*Reading, string) []string {
		return func(r *Reading, _ string) []string { return do(r) }
	}
	return []command{
		{[]string{"enter", "", "n", "next"}, "", "the next sentence; n does the same", plain((*Reading).next)},
		{[]string{"p", "previous", "back"}, "", "the sentence before", plain((*Reading).previous)},
		{[]string{"."}, "", "this sentence again", plain(func(r *Reading) []string { return r.here(false) })},
		{[]string{"a number"}, "", "the sentence of that number", nil},
		{[]string{"/"}, "WORDS", "the next sentence that has the words; / alone seeks them again", (*Reading).seek},
		{[]string{"!", "conflict"}, "", "the next conflict", plain((*Reading).nextConflict)},
		{[]string{"f", "findings"}, "NUMBER", "findings: the heaviest differences of the story, ten at a time; with its number, go to one", (*Reading).find},
		{[]string{"lead"}, "NAME", "let another article lead, by its name or number", (*Reading).leadNamed},
		{[]string{"level"}, "NAME", "how much is told: facts, telling or everything", (*Reading).setLevel},
		{[]string{"verified", "v"}, "", "mark the difference as verified", state(notes.Verified)},
		{[]string{"check"}, "", "mark it as to check", state(notes.ToCheck)},
		{[]string{"aside"}, "", "set it aside, so that it is told no more", state(notes.SetAside)},
		{[]string{"open"}, "", "take the mark away", state(notes.NoState)},
		{[]string{"note", "w"}, "WORDS", "write a note on it", (*Reading).note},
		{[]string{"undo", "u"}, "", "take back the last mark or note", plain((*Reading).undo)},
		{[]string{"?", "help", "h"}, "", "this list", plain((*Reading).help)},
		{[]string{"q", "quit", "exit"}, "", "leave", plain((*Reading).quit)},
	}
}

// Do does what a line says that a person typed, and returns the answer.
func (r *Reading) Do(line string) []string {
	line = strings.TrimSpace(text.SanitizeLine(line))
	if n, err := strconv.Atoi(line); err == nil {
		return r.sentenceNumber(n)
	}
	name, rest := parted(line)
	all := commands()
	i := slices.IndexFunc(all, func(c command) bool { return c.do != nil && slices.Contains(c.names, name) })
	if i < 0 {
		return []string{"“" + text.Cut(line, longestEcho) + "” is no command. ? lists them."}
	}
	return all[i].do(r, rest)
}

// longestEcho is how much of a line that is no command is said again, in bytes.
const longestEcho = 40

// parted returns the name of a command and what comes after it, which after a slash,
// and a number after any name, needs no space before it.
func parted(line string) (name, rest string) {
	if words, ok := strings.CutPrefix(line, "/"); ok {
		return "/", strings.TrimSpace(words)
	}
	name, rest, _ = strings.Cut(line, " ")
	if bare := strings.TrimRight(name, "0123456789"); bare != name && bare != "" && rest == "" {
		name, rest = bare, name[len(bare):]
	}
	return strings.ToLower(name), strings.TrimSpace(rest)
}

func (r *Reading) help() []string {
	lines := []string{"Type one of these and press enter:"}
	for _, c := range commands() {
		name := c.names[0]
		if c.takes != "" {
			name += " " + c.takes
		}
		lines = append(lines, fmt.Sprintf("%s: %s.", name, c.help))
	}
	return append(lines, "Where several differences are told, a number after the mark or before the note says which.")
}

func (r *Reading) quit() []string {
	r.ended = true
	return nil
}
