package text

import "bytes"

// englishStem returns the stem of a word of the letters a to z and apostrophes by
// the English stemmer of Snowball, Porter 2, as github.com/kljensen/snowball has
// it: http://snowball.tartarus.org/algorithms/english/stemmer.html
func englishStem(word string) string {
	if len(word) <= 2 {
		return word
	}
	if stem, ok := stemExceptions[word]; ok {
		return stem
	}
	var room [48]byte
	s := stemming{b: append(room[:0], word...)}
	s.start()
	s.cutPossessive()
	s.cutPlural()
	s.cutParticiple()
	s.turnY()
	s.shorten(derivedEndings)
	s.shorten(adjectiveEndings)
	s.cutLast()
	s.cutE()
	for i, c := range s.b {
		if c == 'Y' {
			s.b[i] = 'y'
		}
	}
	if string(s.b) == word {
		return word
	}
	return string(s.b)
}

// A stemming is what is left of a word, and where its two regions begin: after the
// first consonant that follows a vowel, and after the next one. A Y is a consonant.
type stemming struct {
	b      []byte
	r1, r2 int
}

func isStemVowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'
}

// start drops apostrophes from the front and finds the regions.
func (s *stemming) start() {
	leading := 0
	for leading < len(s.b)-1 && s.b[leading] == '\'' {
		leading++
	}
	s.b = s.b[leading:]
	for i, c := range s.b {
		if c == 'y' && (i == 0 || isStemVowel(s.b[i-1])) {
			s.b[i] = 'Y'
		}
	}
	s.r1 = s.regionAfter(0)
	for _, prefix := range []string{"gener", "commun", "arsen"} {
		if bytes.HasPrefix(s.b, []byte(prefix)) {
			s.r1 = len(prefix)
		}
	}
	s.r2 = s.regionAfter(s.r1)
}

// regionAfter returns the place after the first consonant behind a vowel, from a
// place on.
func (s *stemming) regionAfter(from int) int {
	for i := from + 1; i < len(s.b); i++ {
		if isStemVowel(s.b[i-1]) && !isStemVowel(s.b[i]) {
			return i + 1
		}
	}
	return len(s.b)
}

// ending returns the first of the endings that the word has.
func (s *stemming) ending(list ...string) string {
	for _, e := range list {
		if s.endsWith(e) {
			return e
		}
	}
	return ""
}

func (s *stemming) endsWith(ending string) bool {
	return len(s.b) >= len(ending) && string(s.b[len(s.b)-len(ending):]) == ending
}

// replace puts other letters in the place of the last n.
func (s *stemming) replace(n int, by string) {
	s.b = append(s.b[:len(s.b)-n], by...)
	s.r1, s.r2 = min(s.r1, len(s.b)), min(s.r2, len(s.b))
}

// hasVowel reports whether there is a vowel before a place.
func (s *stemming) hasVowel(before int) bool {
	for i := range max(before, 0) {
		if isStemVowel(s.b[i]) {
			return true
		}
	}
	return false
}

// endsShort reports whether the word up to a place ends with a short syllable.
func (s *stemming) endsShort(at int) bool {
	switch {
	case at == 2:
		return isStemVowel(s.b[0]) && !isStemVowel(s.b[1])
	case at > 2:
		last := s.b[at-1]
		return !isStemVowel(last) && last != 'w' && last != 'x' && last != 'Y' && isStemVowel(s.b[at-2]) && !isStemVowel(s.b[at-3])
	}
	return false
}

// cutPossessive is step 0.
func (s *stemming) cutPossessive() { s.replace(len(s.ending("'s'", "'s", "'")), "") }

// cutPlural is step 1a.
func (s *stemming) cutPlural() {
	switch s.ending("sses", "ied", "ies", "us", "ss", "s") {
	case "sses":
		s.replace(2, "")
	case "ied", "ies":
		if len(s.b) > 4 {
			s.replace(2, "")
		} else {
			s.replace(1, "")
		}
	case "s":
		if s.hasVowel(len(s.b) - 2) {
			s.replace(1, "")
		}
	}
}

// cutParticiple is step 1b.
func (s *stemming) cutParticiple() {
	ending := s.ending("eedly", "ingly", "edly", "ing", "eed", "ed")
	switch {
	case ending == "":
	case ending == "eed" || ending == "eedly":
		if len(ending) <= len(s.b)-s.r1 {
			s.replace(len(ending), "ee")
		}
	case s.hasVowel(len(s.b) - len(ending)):
		r1, r2 := s.r1, s.r2
		s.replace(len(ending), "")
		s.mendParticiple()
		s.r1, s.r2 = min(r1, len(s.b)), min(r2, len(s.b))
	}
}

