package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// A folded is a text as it is compared: runs of white space are one blank, none
// at either end, and quotation marks and dashes are those of a typewriter.
type folded struct {
	text    string
	source  string
	offsets []int32 // of each byte of text: where in source its character begins
}

func fold(source string) folded {
	var b strings.Builder
	b.Grow(len(source))
	f := folded{source: source, offsets: make([]int32, 0, len(source))}
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
		b.WriteRune(typewriter(r))
		for len(f.offsets) < b.Len() {
			f.offsets = append(f.offsets, int32(i))
		}
	}
	f.text = b.String()
	return f
}

// span gives the bytes of the source that the bytes from start to end of the
// text stand for.
func (f folded) span(start, end int) model.Span {
	last := int(f.offsets[end-1])
	_, size := utf8.DecodeRuneInString(f.source[last:])
	return model.Span{Start: int(f.offsets[start]), End: last + size}
}

// typewriter gives the character of a typewriter for a quotation mark or dash.
func typewriter(r rune) rune {
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

// maxPlaces is how many places of the same words are told apart in a sentence.
const maxPlaces = 1000

// find lists where in the source the words stand, which are folded themselves:
// as whole words, and within longer ones.
func (f folded) find(words string) (whole, within []model.Span) {
	if words == "" {
		return nil, nil
	}
	for from := 0; len(whole)+len(within) < maxPlaces; {
		at := strings.Index(f.text[from:], words)
		if at < 0 {
			break
		}
		at += from
		end := at + len(words)
		if f.boundary(at) && f.boundary(end) {
			whole = append(whole, f.span(at, end))
		} else {
			within = append(within, f.span(at, end))
		}
		from = at + 1
	}
	return whole, within
}

// boundary tells whether no word reaches over the byte at.
func (f folded) boundary(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.text[:at])
	after, _ := utf8.DecodeRuneInString(f.text[at:])
	return !inWord(before) || !inWord(after)
}

// inWord tells whether r is part of a word, or of what is written like one.
func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}
