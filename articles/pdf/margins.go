package pdf

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// margin is how far from the top and the bottom heads and feet of pages stand at
// most, as part of the height.
const margin = 0.12

// withoutMargins returns the lines without the heads and feet of pages: those with
// nothing but a number, and those that say the same on several pages, in the same
// size, but for numbers. A page that was printed from a browser has its address
// there.
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
		if at, is := printedFoot(n.text); printed && e.foot && is {
			address = at
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

// What stands in the margins of pages, with every number as 0: the number of the
// page, however that is written (3, - 3 -, 3/5, Page 3 of 5, iv), and what browsers
// put above a page that they print, the day and time, and the page's title.
var (
	pageNumber  = regexp.MustCompile(`^[^\pL0]*(?:(?:page|p|pg|seite|pagina|página)[^\pL0]+)?0(?:[^\pL0]+(?:(?:of|von|de|sur)[^\pL0]+)?0)?[^\pL0]*$|^[^\pL0]*[ivxlc]+[^\pL0]*$`)
	printedHead = regexp.MustCompile(`^0(?:/0/0,|\.0\.0,|-0-0,?) 0:0`)
)

func isPageNumber(text string) bool  { return pageNumber.MatchString(withoutNumbers(text)) }
func isPrintedHead(text string) bool { return printedHead.MatchString(withoutNumbers(text)) }

// printedFoot reports whether browsers put a text below a page that they print: its
// address, "" where that is cut off, and perhaps the number of the page beside it.
func printedFoot(text string) (address string, ok bool) {
	address, number, _ := strings.Cut(text, " ")
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") || number != "" && !isPageNumber(number) {
		return "", false
	}
	if strings.HasSuffix(address, "…") || strings.HasSuffix(address, "...") {
		return "", true
	}
	return address, true
}
