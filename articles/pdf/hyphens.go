package pdf

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphens knows which words that are cut at the end of a line have their hyphen only
// for that: in a text that was hyphenated all do but those that stand with theirs
// elsewhere.
type hyphens struct {
	set   bool            // the text was set with hyphens
	found map[string]bool // both forms of words that were cut, in small letters: whether they stand elsewhere
}

// findHyphens looks for words that were cut in the whole text.
func findHyphens(lines []line) hyphens {
	h := hyphens{found: make(map[string]bool)}
	var cut [][2]string // without and with the hyphen
	for i, l := range lines[:max(0, len(lines)-1)] {
		if left, right, found := cutWord(l.text, lines[i+1].text); found {
			forms := [2]string{strings.ToLower(left + right), strings.ToLower(left + "-" + right)}
			cut = append(cut, forms)
			h.found[forms[0]], h.found[forms[1]] = false, false
		}
	}
	for _, l := range lines {
		for word := range strings.FieldsFuncSeq(strings.ToLower(l.text), notOfWord) {
			if _, wanted := h.found[word]; wanted {
				h.found[word] = true
			}
		}
	}
	often := 0 // how many more stand elsewhere without than with it
	for _, forms := range cut {
		if h.found[forms[0]] {
			often++
		}
		if h.found[forms[1]] {
			often--
		}
	}
	h.set = len(cut) >= 3 && (often > 0 || len(cut)*12 >= len(lines))
	return h
}

// join appends a line to the text of those before: as a new word, or as the rest
// of one that was cut.
func (h hyphens) join(text []byte, next string) []byte {
	before := tail(text)
	left, right, found := cutWord(before, next)
	if !found {
		if !joinsWithout(before, next) {
			text = append(text, ' ')
		}
		return append(text, next...)
	}
	soft := strings.HasSuffix(before, softHyphen)
	joined, kept := h.found[strings.ToLower(left+right)], h.found[strings.ToLower(left+"-"+right)]
	if soft || joined && !kept || h.set && !kept && startsLower(next) {
		text = bytes.TrimSuffix(bytes.TrimSuffix(text, []byte(softHyphen)), []byte("-"))
	}
	return append(text, next...)
}

// maxTail is how many bytes at the end of a text are looked at.
const maxTail = 80

func tail(text []byte) string { return string(text[max(0, len(text)-maxTail):]) }

const softHyphen = "\u00AD"

// cutWord returns both parts of the word that a hyphen cuts between two lines.
func cutWord(before, next string) (left, right string, found bool) {
	before, hard := strings.CutSuffix(before, "-")
	before, soft := strings.CutSuffix(before, softHyphen)
	if !hard && !soft {
		return "", "", false
	}
	left = before[max(0, len(before)-maxTail):]
	left = left[strings.LastIndexFunc(left, notOfWord)+1:]
	right = next[:min(len(next), maxTail)]
	if end := strings.IndexFunc(right, notOfWord); end >= 0 {
		right = right[:end]
	}
	last, _ := utf8.DecodeLastRuneInString(left)
	first, _ := utf8.DecodeRuneInString(right)
	return left, right, unicode.IsLetter(last) && unicode.IsLetter(first)
}

func notOfWord(r rune) bool { return !unicode.IsLetter(r) && r != '-' }

// joinsWithout reports whether no blank belongs between two lines: after a dash or
// a slash within a word or a range, and in scripts that have none.
func joinsWithout(before, next string) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(next)
	switch {
	case strings.ContainsRune("-/–", last):
		previous, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
		return unicode.IsLetter(previous) || unicode.IsDigit(previous)
	case unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana) || strings.ContainsRune("。，、「」", last):
		return unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana) || strings.ContainsRune("。，、「」", first)
	}
	return false
}
