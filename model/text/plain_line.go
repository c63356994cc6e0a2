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
	text   string // without white space at its ends, and without what quotes it
	quoted bool   // as in mail
	rule   bool   // it is a line of hyphens or the like; text is "" then
	indent int    // blanks before its text
	length int    // characters with these blanks
	first  int    // characters of its first word
}

// plainLines gives the lines of a text, without what ends them.
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

// indentOf is the number of blanks that white space stands for, a tab counting as
// four.
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

// firstLength is the length in characters of the line's first word.
func firstLength(line string) int {
	if end := strings.IndexAny(line, " \t"); end >= 0 {
		line = line[:end]
	}
	return utf8.RuneCountInString(line)
}

// isDecoration tells whether a line is three or more of what separates or ends
// texts, and nothing else, or a number between hyphens, as pages have it and the
// end of wire copy.
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

// bulletLength is the length in bytes of a bullet at the start of a line; 0 where
// there is none.
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

// number is that of a numbered paragraph, such as "2. " or "(2) "; 0 for any
// other.
func number(line string) int {
	line = strings.TrimPrefix(line, "(")
	end := 0
	for end < len(line) && line[end] >= '0' && line[end] <= '9' {
		end++
	}
	if end == 0 || end > 3 || end+1 >= len(line) || line[end] != '.' && line[end] != ')' || line[end+1] != ' ' {
		return 0
	}
	n, _ := strconv.Atoi(line[:end]) // they are digits
	return n
}

// goesOn tells whether the second line surely goes on with the sentence of the
// first: a word is cut, or that did not end and this starts with a small letter,
// or a letter that has no other form.
func goesOn(previous, line plainLine) bool {
	if hyphenated(previous.text, line.text) {
		return true
	}
	return !endsClause(previous.text) && startsSmall(line.text)
}

// startsSmall tells whether a line starts with a small letter, or with one that
// has no other form.
func startsSmall(line string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, "“‘„«\"'([ "))
	return unicode.IsLower(r) || unicode.Is(unicode.Lo, r)
}

// shouted tells whether both lines are capitals alone, as wires once wrote, and
// the second may go on with the sentence of the first.
func shouted(previous, line plainLine) bool {
	return !endsClause(previous.text) && capitals(previous.text) && capitals(line.text)
}

func capitals(line string) bool {
	return strings.IndexFunc(line, unicode.IsUpper) >= 0 && strings.IndexFunc(line, unicode.IsLower) < 0
}

// endsClause tells whether a line ends with a stop, a colon or a semicolon.
func endsClause(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, "”’»“\"')] "))
	return isStop(r) || r == ':' || r == ';'
}

// quotesMeet tells whether one quotation ends with the first line and another
// starts with the second, as only paragraphs do.
func quotesMeet(previous, line string) bool {
	last, size := utf8.DecodeLastRuneInString(previous)
	first, _ := utf8.DecodeRuneInString(line)
	return (last == '”' && first == '“' || last == '"' && first == '"' || last == '»' && first == '«') && endsClause(previous[:len(previous)-size])
}
