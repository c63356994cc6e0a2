package markdown

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
)

// A speller spells the text of one block, so that Markdown reads just that. It
// escapes what would be markup, and leaves alone what only looks like it, as a
// person would.
type speller struct {
	text  string
	lines bool   // it is written at the start of a line, where some characters mean more
	cell  bool   // it stands in a table
	marks []mark // emphasis and links, in the order in which their delimiters stand
	links []emphasis

	start     bool    // the text itself starts the line
	paired    [3]bool // whether * _ ~ may pair up, and so all must be escaped
	backticks bool    // whether backticks may
	run       run     // that was looked at last
	lastAngle int     // where the last > is, without which no < opens a tag
	trailing  int     // where the closing sequence of a heading would start
}

// spell spells the text of a block, in which runs are emphasized. The prefix is
// that of a heading, or "".
func spell(words string, runs []model.Run, prefix string) string {
	s := speller{text: words, lines: prefix == "", trailing: len(words)}
	if prefix != "" {
		if rest := strings.TrimRight(words, "#"); rest == "" || strings.HasSuffix(rest, " ") {
			s.trailing = len(rest)
		}
	}
	all := emphasized(words, runs)
	var tried []emphasis // by the last attempt
	// What is strong stands out more; it, and links, hardly ever fail by themselves.
	for _, kinds := range []model.Emphasis{model.Linked | model.Strong | model.Emphatic, model.Linked | model.Strong, model.Linked, model.Strong} {
		spans := only(all, kinds)
		if len(spans) == 0 || slices.Equal(spans, tried) {
			continue
		}
		tried = spans
		inner := nested(words, spans)
		s.marks, s.links = marksOf(inner), only(inner, model.Linked)
		line := s.line()
		if says(prefix+line, words, spans) {
			return line
		}
	}
	s.marks, s.links = nil, nil
	return s.line()
}

// spellCell spells the text of a table's cell.
func spellCell(words string) string {
	s := speller{text: words, cell: true, trailing: len(words)}
	return s.line()
}

// line spells the text with its marks.
func (s *speller) line() string {
	s.survey()
	var b strings.Builder
	b.Grow(len(s.text) + 16)
	marks := s.marks
	from := 0
	for i := 0; i <= len(s.text); i++ {
		for ; len(marks) > 0 && marks[0].at == i; marks = marks[1:] {
			b.WriteString(s.text[from:i])
			b.WriteString(marks[0].delimiter)
			from = i
		}
		if i < len(s.text) && isPunctuation(s.text[i]) && s.escaped(i) {
			b.WriteString(s.text[from:i])
			b.WriteByte('\\')
			from = i
		}
	}
	b.WriteString(s.text[from:])
	return b.String()
}

// delimiters are the characters that may open and close emphasis or struck text.
const delimiters = "*_~"

// survey looks at the text as a whole.
func (s *speller) survey() {
	s.run = run{}
	s.start = s.lines && !s.marked(0, 0)
	s.lastAngle = strings.LastIndexByte(s.text, '>')
	runs := 0
	for i := range len(s.text) {
		if s.text[i] == '`' && (i == 0 || s.text[i-1] != '`') {
			runs++
		}
	}
	s.backticks = runs > 1 || runs > 0 && len(s.marks) > 0 || s.start && strings.HasPrefix(s.text, "```")
	for n := range delimiters {
		s.paired[n] = len(s.marks) > 0 || s.pairs(delimiters[n])
	}
}

// pairs reports whether one of these characters may close what another opens.
func (s *speller) pairs(c byte) bool {
	opened := false
	for i := 0; i < len(s.text); i++ {
		next := strings.IndexByte(s.text[i:], c)
		if next < 0 {
			break
		}
		r := s.runAt(i + next)
		if r.closes && opened {
			return true
		}
		opened = opened || r.opens
		i = r.end
	}
	return false
}

// A run is a run of one delimiter, and whether it may open and close: Markdown
// may be stricter.
type run struct {
	start, end    int
	opens, closes bool
}

