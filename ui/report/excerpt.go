package report

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/text"
)

// What stands around an excerpt's words where the sentence goes on.
const (
	cutBefore = "... "
	cutAfter  = " ..."
)

// excerpt gives the words at the span between asterisks, with as much of the
// sentence around them as fits into so many cells. The words themselves are
// always given whole, alone where they leave no room. Both spans are bytes of article, span within sentence.
func excerpt(article string, sentence, span model.Span, cells int) string {
	before := strings.TrimLeft(spaced(article[sentence.Start:span.Start]), " ")
	marked := "*" + text.SanitizeLine(span.In(article)) + "*"
	after := strings.TrimRight(spaced(article[span.End:sentence.End]), " ")
	if whole := before + marked + after; ansi.StringWidth(whole) <= cells {
		return whole
	}
	left, right := strings.SplitAfter(before, " "), splitBefore(after)
	if left[len(left)-1] == "" {
		left = left[:len(left)-1]
	}
	from, to := len(left), 0
	show := func(from, to int) string {
		head, tail := strings.Join(left[from:], ""), strings.Join(right[:to], "")
		if from > 0 {
			head = cutBefore + head
		}
		if to < len(right) {
			tail += cutAfter
		}
		return head + marked + tail
	}
	fits := func(from, to int) bool { return ansi.StringWidth(show(from, to)) <= cells }
	if !fits(from, to) {
		return marked
	}
	for grown := true; grown; {
		grown = false
		if from > 0 && fits(from-1, to) {
			from, grown = from-1, true
		}
		if to < len(right) && fits(from, to+1) {
			to, grown = to+1, true
		}
	}
	return show(from, to)
}

// splitBefore cuts s before each of its spaces.
func splitBefore(s string) []string {
	var parts []string
	for s != "" {
		next := strings.Index(s[1:], " ") + 1
		if next == 0 {
			next = len(s)
		}
		parts = append(parts, s[:next])
		s = s[next:]
	}
	return parts
}

// spaced makes s fit for a line as text.SanitizeLine does, but keeps a space at either end.
func spaced(s string) string {
	const space = " \t\n\r\v\f\u0085\u00a0"
	inner := text.SanitizeLine(s)
	if inner == "" && s != "" {
		return " "
	}
	if strings.TrimLeft(s, space) != s {
		inner = " " + inner
	}
	if strings.TrimRight(s, space) != s {
		inner += " "
	}
	return inner
}
