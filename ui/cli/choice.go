package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
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
	to.Flags().VarP(c, name, shorthand, usage+enumerate(words(c.known), "or"))
	var list []cobra.Completion
	for _, v := range c.known {
		list = append(list, cobra.CompletionWithDesc(string(v), summary(v)))
	}
	mustComplete(to, name, list)
}

// A choices is the value of a flag that takes several of a few words, with commas
// between them or each with a flag of its own.
type choices[T ~string] struct {
	what  string
	known []T
	name  func(T) string // as it is typed
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
	names := c.names(c.known)
	for word := range strings.SplitSeq(typed, ",") {
		i := slices.Index(names, strings.TrimSpace(word))
		if i < 0 {
			return usage("unknown %s %q%s: the %ss are %s", c.what, word, suggest(word, names), c.what, enumerate(names, "and"))
		}
		*c.value = append(*c.value, c.known[i])
	}
	return nil
}

// names returns values as they are typed.
func (c choices[T]) names(values []T) []string {
	var list []string
	for _, v := range values {
		list = append(list, c.name(v))
	}
	return list
}

// addTo adds the flag to a command and lets a shell complete it. The usage goes on
// with the words.
func (c choices[T]) addTo(to *cobra.Command, name, usage string) {
	names := c.names(c.known)
	to.Flags().VarP(c, name, "", usage+enumerate(names, "or"))
	mustComplete(to, name, names)
}

func noSummary(string) string { return "" }
