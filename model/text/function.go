package text

import (
	"strings"
	"sync"
)

// IsFunction reports whether a folded word is a function word: an article,
// pronoun, preposition, auxiliary or the like.
func IsFunction(fold string) bool { return functionWords()[fold] }

// IsPronoun reports whether a folded word refers to somebody or something
// mentioned before.
func IsPronoun(fold string) bool { return pronouns()[fold] }

var pronouns = WordSet(`he she it they him her them his hers its their theirs this these those that we i you both he's
she's it's they're who which another others such`)

// WordSet returns a function that returns the set of the space-separated words
// of list. The set is built on the first call and must not be changed.
func WordSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool)
		for word := range strings.FieldsSeq(list) {
			set[word] = true
		}
		return set
	})
}
