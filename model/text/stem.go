package text

import (
	"strings"
)

// A Stemmer stems English words by the Snowball algorithm (Porter 2) and caches
// the stems, since a story repeats its words. It must not be used by several
// goroutines at once.
type Stemmer struct{ known map[string]string }

// NewStemmer returns a stemmer with an empty cache.
func NewStemmer() *Stemmer { return &Stemmer{known: make(map[string]string, 1024)} }

// Stem returns the stem of a folded word, as the function of that name does.
func (s *Stemmer) Stem(fold string) string {
	stem, ok := s.known[fold]
	if !ok {
		stem = Stem(fold)
		s.known[fold] = stem
	}
	return stem
}

// Stem returns the stem of a folded word. Numerals and words of other alphabets
// are returned as they are.
func Stem(fold string) string {
	if isLatin(fold) && len(fold) <= 40 {
		return englishStem(strings.TrimSuffix(fold, "'"))
	}
	return fold
}

func isLatin(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && c != '\'' {
			return false
		}
	}
	return s != ""
}
