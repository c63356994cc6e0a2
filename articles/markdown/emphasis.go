package markdown

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// An emphasis is a stretch of a text that is strong, or that is emphasized.
type emphasis struct {
	model.Span
	kind model.Emphasis // Strong or Emphatic
}

// emphasized returns the stretches of the text that are strong or emphasized, as
// long as they are and without white space at their ends, in order: only those
// whose ends Markdown can tell.
func emphasized(words string, runs []model.Run) []emphasis {
	var spans []emphasis
	for _, kind := range []model.Emphasis{model.Strong, model.Emphatic} {
		var current model.Span
		add := func() {
			span := trim(words, current)
			if span.Len() > 0 && delimits(words, span) {
				spans = append(spans, emphasis{span, kind})
			}
		}
		for _, r := range runs {
			switch {
			case r.Emphasis&kind == 0:
				continue
			case current.Len() > 0 && strings.Trim(words[current.End:r.Start], " ") == "":
				current.End = r.End
				continue
			}
			add()
			current = r.Span
		}
		add()
	}
	// The outer one first.
	slices.SortStableFunc(spans, func(a, b emphasis) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	return spans
}

// trim takes the blanks from the ends of a span.
func trim(words string, s model.Span) model.Span {
	s.Start += len(s.In(words)) - len(strings.TrimLeft(s.In(words), " "))
	s.End -= len(s.In(words)) - len(strings.TrimRight(s.In(words), " "))
	return s
}

// delimits reports whether the delimiters at the ends of the span open and close by
// the rules of Markdown, which look at the characters on both sides.
func delimits(words string, s model.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(words[:s.Start])
	first, _ := utf8.DecodeRuneInString(words[s.Start:])
	last, _ := utf8.DecodeLastRuneInString(words[:s.End])
	after, _ := utf8.DecodeRuneInString(words[s.End:])
	return (!isMark(first) || s.Start == 0 || before == ' ' || isMark(before)) &&
		(!isMark(last) || s.End == len(words) || after == ' ' || isMark(after))
}

// isMark reports whether r is punctuation as Markdown understands it.
func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// A mark is a delimiter of emphasis and where it stands.
type mark struct {
	at        int
	delimiter string
}

// marksOf returns the delimiters of the spans, in order.
func marksOf(spans []emphasis) []mark {
	var marks []mark
	var open []emphasis
	closeUntil := func(at int) {
		for len(open) > 0 && open[len(open)-1].End <= at {
			last := open[len(open)-1]
			marks = append(marks, mark{last.End, delimiter(last.kind)})
			open = open[:len(open)-1]
		}
	}
	for _, e := range spans {
		closeUntil(e.Start)
		marks = append(marks, mark{e.Start, delimiter(e.kind)})
		open = append(open, e)
	}
	closeUntil(spans[len(spans)-1].End)
	closeUntil(int(^uint(0) >> 1))
	return marks
}

func delimiter(kind model.Emphasis) string {
	if kind == model.Strong {
		return "**"
	}
	return "*"
}
