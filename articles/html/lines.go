package html

import (
	"slices"
	"strings"
	"sync"

	"triptych/articles/draft"
)

// Blocks of more bytes are never left out for how they start, or for what is in
// them.
const (
	maxOpening = 300
	maxHolding = 160
)

// A lineRules is the table of short blocks that are never an article's, by how
// they are told: see rules/lines.txt.
type lineRules struct {
	whole, holds   []string
	opens, invites byFirst
}

// A byFirst has phrases by their first byte.
type byFirst map[byte][]string

func newByFirst(phrases []string) byFirst {
	by := make(byFirst)
	for _, p := range phrases {
		by[p[0]] = append(by[p[0]], p)
	}
	return by
}

// open reports whether a text starts with one of the phrases.
func (by byFirst) open(text string) bool {
	return text != "" && slices.ContainsFunc(by[text[0]], func(phrase string) bool { return opensWith(text, phrase) })
}

var lines = sync.OnceValue(func() lineRules {
	byKind := make(map[string][]string)
	for _, s := range sections(lineTable) {
		byKind[s.kind] = append(byKind[s.kind], s.lines...)
	}
	slices.Sort(byKind["whole"])
	return lineRules{byKind["whole"], byKind["holds"], newByFirst(byKind["opens"]), newByFirst(byKind["invites"])}
})

// isLabel reports whether a line is one that stands beside an article by itself,
// such as "Advertisement".
func (l lineRules) isLabel(line string) bool {
	_, found := slices.BinarySearch(l.whole, strings.TrimRight(words(line), ":"))
	return found
}

// leaveOut reports whether the words of a block say that it is not the article's.
func (l lineRules) leaveOut(b block) bool {
	if len(b.text) > maxOpening || len(b.Rows) > 0 {
		return false
	}
	text := words(b.text)
	invites := b.linked() > 0.4 || strings.Contains(b.text, "@") || b.Kind != draft.Heading && !endsSentence(b.text) && len(b.text) <= maxHolding
	return l.isLabel(b.text) || l.opens.open(text) || invites && l.invites.open(text) ||
		len(text) <= maxHolding && slices.ContainsFunc(l.holds, func(phrase string) bool { return strings.Contains(text, phrase) })
}

// opensWith reports whether words start with a phrase, and with the whole of its
// last word.
func opensWith(text, phrase string) bool {
	rest, found := strings.CutPrefix(text, phrase)
	return found && (rest == "" || rest[0] == ' ' || rest[0] == ':' || isDigit(rest[0]) || strings.HasSuffix(phrase, ":"))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// words returns a text as phrases of the tables are written: in lower case, words
// parted by one blank, of the punctuation only colons behind words, and what
// rights are marked with.
func words(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range strings.ToLower(s) {
		switch {
		case r == ':' && b.Len() > 0:
			b.WriteByte(':')
			blank = true
		case r == '(' || r == ')' || r == '©' || isLetterOrDigit(r):
			if blank && b.Len() > 0 {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteRune(r)
		default:
			blank = true
		}
	}
	return b.String()
}
