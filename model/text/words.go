package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/unicode/norm"

	"triptych/model"
)

// A Word is one word, numeral or currency sign of an article.
type Word struct {
	model.Span        // bytes of the text that was split
	Fold       string // lower case, without accents, dots or a possessive ending
	Capital    bool   // starts with an upper-case letter
	Numeral    bool   // starts with a digit
}

// Words splits s into words by UAX 29, without white space and punctuation;
// currency and percent signs count as words. Spans are shifted by offset bytes.
func Words(s string, offset int) []Word {
	list := make([]Word, 0, len(s)/6+1)
	iter := words.FromString(s)
	for start := 0; iter.Next(); {
		value := iter.Value()
		end := start + len(value)
		r, size := utf8.DecodeRuneInString(value)
		if power := powerOf(r); power != "" && len(list) > 0 {
			list[len(list)-1].raise(power, model.Span{Start: offset + start, End: offset + end})
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) || (size == len(value) && isSign(r)) {
			w := Word{Span: model.Span{Start: offset + start, End: offset + end}}
			w.Fold = foldWord(value)
			w.Capital, w.Numeral = unicode.IsUpper(r), unicode.IsDigit(r)
			w.End -= possessiveLen(value)
			list = append(list, w)
		}
		start = end
	}
	return list
}

// powerOf returns a raised 2 or 3 as a plain digit, "" for any other rune.
func powerOf(r rune) string {
	switch r {
	case '²':
		return "2"
	case '³':
		return "3"
	}
	return ""
}

// maxUnit is the most bytes of a unit that is raised to a power: behind a longer word
// such a sign is that of a note.
const maxUnit = 2

// raise adds the power at a span to a unit that ends there: m³ is m3.
func (w *Word) raise(power string, at model.Span) {
	if w.End == at.Start && len(w.Fold) <= maxUnit && !w.Numeral {
		w.End, w.Fold = at.End, w.Fold+power
	}
}

// isSign reports whether r is a percent or currency sign.
func isSign(r rune) bool { return r == '%' || unicode.Is(unicode.Sc, r) }

// possessiveLen returns the number of bytes of a trailing 's or ’s.
func possessiveLen(s string) int {
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if len(s) > len(ending) && strings.HasSuffix(s, ending) {
			return len(ending)
		}
	}
	return 0
}

// foldWord folds one word. USA in all its spellings becomes "usa", since US
// would become a pronoun.
func foldWord(s string) string {
	s = s[:len(s)-possessiveLen(s)]
	switch s {
	case "US", "U.S", "U.S.", "USA", "U.S.A", "U.S.A.":
		return "usa"
	}
	return Fold(s)
}

// Fold returns s in lower case, without accents, with straight quotation marks
// and without the dots of initials.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if !ascii {
		s = foldAccents(s)
	}
	return strings.ToLower(dropInitialDots(s))
}

// isFolded reports whether folding would change nothing.
func isFolded(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c == '.' || ('A' <= c && c <= 'Z') {
			return false
		}
	}
	return true
}

func foldAccents(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '‘' || r == '’' || r == 'ʼ':
			b.WriteByte('\'')
		case r == '“' || r == '”':
			b.WriteByte('"')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// dropInitialDots turns F.B.I into FBI and leaves 3.5 alone.
func dropInitialDots(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '.' && i > 0 && !('0' <= s[i-1] && s[i-1] <= '9') {
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
