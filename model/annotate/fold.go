package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// A foldedText is a text in the form in which texts are compared: white space
// collapsed and trimmed, quotation marks and dashes in ASCII.
type foldedText struct {
	text    string
	source  string
	offsets []int32 // of each byte of text: where in source its character begins
}

func fold(source string) foldedText {
	var b strings.Builder
	b.Grow(len(source))
	f := foldedText{source: source, offsets: make([]int32, 0, len(source))}
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
	f.text = b.String()
	return f
}

// sourceSpan returns the span of source for the bytes from start to end of
// text.
func (f foldedText) sourceSpan(start, end int) model.Span {
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

// find returns where in source the words, which must be folded, occur: as whole
// words, and within longer ones.
func (f foldedText) find(words string) (whole, within []model.Span) {
	if words == "" {
		return nil, nil
	}
	for from := 0; len(whole)+len(within) < maxMatches; {
		at := strings.Index(f.text[from:], words)
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
func (f foldedText) isBoundary(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.text[:at])
	after, _ := utf8.DecodeRuneInString(f.text[at:])
	return !isWordRune(before) || !isWordRune(after)
}

// isWordRune reports whether r is a letter, digit or mark.
func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}
