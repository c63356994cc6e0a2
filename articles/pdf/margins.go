package pdf

import (
	"slices"
	"strings"
	"unicode"
)

// margin is how far from the top and the bottom heads and feet of pages stand at
// most, as part of the height.
const margin = 0.12

// withoutMargins returns the lines without the heads and feet of pages: those with
// nothing but a number, and those that say the same on several pages, in the same
// size, but for numbers. A page that was printed from a browser tells its address there.
func (l *layout) withoutMargins() (lines []line, address string) {
	type edge struct {
		text string
		size int // in points
		foot bool
	}
	last := make(map[edge]int)      // the last page on which it stands
	repeated := make(map[edge]bool) // whether it does on more than one
	edgeOf := func(n line) (e edge, found bool) {
		height, middle := l.heights[n.page], (n.top+n.bottom)/2
		if middle > margin*height && middle < (1-margin)*height {
			return edge{}, false
		}
		return edge{withoutNumbers(n.text), int(n.size + 0.5), middle > height/2}, true
	}
	for _, n := range l.lines {
		if e, found := edgeOf(n); found {
			page, before := last[e]
			repeated[e] = repeated[e] || before && page != n.page
			last[e] = n.page
		}
	}
	printed := slices.ContainsFunc(l.lines, func(n line) bool {
		e, found := edgeOf(n)
		return found && !e.foot && isPrintedHead(n.text)
	})
	kept := slices.DeleteFunc(slices.Clone(l.lines), func(n line) bool {
		e, found := edgeOf(n)
		if !found {
			return false
		}
		if printed && e.foot && isPrintedFoot(n.text) {
			address = printedAddress(n.text)
			return true
		}
		return repeated[e] || isPageNumber(n.text) || printed && isPrintedHead(n.text)
	})
	if len(kept) == 0 { // a page of headings, each on a card
		return l.lines, address
	}
	return kept, address
}

// withoutNumbers returns a text in small letters, its numbers as 0.
func withoutNumbers(text string) string {
	var b strings.Builder
	number := false
	for _, r := range text {
		switch {
		case !unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case !number:
			b.WriteByte('0')
		}
		number = unicode.IsDigit(r)
	}
	return b.String()
}

// isPageNumber reports whether a text is the number of a page, however that is
// written: 3, - 3 -, 3/5, Page 3 of 5, iv.
func isPageNumber(text string) bool {
	words := strings.FieldsFunc(withoutNumbers(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '0' })
	numbers := 0
	for i, word := range words {
		switch {
		case word == "0", strings.Trim(word, "ivxlc") == "" && len(words) == 1:
			numbers++
		case i == 0 && slices.Contains([]string{"page", "p", "pg", "seite", "pagina", "página"}, word):
		case i > 0 && slices.Contains([]string{"of", "von", "de", "sur"}, word):
		default:
			return false
		}
	}
	return numbers > 0 && numbers < 3
}

// isPrintedHead reports whether browsers put a text above a page that they print:
// the day and time, and the page's title.
func isPrintedHead(text string) bool {
	folded := withoutNumbers(text)
	for _, start := range []string{"0/0/0, 0:0", "0.0.0, 0:0", "0-0-0, 0:0", "0-0-0 0:0"} {
		if strings.HasPrefix(folded, start) {
			return true
		}
	}
	return false
}

// isPrintedFoot reports whether browsers put a text below a page that they print:
// its address, and perhaps the number of the page beside it.
func isPrintedFoot(text string) bool {
	address, number, _ := strings.Cut(text, " ")
	return (strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")) && (number == "" || isPageNumber(number))
}

// printedAddress returns the address in such a foot, "" where it is cut off.
func printedAddress(foot string) string {
	address, _, _ := strings.Cut(foot, " ")
	if strings.HasSuffix(address, "…") || strings.HasSuffix(address, "...") {
		return ""
	}
	return address
}
