package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// appendSentences splits the block at span into sentences and appends them.
// Together they cover the block except the white space between them.
func appendSentences(list []model.Sentence, text string, span model.Span, block int) []model.Sentence {
	c := splitter{text: text[span.Start:span.End]}
	start := 0
	for start < len(c.text) {
		end := c.sentenceEnd(start)
		if end-start > maxSentence {
			end = start + cutLen(c.text[start:])
		}
		list = append(list, model.Sentence{
			Span:  model.Span{Start: span.Start + start, End: span.Start + end},
			Block: block,
		})
		start = end + spaceLen(c.text[end:])
	}
	return list
}

// A splitter finds the sentences of one block's text.
type splitter struct {
	text string

	// The straight quotation marks before counted: an odd number means that the
	// next one closes a quotation.
	counted int
	odd     bool
}

// sentenceEnd returns the end of the sentence that starts at start.
func (sp *splitter) sentenceEnd(start int) int {
	for i := start; i < len(sp.text) && i-start <= maxSentence; {
		stop := indexStop(sp.text[i:min(len(sp.text), start+maxSentence+utf8.UTFMax)])
		if stop < 0 {
			break
		}
		i += stop
		if sp.text[i] == '\n' {
			if sp.endsAtLine(i) {
				return i
			}
			i++
			continue
		}
		s := sp.stopAt(i)
		if end := sp.boundary(start, s); end > 0 && !isWordless(sp.text[start:end]) {
			return end
		}
		i = s.end
	}
	return len(sp.text)
}

// isWordless reports whether a sentence would be only marks, or the number of a
// list item: it belongs to the next one.
func isWordless(s string) bool {
	const longest = 8
	return len(s) <= longest && strings.IndexFunc(s, unicode.IsLetter) < 0
}

// indexStop returns the offset of the next byte at which a sentence might end,
// or -1.
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

// isStop reports whether a sentence can end with r.
func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '‼', '⁇', '⁈', '⁉', '։', '؟', '۔', '।', '॥', '။', '።':
		return true
	}
	return isWideStop(r)
}

// isWideStop reports whether r ends sentences in scripts without spaces.
func isWideStop(r rune) bool {
	return r == '。' || r == '！' || r == '？' || r == '．' || r == '｡'
}

// endsAtLine reports whether a sentence ends with the line that breaks at i: it
// continues if the next line starts in lower case or this one ends with a
// comma.
func (sp *splitter) endsAtLine(i int) bool {
	next, _ := utf8.DecodeRuneInString(sp.text[i+1:])
	return !unicode.IsLower(next) && !strings.HasSuffix(sp.text[:i], ",")
}

// A stop is where a sentence may end: one or more full stops and the like, and
// the quotation marks and brackets that close right after them. All offsets are
// bytes of the block.
type stop struct {
	start   int  // of the first full stop
	marks   int  // end of the last one
	end     int  // end of the closing marks after it
	next    int  // where the text continues
	last    rune // the last of the marks
	dots    int  // number of full stops; an ellipsis counts as three
	quoted  bool // a quotation closes
	bracket bool // a bracket closes
}

// gap reports whether white space follows.
func (s stop) gap() bool { return s.next > s.end }

// stopAt reads the stop that starts at i.
func (sp *splitter) stopAt(i int) stop {
	s := stop{start: i}
	for j := i; j < len(sp.text); {
		r, size := utf8.DecodeRuneInString(sp.text[j:])
		if r == ' ' && s.dots > 0 && strings.HasPrefix(sp.text[j:], " .") && !strings.HasPrefix(sp.text[j:], " ..") {
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
	for s.end < len(sp.text) {
		size := sp.closerLen(&s)
		if size == 0 {
			break
		}
		s.end += size
	}
	s.next = s.end + spaceLen(sp.text[s.end:])
	return s
}

// closerLen returns the length of the closing mark at the stop's end, 0 if
// there is none, and records its kind in s.
func (sp *splitter) closerLen(s *stop) int {
	r, size := utf8.DecodeRuneInString(sp.text[s.end:])
	after := s.end + size
	switch r {
	case '”', '’', '»', '›', '」', '』':
		s.quoted = true
	case ')', ']', '}', '）', '】':
		s.bracket = true
	case '“', '‘', '«', '‹': // which close in other languages
		if after < len(sp.text) && spaceLen(sp.text[after:]) == 0 {
			return 0
		}
		s.quoted = true
	case '"', '\'':
		if after < len(sp.text) && startsWord(sp.text[after:]) && !(r == '"' && sp.openQuote(s.end)) {
			return 0
		}
		s.quoted = true
	case '[':
		return footnoteLen(sp.text[s.end:])
	default:
		return 0
	}
	return size
}

// openQuote reports whether a straight quotation is open before offset i.
func (sp *splitter) openQuote(i int) bool {
	for ; sp.counted > i; sp.counted-- {
		if sp.text[sp.counted-1] == '"' {
			sp.odd = !sp.odd
		}
	}
	for ; sp.counted < i; sp.counted++ {
		if sp.text[sp.counted] == '"' {
			sp.odd = !sp.odd
		}
	}
	return sp.odd
}

// footnoteLen returns the length of a footnote number in brackets, which
// belongs to the sentence before it.
func footnoteLen(s string) int {
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

// spaceLen returns the length of the white space at the start of s.
func spaceLen(s string) int {
	n := 0
	for n < len(s) && (s[n] == ' ' || s[n] == '\n') {
		n++
	}
	return n
}
