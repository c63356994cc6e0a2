// Package folded finds words in a text, however their white space, quotation marks
// and dashes are written.
package folded

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// A Text is a text in the form in which texts are compared: white space collapsed
// and trimmed, quotation marks and dashes in ASCII.
type Text struct {
	String  string
	source  string
	offsets []int32 // of each byte of text: where in source its character begins
}

// New returns a text in that form.
func New(source string) Text {
	var b strings.Builder
	b.Grow(len(source))
	f := Text{source: source, offsets: make([]int32, 0, len(source))}
	blank := false
	for i, r := range source {
		if unicode.IsSpace(r) {
			blank = b.Len() > 0
			continue
		}
		if blank {
			b.WriteByte(' ')
		}
		blank = false
		b.WriteRune(asciiPunctuation(r))
		for len(f.offsets) < b.Len() {
			f.offsets = append(f.offsets, int32(i))
		}
	}
	f.String = b.String()
	return f
}

// sourceSpan returns the span of source for the bytes from start to end of
// String.
func (f Text) sourceSpan(start, end int) model.Span {
	last := int(f.offsets[end-1])
	_, size := utf8.DecodeRuneInString(f.source[last:])
	return model.Span{Start: int(f.offsets[start]), End: last + size}
}

// asciiPunctuation returns the ASCII character for a quotation mark or dash,
// else r.
func asciiPunctuation(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', 'ʼ', '′':
		return '\''
	case '“', '”', '„', '‟', '″':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	}
	return r
}

// maxMatches bounds the matches of the same words in a sentence.
const maxMatches = 1000

// Find returns where in source the words, which must be folded, occur: as whole
// words, and within longer ones.
func (f Text) Find(words string) (whole, within []model.Span) {
	if words == "" {
		return nil, nil
	}
	for from := 0; len(whole)+len(within) < maxMatches; {
		at := strings.Index(f.String[from:], words)
		if at < 0 {
			break
		}
		at += from
		end := at + len(words)
		if f.isBoundary(at) && f.isBoundary(end) {
			whole = append(whole, f.sourceSpan(at, end))
		} else {
			within = append(within, f.sourceSpan(at, end))
		}
		from = at + 1
	}
	return whole, within
}

// isBoundary reports whether no word continues across offset at.
func (f Text) isBoundary(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.String[:at])
	after, _ := utf8.DecodeRuneInString(f.String[at:])
	return !isWordRune(before) || !isWordRune(after)
}

// isWordRune reports whether r is a letter, digit or mark.
func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}
