package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// boundary gives the end of the sentence if it ends at the stop, else 0. The
// sentence starts at start.
func (c *cutter) boundary(start int, s stop) int {
	if s.next >= len(c.text) || wordless(c.text[s.next:]) {
		return len(c.text)
	}
	if end := c.caption(s); end > 0 {
		return end
	}
	ends := false
	switch {
	case isWideStop(s.last):
		ends = true
	case s.gap():
		ends = c.endsBeforeGap(s)
	default:
		ends = c.endsWithoutGap(start, s)
	}
	if ends {
		return s.end
	}
	return 0
}

// endsBeforeGap decides where white space follows the stop.
func (c *cutter) endsBeforeGap(s stop) bool {
	rest := c.text[s.next:]
	if strings.IndexByte(c.text[s.end:s.next], '\n') >= 0 {
		return c.lineEnds(s.next - 1)
	}
	first, capital := opening(rest)
	switch {
	case !capital && !startsQuote(rest):
		return false // it goes on in lower case
	case s.dots == 1 && s.end == s.marks && c.abbreviated(s.start, first):
		return false
	case s.quoted && attribution(rest, s.last == '.'):
		return false
	}
	return true
}

// opening gives the text without the quotation marks and brackets before its
// first word, and whether that starts with anything but a small letter.
func opening(rest string) (string, bool) {
	first := strings.TrimLeft(rest, "“‘«‹„\"'([{¿¡ ")
	r, size := utf8.DecodeRuneInString(first)
	if !unicode.IsLower(r) {
		return first, true
	}
	second, _ := utf8.DecodeRuneInString(first[size:])
	return first, unicode.IsUpper(second) // iPhone, eBay
}

func startsQuote(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("“‘«‹„\"", r)
}

// endsWithoutGap decides where the text goes on right after the stop: a blank
// is missing between two sentences, or it is one word.
func (c *cutter) endsWithoutGap(start int, s stop) bool {
	before := c.text[max(start, s.start-40):s.start]
	before = before[strings.LastIndexAny(before, " \n")+1:]
	rest := c.text[s.end:]
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case strings.ContainsAny(before, "/@:") || before == "www":
		return false // an address
	case startsQuote(rest):
		return len(before) > 1 || s.quoted
	case !unicode.IsUpper(r):
		return false
	case s.quoted || s.bracket:
		return true
	}
	if strings.Contains(before, ".") || !endsLower(before) {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(before); unicode.IsUpper(r) {
		return sentenceStarter(firstWord(rest)) // else it may be one name: Node.Js
	}
	second, _ := utf8.DecodeRuneInString(rest[size:])
	return unicode.IsLower(second) || second == ' '
}

// endsLower tells whether the last two characters are small letters.
func endsLower(s string) bool {
	for range 2 {
		r, size := utf8.DecodeLastRuneInString(s)
		if !unicode.IsLower(r) {
			return false
		}
		s = s[:len(s)-size]
	}
	return true
}

// maxCaption is the length in bytes of the longest credit in brackets.
const maxCaption = 160

// caption gives the end of a credit in brackets that stands after the stop,
// such as (Jane Doe/AP): it stays with what it follows. A whole sentence in
// brackets has a stop of its own, and is none.
func (c *cutter) caption(s stop) int {
	rest := c.text[s.next:]
	if !strings.HasPrefix(rest, "(") {
		return 0
	}
	end := strings.IndexByte(rest[:min(len(rest), maxCaption)], ')')
	if end < 0 || strings.ContainsAny(rest[end-1:end], ".!?") || strings.IndexByte(rest[1:end], '(') >= 0 {
		return 0
	}
	after := s.next + end + 1
	if after == len(c.text) {
		return after
	}
	if _, capital := opening(c.text[after+spaceLen(c.text[after:]):]); !capital || spaceLen(c.text[after:]) == 0 {
		return 0
	}
	return after
}

// attribution tells whether the text starts by naming who said or asked what
// was just quoted: a name of up to five words and a verb of saying. Where short,
// nothing more may follow.
func attribution(rest string, short bool) bool {
	for range 6 {
		end := strings.IndexAny(rest, " ,.\n")
		if end < 0 {
			return false
		}
		word := rest[:end]
		if saying(word) {
			return !strings.HasPrefix(rest[end:], " that ") && (!short || rest[end] == '.')
		}
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) || sentenceStarter(word) {
			return false
		}
		rest = strings.TrimLeft(rest[end:], " .")
	}
	return false
}

func saying(word string) bool {
	switch word {
	case "said", "says", "asked", "asks", "wrote", "writes", "added", "adds", "tweeted", "replied", "cried",
		"shouted", "told", "continued", "responded", "wondered", "exclaimed", "yelled", "quipped", "joked":
		return true
	}
	return false
}
