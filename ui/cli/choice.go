package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A choice is the value of a flag that takes one of a few words.
type choice[T ~string] struct {
	what  string // what the words are: "format"
	known []T
	value *T
}

// String returns the word that is set.
func (c choice[T]) String() string {
	if c.value == nil { // as pflag asks of a zero value
		return ""
	}
	return string(*c.value)
}

// Type says what the flag takes, for its help.
func (c choice[T]) Type() string { return c.what }

// Set chooses the word that was typed. Its error is a usageError.
func (c choice[T]) Set(typed string) error {
	if !slices.Contains(c.known, T(typed)) {
		names := words(c.known)
		return usage("unknown %s %q%s: the %ss are %s", c.what, typed, suggest(typed, names), c.what, enumerate(names, "and"))
	}
	*c.value = T(typed)
	return nil
}

// words returns the values as they are typed.
func words[T ~string](values []T) []string {
	var list []string
	for _, v := range values {
		list = append(list, string(v))
	}
	return list
}

// addTo adds the flag to c and lets a shell complete it, each word with its
// summary. The usage goes on with the words.
func (c choice[T]) addTo(to *cobra.Command, name, shorthand, usage string, summary func(T) string) {
	c.flag(name, shorthand, usage, summary).addTo(to)
}

// flag returns the flag, whose usage goes on with the words.
func (c choice[T]) flag(name, shorthand, usage string, summary func(T) string) flag {
	f := flag{name: name, shorthand: shorthand, usage: usage + enumerate(words(c.known), "or"), value: c}
	for _, v := range c.known {
		f.completions = append(f.completions, cobra.CompletionWithDesc(string(v), summary(v)))
	}
	return f
}

// A choices is the value of a flag that takes several of a few words, with commas
// between them or each with a flag of its own.
type choices[T ~string] struct {
	what  string
	known []T
	name  func(T) string // as it is typed
	also  func(T) string // another word for it, "" for none; nil if there is none for any
	value *[]T
}

// String returns the words that are set.
func (c choices[T]) String() string {
	if c.value == nil { // as pflag asks of a zero value
		return ""
	}
	return strings.Join(c.names(*c.value), ",")
}

// Type says what the flag takes, for its help.
func (c choices[T]) Type() string { return c.what }

// Set adds the words that were typed. Its error is a usageError.
func (c choices[T]) Set(typed string) error {
	for word := range strings.SplitSeq(typed, ",") {
		i := slices.IndexFunc(c.known, func(v T) bool { return c.is(v, strings.TrimSpace(word)) })
		if i < 0 {
			names := c.names(c.known)
			return usage("unknown %s %q%s: the %ss are %s", c.what, word, suggest(word, names), c.what, enumerate(names, "and"))
		}
		*c.value = append(*c.value, c.known[i])
	}
	return nil
}

// is reports whether a word is one for a value.
func (c choices[T]) is(v T, word string) bool {
	return word != "" && (c.name(v) == word || c.also != nil && c.also(v) == word)
}

// names returns values as they are typed.
func (c choices[T]) names(values []T) []string {
	var list []string
	for _, v := range values {
		list = append(list, c.name(v))
	}
	return list
}

// flag returns the flag, whose usage goes on with the words.
func (c choices[T]) flag(name, usage string) flag {
	names := c.names(c.known)
	return flag{name: name, usage: usage + enumerate(names, "or"), value: c, completions: names, several: true}
}

func noSummary(string) string { return "" }

// A flag is one that a command may have, and what a shell completes it with.
type flag struct {
	name, shorthand, usage string
	value                  pflag.Value
	completions            []cobra.Completion
	several                bool // with commas between them
}

// addTo adds the flag to c and lets a shell complete it.
func (f flag) addTo(c *cobra.Command) {
	f.defineIn(c.Flags())
	if f.several {
		mustCompleteWith(c, f.name, completeSeveral(f.completions))
	} else {
		mustComplete(c, f.name, f.completions)
	}
}

// defineIn adds the flag to a set.
func (f flag) defineIn(flags *pflag.FlagSet) { flags.VarP(f.value, f.name, f.shorthand, f.usage) }

// completeSeveral completes the last of several words with commas between them.
func completeSeveral(words []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		given := strings.Split(before, ",")
		var list []cobra.Completion
		for _, word := range words {
			if !slices.Contains(given, word) {
				list = append(list, before+word)
			}
		}
		return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}
