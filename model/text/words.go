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
	model.Span        // bytes of the text that the words were cut from
	Fold       string // lower case, without accents, dots or a possessive ending
	Capital    bool   // it begins with a capital letter
	Numeral    bool   // it begins with a digit
}

// Words cuts s into words after UAX 29, without white space and punctuation;
// currency and percent signs count as words. Spans are shifted by offset bytes.
func Words(s string, offset int) []Word {
	list := make([]Word, 0, len(s)/6+1)
	iter := words.FromString(s)
	for start := 0; iter.Next(); {
		value := iter.Value()
		end := start + len(value)
		r, size := utf8.DecodeRuneInString(value)
		if unicode.IsLetter(r) || unicode.IsDigit(r) || (size == len(value) && sign(r)) {
			w := Word{Span: model.Span{Start: offset + start, End: offset + end}}
			w.Fold = foldWord(value)
			w.Capital, w.Numeral = unicode.IsUpper(r), unicode.IsDigit(r)
			w.End -= possessive(value)
			list = append(list, w)
		}
		start = end
	}
	return list
}

// sign tells the marks that carry meaning of their own.
func sign(r rune) bool { return r == '%' || unicode.Is(unicode.Sc, r) }

// possessive is the number of bytes of a trailing 's or ’s.
func possessive(s string) int {
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if len(s) > len(ending) && strings.HasSuffix(s, ending) {
			return len(ending)
		}
	}
	return 0
}

// foldWord folds one word. The two countries that are spelled like pronouns or
// with and without dots keep a form of their own.
func foldWord(s string) string {
	s = s[:len(s)-possessive(s)]
	switch s {
	case "US", "U.S", "U.S.", "USA", "U.S.A", "U.S.A.":
		return "usa"
	}
	return Fold(s)
}

// Fold gives the text in lower case, without accents, with straight quotation
// marks and without the dots of initials.
func Fold(s string) string {
	if folded(s) {
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

// folded tells whether folding would change nothing.
func folded(s string) bool {
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

// dropInitialDots makes F.B.I and FBI one, and leaves 3.5 alone.
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