// runAt returns the run that the delimiter at i is in.
func (s *speller) runAt(i int) run {
	if s.run.start <= i && i < s.run.end {
		return s.run
	}
	r := run{start: i, end: i}
	for r.start > 0 && s.text[r.start-1] == s.text[i] {
		r.start--
	}
	for r.end < len(s.text) && s.text[r.end] == s.text[i] {
		r.end++
	}
	before, _ := utf8.DecodeLastRuneInString(s.text[:r.start])
	after, _ := utf8.DecodeRuneInString(s.text[r.end:])
	// An underscore within a word is never markup.
	if s.text[i] != '_' || len(s.marks) > 0 || !isWord(before) || !isWord(after) {
		r.opens = r.end < len(s.text) && after != ' '
		r.closes = r.start > 0 && before != ' '
	}
	s.run = r
	return r
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// escaped reports whether a backslash must come before the punctuation at i.
func (s *speller) escaped(i int) bool {
	rest := s.text[i+1:]
	switch c := s.text[i]; c {
	case '\\':
		return rest == "" || isPunctuation(rest[0]) || s.marked(i+1, i+1)
	case '`':
		return s.backticks
	case '*', '_', '~':
		if s.paired[strings.IndexByte(delimiters, c)] {
			if r := s.runAt(i); r.opens || r.closes || s.marked(r.start, r.end) {
				return true
			}
		}
	case '<':
		if i < s.lastAngle && rest[0] != ' ' {
			return true
		}
	case '&':
		return isEntity(rest)
	case '[':
		if s.inLink(i) {
			return true
		}
	case ']':
		return strings.HasPrefix(rest, "(") || s.inLink(i)
	case '!': // before a link it would make a picture of it
		if s.inLink(i+1) && !s.inLink(i) {
			return true
		}
	case '|':
		return s.cell
	case '#':
		if i == s.trailing {
			return true
		}
	}
	return s.start && s.opensBlock(i)
}

// inLink reports whether the byte at i is of a link.
func (s *speller) inLink(i int) bool {
	n, found := slices.BinarySearchFunc(s.links, i, func(l emphasis, at int) int { return l.Start - at })
	return found || n > 0 && i < s.links[n-1].End
}

// marked reports whether a delimiter of emphasis stands between from and to.
func (s *speller) marked(from, to int) bool {
	n, _ := slices.BinarySearchFunc(s.marks, from, func(m mark, at int) int { return m.at - at })
	return n < len(s.marks) && s.marks[n].at <= to
}

// opensBlock reports whether the character at i makes something else of the line
// than a paragraph.
func (s *speller) opensBlock(i int) bool {
	rest := s.text[i+1:]
	if i > 0 {
		// A numbered item.
		return (s.text[i] == '.' || s.text[i] == ')') && i < 10 && (rest == "" || rest[0] == ' ') &&
			strings.Trim(s.text[:i], "0123456789") == ""
	}
	switch s.text[0] {
	case '>':
		return true
	case '#':
		level := len(s.text) - len(strings.TrimLeft(s.text, "#"))
		return level <= 6 && (level == len(s.text) || s.text[level] == ' ')
	case '-': // a line of hyphens underlines, or is a rule, also with the one of an item
		return rest == "" || rest[0] == ' ' || strings.Trim(rest, "- ") == ""
	case '+':
		return rest == "" || rest[0] == ' '
	case '*':
		return rest == "" || rest[0] == ' ' || isRule(s.text)
	case '_':
		return isRule(s.text)
	case '~':
		return strings.HasPrefix(rest, "~~")
	case '=': // which separates articles, where several are pasted
		return isRule(s.text)
	case '<':
		return rest != "" && (isAlphanumeric(rest[0]) || strings.IndexByte("/!?", rest[0]) >= 0)
	case '[': // a definition of a link or footnote, or a box to tick
		return strings.Contains(rest, "]:") || strings.HasPrefix(rest, " ]") || strings.HasPrefix(rest, "x]") || strings.HasPrefix(rest, "X]")
	}
	return false
}

// isRule reports whether a line is three or more of its first character, with or
// without blanks between.
func isRule(line string) bool {
	return strings.Trim(line, line[:1]+" ") == "" && strings.Count(line, line[:1]) >= 3
}

// isEntity reports whether what follows an ampersand makes it an entity.
func isEntity(rest string) bool {
	end := strings.IndexByte(rest[:min(len(rest), 40)], ';')
	if end < 1 {
		return false
	}
	for i := range end {
		if !isAlphanumeric(rest[i]) && (i > 0 || rest[i] != '#') {
			return false
		}
	}
	entity := "&" + rest[:end+1]
	return rest[0] == '#' || html.UnescapeString(entity) != entity
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// isPunctuation reports whether a backslash before c escapes it.
func isPunctuation(c byte) bool { return c > ' ' && c < 0x7F && !isAlphanumeric(c) }

// says reports whether a line of Markdown says these words, so emphasized.
func says(line, words string, spans []emphasis) bool {
	a := text.ParseMarkdown(line)
	return a.Text == words && len(a.Blocks) == 1 && slices.Equal(emphasized(words, a.Blocks[0].Runs), spans)
}
