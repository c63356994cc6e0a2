package text

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// A Stemmer gives stems of English words and remembers them, for a story
// repeats its words. It is not for use by several goroutines at once.
type Stemmer struct{ known map[string]string }

// NewStemmer makes a stemmer that knows nothing yet.
func NewStemmer() *Stemmer { return &Stemmer{known: make(map[string]string, 1024)} }

// Stem gives the stem of a folded word. Numerals, and words of other
// alphabets, are their own stem.
func (s *Stemmer) Stem(fold string) string {
	if stem, ok := s.known[fold]; ok {
		return stem
	}
	stem := fold
	if latin(fold) && len(fold) <= 40 {
		stem = english.Stem(strings.TrimSuffix(fold, "'"), true)
	}
	s.known[fold] = stem
	return stem
}

func latin(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && c != '\'' {
			return false
		}
	}
	return s != ""
}
