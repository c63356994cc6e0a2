package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// ParsePlain gives the plain text, blocks and sentences of a text without
// markup; it leaves every other field of the article empty. Every block is a
// paragraph, and no character has a meaning but for [Sanitize].
//
// A blank line separates paragraphs. Of lines that follow one another, those
// that were wrapped at a width are joined; a line that ends early, or is too
// long to have been wrapped, is a paragraph by itself.
func ParsePlain(source string) model.Article {
	if strings.Contains(source, "\r\n") {
		source = strings.ReplaceAll(source, "\r\n", "\n")
	}
	d := newDocument(len(source))
	width := wrapWidth(source)
	previous := ""
	for line := range strings.SplitSeq(source, "\n") {
		line = strings.TrimRightFunc(line, unicode.IsSpace)
		if line == "" || !continues(previous, line, width) {
			d.finish(model.Block{Kind: model.Paragraph})
		} else if !hyphenated(previous, line) {
			d.writeString(" ", style{})
		}
		d.writeString(line, style{})
		previous = line
	}
	d.finish(model.Block{Kind: model.Paragraph})
	return d.article()
}

// Lines were wrapped if they are between these lengths, in characters.
const (
	narrowest = 40
	widest    = 100
)

// wrapWidth is the width in characters at which a text was wrapped: that of the
// longest of its lines, if few of them are too long; 0 where it was not.
func wrapWidth(source string) int {
	var lengths []int
	long := 0
	for line := range strings.SplitSeq(source, "\n") {
		line = strings.TrimRightFunc(line, unicode.IsSpace)
		switch n := utf8.RuneCountInString(line); {
		case n > widest:
			long += n
		case n > 0:
			lengths = append(lengths, n)
		}
	}
	total := 0
	for _, n := range lengths {
		total += n
	}
	if len(lengths) < 2 || long > total {
		return 0
	}
	if width := slices.Max(lengths); width >= narrowest {
		return width
	}
	return 0
}

// continues tells whether the line goes on with the paragraph of the line before.
func continues(previous, line string, width int) bool {
	if previous == "" {
		return false
	}
	first := strings.TrimLeft(line, " \t")
	if listed(first) || indent(line) > indent(previous)+1 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(first)
	length := utf8.RuneCountInString(previous)
	if unicode.IsLower(r) {
		return width > 0 && length <= widest || !isStop(lastRune(previous))
	}
	return width > 0 && length >= narrowest && length <= widest && length+1+firstLength(first) > width
}

// listed tells whether the line looks like an item of a list.
func listed(line string) bool {
	rest := strings.TrimLeft(line, "-*•·–")
	if n := len(line) - len(rest); n > 0 && n <= len("•") && strings.HasPrefix(rest, " ") {
		return true
	}
	rest = strings.TrimLeft(line, "0123456789")
	n := len(line) - len(rest)
	return n > 0 && n < 4 && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") "))
}

// hyphenated tells whether a word was broken at a hyphen between the lines.
func hyphenated(previous, line string) bool {
	word := strings.TrimSuffix(previous, "-")
	if word == previous || !unicode.IsLetter(lastRune(word)) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, " \t"))
	return unicode.IsLetter(r)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// indent is the number of blanks before the line, a tab counting as four.
func indent(line string) int {
	n := 0
	for i := range len(line) {
		switch line[i] {
		case ' ':
			n++
		case '\t':
			n += len(tabStop)
		default:
			return n
		}
	}
	return n
}

// firstLength is the length in characters of the line's first word.
func firstLength(line string) int {
	if end := strings.IndexAny(line, " \t"); end >= 0 {
		line = line[:end]
	}
	return utf8.RuneCountInString(line)
}
