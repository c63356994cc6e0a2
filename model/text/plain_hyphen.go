package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxCut is how many words that are cut at the ends of lines are looked for
// elsewhere in a text.
const maxCut = 10_000

// hyphens tells which words that are cut at the end of a line have their hyphen
// only for that.
type hyphens struct {
	set   bool            // the text was set with hyphens
	found map[string]bool // words that were cut, in small letters, both ways: whether they stand elsewhere
}

// hyphenCounts is what of hyphens the lines of a text tell.
type hyphenCounts struct {
	pairs, cut int
	forms      map[string]bool
}

func (c *hyphenCounts) add(previous, next plainLine) {
	if previous.length > widest {
		return
	}
	c.pairs++
	if !hyphenated(previous.text, next.text) {
		return
	}
	c.cut++
	if c.forms == nil {
		c.forms = make(map[string]bool)
	}
	if len(c.forms) < maxCut {
		joined, kept := bothForms(previous.text, next.text)
		c.forms[joined], c.forms[kept] = false, false
	}
}

// hyphens looks for the words that were cut in the whole text.
func (c *hyphenCounts) hyphens(source string) hyphens {
	h := hyphens{set: c.cut >= 3 && c.cut*12 >= c.pairs, found: c.forms}
	if c.forms == nil {
		return h
	}
	for word := range strings.FieldsFuncSeq(source, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if word = strings.ToLower(word); len(word) <= maxWord {
			if _, cut := h.found[word]; cut {
				h.found[word] = true
			}
		}
	}
	return h
}

// maxWord is how many bytes of a word are looked at.
const maxWord = 60

// whole makes one word of that which ends the text so far, the line before, and
// that which starts the next line, if it was cut there. It tells whether there
// was such a word; its hyphen stays if it is the word's own.
func (h *hyphens) whole(raw *[]byte, previous, next plainLine) bool {
	if !hyphenated(previous.text, next.text) {
		return false
	}
	joined, kept := bothForms(previous.text, next.text)
	first, _ := utf8.DecodeRuneInString(next.text)
	if h.found[joined] && !h.found[kept] || h.set && !h.found[kept] && unicode.IsLower(first) {
		*raw = (*raw)[:len(*raw)-1]
	}
	return true
}

// hyphenated tells whether a word was broken at a hyphen between the lines.
func hyphenated(previous, line string) bool {
	word, found := strings.CutSuffix(previous, "-")
	if !found {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	first, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLetter(last) && unicode.IsLetter(first)
}

// bothForms gives the word that is cut between the lines in small letters,
// without its hyphen and with it.
func bothForms(previous, line string) (joined, kept string) {
	left := strings.ToLower(previous[max(0, len(previous)-maxWord) : len(previous)-1])
	left = left[strings.LastIndexFunc(left, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })+1:]
	left = strings.TrimLeftFunc(left, func(r rune) bool { return !unicode.IsLetter(r) })
	right := line[:min(len(line), maxWord)]
	if end := strings.IndexFunc(right, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		right = right[:end]
	}
	right = strings.ToLower(right)
	return left[strings.LastIndex(left, "-")+1:] + right, left + "-" + right
}
