package cli

import (
	"strconv"
	"strings"

	"triptych/ui/cli/help"
	"triptych/ui/config"
	"triptych/ui/reader"
	"triptych/ui/theme"
)

// topics returns what the program says of itself beside its commands, with what comes
// from its tables, for a reader that has these keys.
func topics(keys reader.Keys) []help.Topic {
	list := help.Topics()
	for i := range list {
		list[i].Blocks = append(list[i].Blocks, tabled(list[i].Name, keys)...)
	}
	return list
}

// tabled returns what a topic has from a table of the program.
func tabled(topic string, keys reader.Keys) []help.Block {
	switch topic {
	case "keys":
		return keyBlocks(keys)
	case "configuration":
		return settingBlocks()
	case "files":
		return fileBlocks()
	case "environment":
		return environmentBlocks()
	case "exit":
		return exitBlocks()
	}
	return nil
}

// keyBlocks lists the keys of the reader by group.
func keyBlocks(keys reader.Keys) []help.Block {
	var list []help.Block
	group := ""
	for _, c := range keys.Commands() {
		if c.Group != group {
			group = c.Group
			list = append(list, help.Block{Kind: help.Heading, Text: group})
		}
		explanation := c.Help
		if c.Set {
			explanation += " (" + c.Name + ")"
		}
		typed := strings.Join(c.Keys, " ")
		if typed == "" {
			typed = "no key"
		}
		list = append(list, help.Block{Kind: help.Entry, Term: typed, Text: explanation})
	}
	return list
}

// settingBlocks lists all that a settings file can say.
func settingBlocks() []help.Block {
	var list []help.Block
	for _, s := range config.Settings(theme.Names()) {
		allowed := strings.Join(s.Allowed, ", ")
		list = append(list, help.Block{Kind: help.Entry, Term: s.Name, Text: s.Help + ". Allowed are " + allowed + "; the first is the default."})
	}
	for _, s := range config.ReaderSettings() {
		list = append(list, help.Block{Kind: help.Entry, Term: "reader: " + s.Name, Text: "of the language model that may be asked to read stories: " + s.Help + "; " + s.Usual() + "."})
	}
	return append(list, help.Block{Kind: help.Entry, Term: "keys", Text: "the keys of actions, by the names that `triptych help keys` lists: one key, several in brackets, or [] for none. " +
		"A key is one character, or a name such as space, pgdown or f1, with ctrl+, alt+ or shift+ before it where that is held."})
}

// fileBlocks lists the files that are kept for a person.
func fileBlocks() []help.Block {
	var list []help.Block
	for _, p := range config.Places() {
		list = append(list, help.Block{Kind: help.Entry, Term: p.Shown(), Text: p.Help() + ". Usually " + p.Usual() + ", on Windows " + p.Windows() + "."})
	}
	return list
}

// environmentBlocks lists the variables that are read.
func environmentBlocks() []help.Block {
	var list []help.Block
	for _, v := range config.Environment() {
		list = append(list, help.Block{Kind: help.Entry, Term: strings.Join(v.Names, ", "), Text: v.Help})
	}
	return list
}

// exitBlocks lists the exit codes.
func exitBlocks() []help.Block {
	var list []help.Block
	for _, s := range exitStatuses() {
		list = append(list, help.Block{Kind: help.Entry, Term: strconv.Itoa(s.code), Text: s.meaning})
	}
	return list
}
