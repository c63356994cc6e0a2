package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// appendSentences cuts the block at span into sentences and appends them.
// Together they hold everything in the block but the white space between them.
func appendSentences(list []model.Sentence, text string, span model.Span, block int) []model.Sentence {
	c := cutter{text: text[span.Start:span.End]}
	start := 0
	for start < len(c.text) {
		end := c.next(start)
		list = append(list, model.Sentence{
			Span:  model.Span{Start: span.Start + start, End: span.Start + end},
			Block: block,
		})
		start = end + spaceLen(c.text[end:])
	}
	return list
}

// A cutter finds the sentences of one block's text.
type cutter struct {
	text string

	// Straight quotation marks are counted, as only that tells one that closes
	// from one that opens.
	counted int
	odd     bool
}

// next gives the end of the sentence that starts at start.
func (c *cutter) next(start int) int {
	for i := start; i < len(c.text); {
		stop := indexStop(c.text[i:])
		if stop < 0 {
			break
		}
		i += stop
		if c.text[i] == '\n' {
			if c.lineEnds(i) {
				return i
			}
			i++
			continue
		}
		s := c.stopAt(i)
		if end := c.boundary(start, s); end > 0 && !wordless(c.text[start:end]) {
			return end
		}
		i = s.end
	}
	return len(c.text)
}

// wordless tells whether a sentence would be nothing but marks, or a number as
// it stands before an item of a list: it belongs to the next.
func wordless(s string) bool {
	const longest = 8
	return len(s) <= longest && strings.IndexFunc(s, unicode.IsLetter) < 0
}

// indexStop is the offset of the next byte at which a sentence might end, or -1.
func indexStop(s string) int {
	for i := range len(s) {
		switch s[i] {
		case '.', '!', '?', '\n':
			return i
		case 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF:
			if r, _ := utf8.DecodeRuneInString(s[i:]); isStop(r) {
				return i
			}
		}
	}
	return -1
}

// isStop tells whether a sentence can end with r.
func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '‼', '⁇', '⁈', '⁉', '։', '؟', '۔', '।', '॥', '။', '።':
		return true
	}
	return isWideStop(r)
}

// isWideStop tells whether r ends sentences in scripts without blanks.
func isWideStop(r rune) bool {
	return r == '。' || r == '！' || r == '？' || r == '．' || r == '｡'
}

// lineEnds tells whether a sentence ends with the line that breaks at i: it
// goes on where the next line starts in lower case or within a word's comma.
func (c *cutter) lineEnds(i int) bool {
	next, _ := utf8.DecodeRuneInString(c.text[i+1:])
	return !unicode.IsLower(next) && !strings.HasSuffix(c.text[:i], ",")
}

// A stop is where a sentence may end: one or more full stops and the like, and
// the quotation marks and brackets that close right after them.
type stop struct {
	start   int  // of the first full stop
	marks   int  // the end of the last
	end     int  // the end of what closes after it
	next    int  // where the text goes on
	last    rune // the last of the marks
	dots    int  // how many full stops in a row; an ellipsis counts as three
	quoted  bool // a quotation closes
	bracket bool // a bracket closes
}

// gap tells whether white space follows.
func (s stop) gap() bool { return s.next > s.end }

// stopAt reads the stop that starts at i.
func (c *cutter) stopAt(i int) stop {
	s := stop{start: i}
	for j := i; j < len(c.text); {
		r, size := utf8.DecodeRuneInString(c.text[j:])
		if r == ' ' && s.dots > 0 && strings.HasPrefix(c.text[j:], " .") && !strings.HasPrefix(c.text[j:], " ..") {
			j++ // a spaced ellipsis: . . .
			continue
		}
		if !isStop(r) {
			break
		}
		switch r {
		case '.':
			s.dots++
		case '…':
			s.dots += 3
		}
		j += size
		s.last, s.marks = r, j
	}
	s.end = s.marks
	for s.end < len(c.text) {
		size := c.closer(&s)
		if size == 0 {
			break
		}
		s.end += size
	}
	s.next = s.end + spaceLen(c.text[s.end:])
	return s
}

// closer gives the length of the closing mark at the stop's end, 0 where there
// is none.
func (c *cutter) closer(s *stop) int {
	r, size := utf8.DecodeRuneInString(c.text[s.end:])
	after := s.end + size
	switch r {
	case '”', '’', '»', '›', '」', '』':
		s.quoted = true
	case ')', ']', '}', '）', '】':
		s.bracket = true
	case '“', '‘', '«', '‹': // which close in other languages
		if after < len(c.text) && spaceLen(c.text[after:]) == 0 {
			return 0
		}
		s.quoted = true
	case '"', '\'':
		if after < len(c.text) && startsWord(c.text[after:]) && !(r == '"' && c.openQuote(s.end)) {
			return 0
		}
		s.quoted = true
	case '[':
		return footnote(c.text[s.end:])
	default:
		return 0
	}
	return size
}

// openQuote tells whether a straight quotation is open before offset i.
func (c *cutter) openQuote(i int) bool {
	if i < c.counted {
		c.counted, c.odd = 0, false
	}
	for ; c.counted < i; c.counted++ {
		if c.text[c.counted] == '"' {
			c.odd = !c.odd
		}
	}
	return c.odd
}

// footnote is the length of a note's number in brackets, which belongs to the
// sentence before it.
func footnote(s string) int {
	end := strings.IndexByte(s[:min(len(s), 6)], ']')
	if end < 2 || strings.Trim(s[1:end], "0123456789") != "" {
		return 0
	}
	return end + 1
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// spaceLen is the length of the white space at the start of s.
func spaceLen(s string) int {
	n := 0
	for n < len(s) && (s[n] == ' ' || s[n] == '\n') {
		n++
	}
	return n
}
