package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxBrokenWords is how many words broken at the ends of lines are searched for
// elsewhere in the text.
const maxBrokenWords = 10_000

// A hyphenation decides which hyphens at the ends of lines only break a word.
type hyphenation struct {
	enabled   bool            // the text was hyphenated
	elsewhere map[string]bool // by broken word in lower case, with and without its hyphen: it occurs elsewhere
}

// hyphenCounts collects what the lines of a text say about its hyphenation.
type hyphenCounts struct {
	pairs, broken int
	forms         map[string]bool
}

func (c *hyphenCounts) add(previous, next plainLine) {
	if previous.length > maxWrapWidth {
		return
	}
	c.pairs++
	if !hyphenated(previous.text, next.text) {
		return
	}
	c.broken++
	if c.forms == nil {
		c.forms = make(map[string]bool)
	}
	if len(c.forms) < maxBrokenWords {
		joined, kept := bothForms(previous.text, next.text)
		c.forms[joined], c.forms[kept] = false, false
	}
}

// hyphenation searches the whole text for the broken words.
func (c *hyphenCounts) hyphenation(source string) hyphenation {
	h := hyphenation{enabled: c.broken >= 3 && c.broken*12 >= c.pairs, elsewhere: c.forms}
	if c.forms == nil {
		return h
	}
	for word := range strings.FieldsFuncSeq(source, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if word = strings.ToLower(word); len(word) <= maxBrokenWordLen {
			if _, cut := h.elsewhere[word]; cut {
				h.elsewhere[word] = true
			}
		}
	}
	return h
}

// maxBrokenWordLen is how many bytes of a word are compared.
const maxBrokenWordLen = 60

// rejoin reports whether a word was broken at the hyphen between previous, at
// the end of raw, and next. It removes the hyphen unless it is the word's own.
func (h *hyphenation) rejoin(raw *[]byte, previous, next plainLine) bool {
	if !hyphenated(previous.text, next.text) {
		return false
	}
	joined, kept := bothForms(previous.text, next.text)
	first, _ := utf8.DecodeRuneInString(next.text)
	if h.elsewhere[joined] && !h.elsewhere[kept] || h.enabled && !h.elsewhere[kept] && unicode.IsLower(first) {
		*raw = (*raw)[:len(*raw)-1]
	}
	return true
}

// hyphenated reports whether a word was broken at a hyphen between the lines.
func hyphenated(previous, line string) bool {
	word, found := strings.CutSuffix(previous, "-")
	if !found {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	first, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLetter(last) && unicode.IsLetter(first)
}

// bothForms returns the word that is broken between the lines, in lower case,
// without its hyphen and with it.
func bothForms(previous, line string) (joined, kept string) {
	left := strings.ToLower(previous[max(0, len(previous)-maxBrokenWordLen) : len(previous)-1])
	left = left[strings.LastIndexFunc(left, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })+1:]
	left = strings.TrimLeftFunc(left, func(r rune) bool { return !unicode.IsLetter(r) })
	right := line[:min(len(line), maxBrokenWordLen)]
	if end := strings.IndexFunc(right, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		right = right[:end]
	}
	right = strings.ToLower(right)
	return left[strings.LastIndex(left, "-")+1:] + right, left + "-" + right
}
