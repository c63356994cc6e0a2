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
// always given whole. Both spans are bytes of article, span within sentence.
func excerpt(article string, sentence, span model.Span, cells int) string {
	before := strings.TrimLeft(spaced(article[sentence.Start:span.Start]), " ")
	marked := "*" + text.SanitizeLine(span.In(article)) + "*"
	after := strings.TrimRight(spaced(article[span.End:sentence.End]), " ")
	if whole := before + marked + after; ansi.StringWidth(whole) <= cells {
		return whole
	}
	left := strings.SplitAfter(before, " ")
	right := splitBefore(after)
	room := cells - ansi.StringWidth(marked) - len(cutBefore) - len(cutAfter)
	from, to := len(left), 0
	for {
		grown := false
		if from > 0 && ansi.StringWidth(left[from-1]) <= room {
			from--
			room -= ansi.StringWidth(left[from])
			grown = true
		}
		if to < len(right) && ansi.StringWidth(right[to]) <= room {
			room -= ansi.StringWidth(right[to])
			to++
			grown = true
		}
		if !grown {
			break
		}
	}
	head, tail := strings.Join(left[from:], ""), strings.Join(right[:to], "")
	if from > 0 {
		head = cutBefore + head
	}
	if to < len(right) {
		tail += cutAfter
	}
	return head + marked + tail
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
