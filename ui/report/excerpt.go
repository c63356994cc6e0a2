package report

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
)

// What stands around an excerpt's words where the sentence goes on.
const (
	cutBefore = "... "
	cutAfter  = " ..."
)

// excerpt returns the words at the span between asterisks, with as much of the
// sentence around them as fits into the cells. The words themselves are always
// whole, alone if they leave no room. Both spans are bytes of article, span within
// sentence.
func excerpt(article string, sentence, span model.Span, cells int) string {
	before := strings.TrimLeft(draw.OneLine(article[sentence.Start:span.Start]), " ")
	marked := "*" + text.SanitizeLine(span.In(article)) + "*"
	after := strings.TrimRight(draw.OneLine(article[span.End:sentence.End]), " ")
	if whole := before + marked + after; ansi.StringWidth(whole) <= cells {
		return whole
	}
	left := strings.SplitAfter(before, " ")
	if left[len(left)-1] == "" {
		left = left[:len(left)-1]
	}
	right := strings.Split(strings.ReplaceAll(after, " ", "\x00 "), "\x00") // each with the space before it
	if right[0] == "" {
		right = right[1:]
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
