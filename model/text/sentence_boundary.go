package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// boundary returns the end of the sentence from start if it ends at the stop,
// else 0.
func (sp *splitter) boundary(start int, s stop) int {
	if s.next >= len(sp.text) || isWordless(sp.text[s.next:]) {
		return len(sp.text)
	}
	if end := sp.captionEnd(s); end > 0 {
		return end
	}
	ends := false
	switch {
	case isWideStop(s.last):
		ends = true
	case s.gap():
		ends = sp.endsBeforeGap(s)
	default:
		ends = sp.endsWithoutGap(start, s)
	}
	if ends {
		return s.end
	}
	return 0
}

// endsBeforeGap decides where white space follows the stop.
func (sp *splitter) endsBeforeGap(s stop) bool {
	rest := sp.text[s.next:]
	if strings.IndexByte(sp.text[s.end:s.next], '\n') >= 0 {
		return sp.endsAtLine(s.next - 1)
	}
	first, capital := skipOpening(rest)
	switch {
	case !capital && !startsQuote(rest):
		return false // it continues in lower case
	case s.dots == 1 && !s.quoted && sp.isAbbreviation(s.start, first):
		return false
	case s.dots == 1 && s.end == s.marks && startsDash(rest) && endsShort(sp.text[:s.start]):
		return false // a dateline: AUGUSTA, Me. — The mayor
	case strings.HasPrefix(rest, "#") && startsWord(rest[1:]):
		return false // a tag belongs to what it follows
	case s.quoted && startsAttribution(rest, s.last == '.'):
		return false
	}
	return true
}

// skipOpening returns the text without the quotation marks and brackets before
// its first word, and whether that starts with anything but a lower-case
// letter.
func skipOpening(rest string) (string, bool) {
	first := strings.TrimLeft(rest, "“‘«‹„\"'([{¿¡ ")
	r, size := utf8.DecodeRuneInString(first)
	if !unicode.IsLower(r) {
		return first, true
	}
	second, _ := utf8.DecodeRuneInString(first[size:])
	return first, unicode.IsUpper(second) // iPhone, eBay
}

// startsDash reports whether s starts with a dash, or what stands for one.
func startsDash(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("–—―", r) || strings.HasPrefix(s, "--") || strings.HasPrefix(s, "- ")
}

// endsShort reports whether the last word of s can be a short form: it has a full
// stop in it, or is a name of at most five bytes.
func endsShort(s string) bool {
	word := s[strings.LastIndexAny(s, " \n")+1:]
	r, _ := utf8.DecodeRuneInString(word)
	return strings.Contains(word, ".") || unicode.IsUpper(r) && len(word) <= 5
}

func startsQuote(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("“‘«‹„\"", r)
}

// endsWithoutGap decides where the text continues right after the stop: a space
// is missing between two sentences, or it is one word.
func (sp *splitter) endsWithoutGap(start int, s stop) bool {
	before := sp.text[max(start, s.start-40):s.start]
	before = before[strings.LastIndexAny(before, " \n")+1:]
	rest := sp.text[s.end:]
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
		return isSentenceStarter(firstWord(rest)) // else it may be one name: Node.Js
	}
	second, _ := utf8.DecodeRuneInString(rest[size:])
	return unicode.IsLower(second) || second == ' '
}

// endsLower reports whether the last two characters are lower-case letters.
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

// captionEnd returns the end of a credit in brackets after the stop, such as
// (Jane Doe/AP), which belongs to the sentence before it; 0 if there is none. A
// whole sentence in brackets has a stop of its own.
func (sp *splitter) captionEnd(s stop) int {
	rest := sp.text[s.next:]
	if !strings.HasPrefix(rest, "(") {
		return 0
	}
	end := strings.IndexByte(rest[:min(len(rest), maxCaption)], ')')
	if end < 0 || strings.ContainsAny(rest[end-1:end], ".!?") || strings.IndexByte(rest[1:end], '(') >= 0 {
		return 0
	}
	after := s.next + end + 1
	if after == len(sp.text) {
		return after
	}
	if _, capital := skipOpening(sp.text[after+spaceLen(sp.text[after:]):]); !capital || spaceLen(sp.text[after:]) == 0 {
		return 0
	}
	return after
}

// startsAttribution reports whether the text starts by naming who said what was
// just quoted: a name of up to five words and a verb of speech. If short is
// set, nothing more may follow.
func startsAttribution(rest string, short bool) bool {
	for range 6 {
		end := strings.IndexAny(rest, " ,.\n")
		if end < 0 {
			return false
		}
		word := rest[:end]
		if isSpeechVerb(word) {
			return !strings.HasPrefix(rest[end:], " that ") && (!short || rest[end] == '.')
		}
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) || isSentenceStarter(word) {
			return false
		}
		rest = strings.TrimLeft(rest[end:], " .")
	}
	return false
}

func isSpeechVerb(word string) bool {
	switch word {
	case "said", "says", "asked", "asks", "wrote", "writes", "added", "adds", "tweeted", "replied", "cried",
		"shouted", "told", "continued", "responded", "wondered", "exclaimed", "yelled", "quipped", "joked":
		return true
	}
	return false
}
