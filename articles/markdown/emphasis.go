package markdown

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"triptych/model"
)

// An emphasis is a stretch of a text that is strong, or emphasized, or leads
// somewhere.
type emphasis struct {
	model.Span
	kind model.Emphasis // Strong, Emphatic or Linked
	url  string         // of a link
}

// emphasized returns the stretches of the text that are strong, emphasized or links,
// as long as they are and without white space at their ends, in order: only those
// whose ends Markdown can tell.
func emphasized(words string, runs []model.Run) []emphasis {
	var spans []emphasis
	for _, kind := range []model.Emphasis{model.Linked, model.Strong, model.Emphatic} {
		var current emphasis
		add := func() {
			current.Span = trim(words, current.Span)
			if current.Len() > 0 && (kind == model.Linked || delimits(words, current.Span)) {
				spans = append(spans, current)
			}
		}
		for _, r := range runs {
			url := ""
			if kind == model.Linked {
				url = r.URL
			}
			switch {
			case r.Emphasis&kind == 0:
				continue
			case current.Len() > 0 && current.url == url && strings.Trim(words[current.End:r.Start], " ") == "":
				current.End = r.End
				continue
			}
			add()
			current = emphasis{r.Span, kind, url}
		}
		add()
	}
	sortSpans(spans)
	return spans
}

// sortSpans puts spans into the order in which they open, the outer one first: of
// equal ones the link, in whose brackets emphasis may stand beside any character.
func sortSpans(spans []emphasis) {
	slices.SortStableFunc(spans, func(a, b emphasis) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
}

// only returns those spans that are of one of the kinds.
func only(spans []emphasis, kinds model.Emphasis) []emphasis {
	return slices.DeleteFunc(slices.Clone(spans), func(e emphasis) bool { return e.kind&kinds == 0 })
}

// nested returns the spans with emphasis that starts inside of a link and ends
// outside of it, or the other way round, cut at the link's edge: Markdown has no other
// way to say it.
func nested(words string, spans []emphasis) []emphasis {
	links := only(spans, model.Linked)
	if len(links) == 0 || len(links) == len(spans) {
		return spans
	}
	list := slices.Clone(links)
	for _, e := range spans {
		if e.kind == model.Linked {
			continue
		}
		for _, at := range crossed(e.Span, links) {
			piece := e
			piece.End, e.Start = at, at
			list = appendSpan(list, words, piece)
		}
		list = appendSpan(list, words, e)
	}
	slices.SortStableFunc(list, func(a, b emphasis) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End, int(b.kind&model.Linked)-int(a.kind&model.Linked))
	})
	return list
}

// crossed returns where the edges of links lie in a span that only one edge of them
// lies in, in order.
func crossed(s model.Span, links []emphasis) []int {
	var edges []int
	first, _ := slices.BinarySearchFunc(links, s.Start, func(l emphasis, at int) int { return cmp.Compare(l.End, at+1) })
	for _, l := range links[first:] {
		switch {
		case l.Start >= s.End:
			return edges
		case l.Start < s.Start && l.End < s.End:
			edges = append(edges, l.End)
		case l.Start > s.Start && l.End > s.End:
			edges = append(edges, l.Start)
		}
	}
	return edges
}

// appendSpan appends a span without the white space at its ends, if anything is left.
func appendSpan(list []emphasis, words string, e emphasis) []emphasis {
	if e.Span = trim(words, e.Span); e.Len() > 0 {
		list = append(list, e)
	}
	return list
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

// A mark is a delimiter of emphasis or of a link, and where it stands.
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
			marks = append(marks, mark{last.End, last.closing()})
			open = open[:len(open)-1]
		}
	}
	for _, e := range spans {
		closeUntil(e.Start)
		marks = append(marks, mark{e.Start, e.opening()})
		open = append(open, e)
	}
	closeUntil(spans[len(spans)-1].End)
	closeUntil(int(^uint(0) >> 1))
	return marks
}

// opening returns what stands before a span.
func (e emphasis) opening() string {
	switch e.kind {
	case model.Linked:
		return "["
	case model.Strong:
		return "**"
	}
	return "*"
}

// closing returns what stands behind a span.
func (e emphasis) closing() string {
	if e.kind != model.Linked {
		return e.opening()
	}
	address := strings.ReplaceAll(e.url, "&", `\&`)
	if !strings.Contains(address, ";") { // which ends an entity
		address = e.url
	}
	if strings.ContainsAny(address, "()") {
		return "](<" + address + ">)"
	}
	return "](" + address + ")"
}
