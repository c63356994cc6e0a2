package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/articles/draft"
)

// oneLetter are the words of one letter in the languages of the large agencies: what
// follows them is another word.
const oneLetter = "AIOÀÁÉÈÓUYEÖÅWZ"

// isInitial reports whether a word is a letter that opens a text and is no word of
// its own, as where it is set larger than the rest.
func isInitial(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && unicode.IsUpper(r) && !strings.ContainsRune(oneLetter, r) && unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek)
}

// isRest reports whether a word may be the rest of one whose first letter stands
// apart.
func isRest(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// opens reports whether a block is nothing but the first letter of the word that
// the next begins with.
func opens(b, next draft.Block) bool {
	if b.Kind != draft.Paragraph || next.Kind != draft.Paragraph || len(b.Runs) != 1 || len(next.Runs) == 0 {
		return false
	}
	r, size := utf8.DecodeRuneInString(b.Runs[0].Text)
	return size == len(b.Runs[0].Text) && unicode.IsUpper(r) && isRest(next.Runs[0].Text)
}
