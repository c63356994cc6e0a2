package text

import (
	"strings"
	"sync"
)

// IsFunction tells whether a folded word carries grammar rather than a subject:
// articles, pronouns, prepositions, auxiliaries and the like.
func IsFunction(fold string) bool { return functionWords()[fold] }

// IsPronoun tells whether a folded word stands for somebody or something that
// was named before.
func IsPronoun(fold string) bool { return pronouns()[fold] }

var pronouns = wordSet(`he she it they him her them his hers its their theirs this these those that we i you both he's
she's it's they're who which another others such`)

// wordSet gives the words of a list as a set, made when first asked for.
func wordSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool)
		for word := range strings.FieldsSeq(list) {
			set[word] = true
		}
		return set
	})
}
