package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// closed extends the span by the dot that ends an abbreviation with dots, and by
// the bracket and the quotation mark right after it if the span contains the
// opening one. src is the article's text up to the end of the sentence.
func closed(span model.Span, src string) model.Span {
	if words := strings.Fields(span.In(src)); len(words) > 0 && abbreviates(words[len(words)-1]) && strings.HasPrefix(src[span.End:], ".") {
		span.End++
	}
	if words := span.In(src); strings.Count(words, "(") > strings.Count(words, ")") && strings.HasPrefix(src[span.End:], ")") {
		span.End++
	}
	return withClosingQuote(span, src)
}

// abbreviates reports whether a word is single letters with dots between them, such
// as a.m of "a.m.".
func abbreviates(word string) bool {
	if !strings.Contains(word, ".") {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		if r, size := utf8.DecodeRuneInString(part); size != len(part) || !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// withClosingQuote extends the span by the quotation mark right after it if the
// span contains the opening one.
func withClosingQuote(span model.Span, src string) model.Span {
	words := span.In(src)
	curly := strings.Count(words, "“") > strings.Count(words, "”")
	if !curly && strings.Count(words, `"`)%2 == 0 {
		return span
	}
	for _, mark := range []string{`"`, "”"} {
		if strings.HasPrefix(src[span.End:], mark) && curly == (mark == "”") {
			span.End += len(mark)
			break
		}
	}
	return span
}