// mendParticiple makes a verb of what was before "ed" or "ing".
func (s *stemming) mendParticiple() {
	switch s.ending("at", "bl", "iz", "bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt") {
	case "at", "bl", "iz":
		s.replace(0, "e")
	case "":
		if s.r1 >= len(s.b) && s.endsShort(len(s.b)) {
			s.replace(0, "e")
		}
	default:
		s.replace(1, "")
	}
}

// turnY is step 1c.
func (s *stemming) turnY() {
	if n := len(s.b); n > 2 && (s.b[n-1] == 'y' || s.b[n-1] == 'Y') && !isStemVowel(s.b[n-2]) {
		s.b[n-1] = 'i'
	}
}

// A stemEnding is an ending and what it is shortened to.
type stemEnding struct {
	ending, short string
	behind        string // letters, one of which must go before the ending; empty for any
	inR2          bool   // it must be in the second region
}

// The endings of steps 2 and 3, the longest first.
var (
	derivedEndings = []stemEnding{
		{"ational", "ate", "", false}, {"fulness", "ful", "", false}, {"iveness", "ive", "", false}, {"ization", "ize", "", false},
		{"ousness", "ous", "", false}, {"biliti", "ble", "", false}, {"lessli", "less", "", false}, {"tional", "tion", "", false},
		{"alism", "al", "", false}, {"aliti", "al", "", false}, {"ation", "ate", "", false}, {"entli", "ent", "", false},
		{"fulli", "ful", "", false}, {"iviti", "ive", "", false}, {"ousli", "ous", "", false}, {"anci", "ance", "", false},
		{"abli", "able", "", false}, {"alli", "al", "", false}, {"ator", "ate", "", false}, {"enci", "ence", "", false},
		{"izer", "ize", "", false}, {"bli", "ble", "", false}, {"ogi", "og", "l", false}, {"li", "", "cdeghkmnrt", false},
	}
	adjectiveEndings = []stemEnding{
		{"ational", "ate", "", false}, {"tional", "tion", "", false}, {"alize", "al", "", false}, {"icate", "ic", "", false},
		{"ative", "", "", true}, {"iciti", "ic", "", false}, {"ical", "ic", "", false}, {"ful", "", "", false}, {"ness", "", "", false},
	}
)

// shorten is steps 2 and 3: it shortens the first ending that the word has, if
// that is in a region.
func (s *stemming) shorten(endings []stemEnding) {
	for i := range endings {
		e := &endings[i]
		if !s.endsWith(e.ending) {
			continue
		}
		at := len(s.b) - len(e.ending)
		if at < s.r1 || e.inR2 && at < s.r2 || e.behind != "" && (at == 0 || bytes.IndexByte([]byte(e.behind), s.b[at-1]) < 0) {
			return
		}
		s.replace(len(e.ending), e.short)
		return
	}
}

// cutLast is step 4.
func (s *stemming) cutLast() {
	ending := s.ending("ement", "ance", "ence", "able", "ible", "ment", "ent", "ant", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
		"al", "er", "ic")
	at := len(s.b) - len(ending)
	if at < s.r2 || ending == "ion" && (at == 0 || s.b[at-1] != 's' && s.b[at-1] != 't') {
		return
	}
	s.replace(len(ending), "")
}

// cutE is step 5.
func (s *stemming) cutE() {
	last := len(s.b) - 1
	if s.r1 > last {
		return
	}
	switch s.b[last] {
	case 'e':
		if s.r2 <= last || !s.endsShort(last) {
			s.replace(1, "")
		}
	case 'l':
		if s.r2 <= last && last > 0 && s.b[last-1] == 'l' {
			s.replace(1, "")
		}
	}
}

// stemExceptions have the stems that the steps would get wrong.
var stemExceptions = map[string]string{
	"skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl", "gently": "gentl", "ugly": "ugli",
	"early": "earli", "only": "onli", "singly": "singl", "sky": "sky", "news": "news", "howe": "howe", "atlas": "atlas",
	"cosmos": "cosmos", "bias": "bias", "andes": "andes", "inning": "inning", "innings": "inning", "outing": "outing",
	"outings": "outing", "canning": "canning", "cannings": "canning", "herring": "herring", "herrings": "herring",
	"earring": "earring", "earrings": "earring", "proceed": "proceed", "proceeds": "proceed", "proceeded": "proceed",
	"proceeding": "proceed", "exceed": "exceed", "exceeds": "exceed", "exceeded": "exceed", "exceeding": "exceed",
	"succeed": "succeed", "succeeds": "succeed", "succeeded": "succeed", "succeeding": "succeed",
}
