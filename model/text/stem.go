package text

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// A Stemmer stems English words by the Snowball algorithm (Porter 2) and caches
// the stems, since a story repeats its words. It must not be used by several
// goroutines at once.
type Stemmer struct{ known map[string]string }

// NewStemmer returns a stemmer with an empty cache.
func NewStemmer() *Stemmer { return &Stemmer{known: make(map[string]string, 1024)} }

// Stem returns the stem of a folded word. Numerals and words of other alphabets
// are returned as they are.
func (s *Stemmer) Stem(fold string) string {
	if stem, ok := s.known[fold]; ok {
		return stem
	}
	stem := fold
	if isLatin(fold) && len(fold) <= 40 {
		stem = english.Stem(strings.TrimSuffix(fold, "'"), true)
	}
	s.known[fold] = stem
	return stem
}

func isLatin(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && c != '\'' {
			return false
		}
	}
	return s != ""
}
