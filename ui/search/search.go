// Package search finds words in an article as a reader types them: without
// regard to case, accents, kinds of quotation mark and white space.
package search

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"triptych/model"
)

// Most is the most matches that Find returns.
const Most = 10_000

// An Index is a text made ready to be searched. It never changes.
type Index struct {
	folded  string
	offsets []int32 // by byte of folded, and at its end: where the text has its character
}

// NewIndex folds a text.
func NewIndex(text string) *Index {
	var b strings.Builder
	b.Grow(len(text))
	offsets := make([]int32, 0, len(text)+1)
	for at := 0; at < len(text); {
		size := appendFolded(&b, text[at:])
		for len(offsets) < b.Len() {
			offsets = append(offsets, int32(at))
		}
		at += size
	}
	return &Index{folded: b.String(), offsets: append(offsets, int32(len(text)))}
}

// appendFolded folds the first character of s and returns its size in bytes.
func appendFolded(b *strings.Builder, s string) (size int) {
	if c := s[0]; c < utf8.RuneSelf {
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '\n' || c == '\t':
			c = ' '
		}
		b.WriteByte(c)
		return 1
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case unicode.Is(unicode.Mn, r):
	case unicode.IsSpace(r):
		b.WriteByte(' ')
	case strings.ContainsRune("‘’‚‛′", r):
		b.WriteByte('\'')
	case strings.ContainsRune("“”„‟″«»", r):
		b.WriteByte('"')
	case strings.ContainsRune("‐‑‒–—", r):
		b.WriteByte('-')
	default:
		for _, d := range norm.NFKD.String(string(r)) {
			if !unicode.Is(unicode.Mn, d) {
				b.WriteRune(unicode.ToLower(d))
			}
		}
	}
	return size
}

// fold returns s as the index has its text, with runs of white space as one.
func fold(s string) string {
	var b strings.Builder
	for at := 0; at < len(s); {
		at += appendFolded(&b, s[at:])
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// A Query is what is looked for.
type Query struct {
	words   string
	pattern *regexp.Regexp // nil for plain words
}

// Words returns a query for literal words. White space at the ends is ignored.
func Words(words string) Query { return Query{words: fold(words)} }

// Pattern returns a query for a regular expression in Go's syntax, matched against
// the folded text: case and accents make no difference.
func Pattern(expression string) (Query, error) {
	p, err := regexp.Compile("(?i)" + stripAccents(expression))
	if err != nil {
		return Query{}, fmt.Errorf("%q is no regular expression: %w", expression, err)
	}
	return Query{words: expression, pattern: p}, nil
}

func stripAccents(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// Empty reports whether the query looks for nothing.
func (q Query) Empty() bool { return q.words == "" }

// Find returns where the query matches: bytes of the text, in order, disjoint,
// none empty, at most Most.
func (x *Index) Find(q Query) []model.Span {
	if q.Empty() {
		return nil
	}
	var spans []model.Span
	if q.pattern != nil {
		for _, m := range q.pattern.FindAllStringIndex(x.folded, Most) {
			spans = x.add(spans, m[0], m[1])
		}
		return spans
	}
	for at := 0; len(spans) < Most; {
		i := strings.Index(x.folded[at:], q.words)
		if i < 0 {
			break
		}
		spans = x.add(spans, at+i, at+i+len(q.words))
		at += i + len(q.words)
	}
	return spans
}

// add appends the span of the text for a span of the folded text.
func (x *Index) add(spans []model.Span, start, end int) []model.Span {
	s := model.Span{Start: int(x.offsets[start]), End: int(x.offsets[end])}
	if n := len(spans); s.Len() == 0 || n > 0 && s.Start < spans[n-1].End {
		return spans
	}
	return append(spans, s)
}
