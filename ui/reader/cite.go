package reader

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"triptych/model"
	"triptych/model/identity"
	"triptych/ui/draw"
)

// citeTitle returns the headline of an article with its source and address.
func citeTitle(a *model.Article) string {
	headless := *a
	headless.Title = ""
	return citeWords(&headless, a.Title)
}

// cite returns the words at a span of an article with their source and address.
func cite(a *model.Article, span model.Span) string { return citeWords(a, span.In(a.Text)) }

func citeWords(a *model.Article, words string) string {
	words = strings.TrimSpace(words)
	if !strings.ContainsAny(words[:min(len(words), 4)], "\"“") {
		words = "“" + words + "”"
	}
	title := a.Title
	if title != "" {
		title = "“" + title + "”"
	}
	var from []string
	for _, part := range []string{a.Outlet(), strings.Join(a.Authors, ", "), title, a.Date, a.URL} {
		if part != "" {
			from = append(from, part)
		}
	}
	return words + "\n— " + strings.Join(from, ", ") + "\n"
}

// citeDifference returns a difference with who says what, and where, under the name
// that reports have for it.
func citeDifference(a *model.Analysis, d *model.Difference) string {
	var b strings.Builder
	about := cmp.Or(d.About, a.Topics[d.Topic].Label)
	fmt.Fprintf(&b, "%s: %s%s\n", about, draw.Differs(a, d), nameOf(a, d))
	citeMentions(&b, a.Story, "", d.All())
	citeMentions(&b, a.Story, draw.MayDiffer, d.Rivals)
	return b.String()
}

// nameOf returns the name of a difference in brackets.
func nameOf(a *model.Analysis, d *model.Difference) string {
	i := slices.IndexFunc(a.Differences, func(o model.Difference) bool { return o.Same(d) })
	if i < 0 {
		return ""
	}
	return " [" + identity.Of(a)[i] + "]"
}

// named says what is copied of a difference.
func named(d *model.Difference) string {
	return "the " + draw.Name(d)
}

// citeFact returns a fact that articles agree on with who says it how, and where.
func citeFact(s *model.Story, f *model.Fact) string {
	var b strings.Builder
	fmt.Fprintf(&b, "agreed: %s\n", cmp.Or(f.About, draw.Kind(f.Kind)))
	citeMentions(&b, s, "", f.Mentions)
	return b.String()
}

// citeMentions writes what articles say, each after what stands before it.
func citeMentions(b *strings.Builder, s *model.Story, before string, mentions []model.Detail) {
	for _, m := range mentions {
		article := &s.Articles[m.Article]
		if m.Sentence == model.InTitle {
			fmt.Fprintf(b, "\n%s: %s%s\n%s", article.Outlet(), before, m.In(article.Title), citeTitle(article))
			continue
		}
		fmt.Fprintf(b, "\n%s: %s%s\n%s", article.Outlet(), before, m.In(article.Text), cite(article, s.Sentence(m.SentenceRef).Span))
	}
}

// quotationIn returns the first quotation within a span, with its marks.
func quotationIn(text string, within model.Span) (model.Span, bool) {
	words := within.In(text)
	for _, marks := range [][2]string{{"“", "”"}, {"\"", "\""}, {"«", "»"}} {
		start := strings.Index(words, marks[0])
		if start < 0 {
			continue
		}
		inside := start + len(marks[0])
		if n := strings.Index(words[inside:], marks[1]); n > 0 {
			return model.Span{Start: within.Start + start, End: within.Start + inside + n + len(marks[1])}, true
		}
	}
	return model.Span{}, false
}
