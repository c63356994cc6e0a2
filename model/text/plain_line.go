package text

import (
	"iter"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A plainLine is a line of plain text.
type plainLine struct {
	text   string // trimmed, without quotation prefix
	quoted bool   // after ">", as in mail
	rule   bool   // a line of hyphens or the like; text is then ""
	indent int    // columns before its text
	length int    // runes, plus indent
	first  int    // runes of its first word
}

// plainLines yields the lines of a text without their line ends.
func plainLines(source string) iter.Seq[plainLine] {
	return func(yield func(plainLine) bool) {
		for line := range strings.SplitSeq(source, "\n") {
			var l plainLine
			l.text = strings.TrimRightFunc(line, unicode.IsSpace)
			for rest := strings.TrimLeftFunc(l.text, unicode.IsSpace); strings.HasPrefix(rest, ">"); rest = strings.TrimLeft(rest, " ") {
				rest = rest[1:]
				l.text, l.quoted = strings.TrimPrefix(rest, " "), true
			}
			rest := strings.TrimLeftFunc(l.text, unicode.IsSpace)
			l.indent = indentOf(l.text[:len(l.text)-len(rest)])
			l.text = rest
			if isDecoration(rest) {
				l.text, l.rule = "", true
			}
			l.length = l.indent + utf8.RuneCountInString(rest)
			l.first = firstLength(rest)
			if !yield(l) {
				return
			}
		}
	}
}

// indentOf returns the width of white space in columns, with four for a tab.
func indentOf(space string) int {
	n := 0
	for _, r := range space {
		switch {
		case r == '\t':
			n += len(tabStop)
		case r == ' ', unicode.Is(unicode.Zs, r):
			n++
		}
	}
	return n
}

// firstLength returns the length in runes of the line's first word.
func firstLength(line string) int {
	if end := strings.IndexAny(line, " \t"); end >= 0 {
		line = line[:end]
	}
	return utf8.RuneCountInString(line)
}

// isDecoration reports whether a line consists of three or more of the
// characters that separate or end texts, or of a page number between hyphens or
// the like, as at the end of wire copy.
func isDecoration(line string) bool {
	const dashes = "-–— "
	inner := strings.Trim(line, dashes)
	if digits := strings.Trim(inner, "0123456789") == ""; digits && inner != "" {
		return len(inner) <= 3 && !strings.HasPrefix(line, inner) && !strings.HasSuffix(line, inner)
	}
	n := 0
	for _, r := range line {
		switch r {
		case '-', '=', '*', '_', '~', '#', '•', '·', '—', '–':
			n++
		case ' ':
		default:
			return false
		}
	}
	return n >= 3
}

// bulletLength returns the length in bytes of a bullet at the start of a line,
// 0 if there is none.
func bulletLength(line string) int {
	r, size := utf8.DecodeRuneInString(line)
	switch r {
	case '-', '*', '•', '·', '◦', '▪', '‣', '∙', '●', '■', '\u00AF':
		if len(line) > size+1 && (line[size] == ' ' || line[size] == '\t') {
			return size
		}
	}
	return 0
}

// listNumber returns the number that a line such as "2. " or "(2) " starts
// with, 0 for any other.
func listNumber(line string) int {
	line = strings.TrimPrefix(line, "(")
	end := 0
	for end < len(line) && line[end] >= '0' && line[end] <= '9' {
		end++
	}
	if end == 0 || end > 3 || end+1 >= len(line) || line[end] != '.' && line[end] != ')' || line[end+1] != ' ' {
		return 0
	}
	n, _ := strconv.Atoi(line[:end]) // it has only digits
	return n
}

// surelyContinues reports whether line certainly continues the sentence of
// previous: a word is broken between them, or no sentence ends before and line
// starts with a lower-case letter or one without case.
func surelyContinues(previous, line plainLine) bool {
	if hyphenated(previous.text, line.text) {
		return true
	}
	return !endsClause(previous.text) && startsLower(line.text)
}

// startsLower reports whether a line starts with a lower-case letter or one
// without case.
func startsLower(line string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, "“‘„«\"'([ "))
	return unicode.IsLower(r) || unicode.Is(unicode.Lo, r)
}

// bothAllCaps reports whether both lines are all capitals, as wires once wrote,
// and the second may continue the sentence of the first.
func bothAllCaps(previous, line plainLine) bool {
	return !endsClause(previous.text) && isAllCaps(previous.text) && isAllCaps(line.text)
}

func isAllCaps(line string) bool {
	return strings.IndexFunc(line, unicode.IsUpper) >= 0 && strings.IndexFunc(line, unicode.IsLower) < 0
}

// endsClause reports whether a line ends with a stop, a colon or a semicolon.
func endsClause(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, "”’»“\"')] "))
	return isStop(r) || r == ':' || r == ';'
}

// quoteBoundary reports whether one quotation ends with the first line and
// another starts with the second, as only paragraphs do.
func quoteBoundary(previous, line string) bool {
	last, size := utf8.DecodeLastRuneInString(previous)
	first, _ := utf8.DecodeRuneInString(line)
	return (last == '”' && first == '“' || last == '"' && first == '"' || last == '»' && first == '«') && endsClause(previous[:len(previous)-size])
}
