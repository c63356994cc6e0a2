package report

import (
	"testing"

	"triptych/model"
	"triptych/ui/notes"
)

// hostile is a story whose texts have what formats take for their own: markup, cells,
// formulas, escape sequences and text from right to left.
func hostile(t *testing.T) (*model.Analysis, *notes.Book) {
	t.Helper()
	const nasty = `=HYPERLINK("http://x.example","a") | </script><script>alert(1)</script> **b** ` + "`c` \\| <!-- &amp; [d](javascript:e) ![f](g) $h$ ~~i~~ _j_ :tada: a@b.example \x1b[31m\u202ek\x00\u2028"
	s := story("# "+nasty,
		model.Article{ID: "a", Source: "=1+1|Herald", Title: "> " + nasty, Date: "@SUM(1)", URL: "javascript:alert(1)", Authors: []string{"-2+3", "<b>Bo</b>"}, Text: "1. " + nasty + " was 600.\n+ It rained."},
		model.Article{ID: "b", Source: "Post `x`", URL: "https://post.example/a_b?c=|d", Text: "- " + nasty + " was 700.\n- It rained."},
		model.Article{ID: "c", Text: "שלום עולם 700."})
	a := analysis(t, s,
		[]model.Topic{{Label: "| " + nasty, Passages: []model.Passage{{Article: 0, Sentences: []int{0, 1}}, {Article: 1, Sentences: []int{0}}, {Article: 2, Sentences: []int{0}}}}},
		nil,
		[]model.Difference{
			{Kind: model.Number, Relation: model.Conflict, Level: model.Facts, Weight: 0.9, About: "+" + nasty, Why: "-" + nasty, Mentions: []model.Detail{
				said(t, s, 0, 0, model.Number, nasty, "-600"), said(t, s, 1, 0, model.Number, "700", "700"), said(t, s, 2, 0, model.Number, "700", "700")}},
			{Kind: model.Wording, Relation: model.Extra, Level: model.Telling, Mentions: []model.Detail{said(t, s, 0, 1, model.Wording, "+ It", "")}},
		})
	a, err := a.With(model.Common{
		Facts: []model.Fact{{About: "| x", Kind: model.Other, Agreed: true, Mentions: []model.Detail{
			said(t, s, 0, 1, model.Other, "It rained", ""), said(t, s, 1, 1, model.Other, "It rained", "")}}},
		Quotes: []model.Quotation{{SentenceRef: model.SentenceRef{Article: 0, Sentence: 1}, Span: said(t, s, 0, 1, model.Quote, "rained", "").Span, Speaker: "<i>|" + nasty, Group: model.NoGroup}},
		Copies: []model.Copy{{Words: 8, Places: [2]model.Stretch{
			{SentenceRef: model.SentenceRef{Article: 0}, Span: said(t, s, 0, 0, model.Other, nasty, "").Span},
			{SentenceRef: model.SentenceRef{Article: 1}, Span: said(t, s, 1, 0, model.Other, nasty, "").Span}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	book := notes.New(s).On(a).WithNote(&a.Differences[0], "=1+1 | </script> **n**\n\n# heading\n| cell |", noon())
	return a, book
}

// TestHostileTexts: no format holds what a terminal obeys.
func TestHostileTexts(t *testing.T) {
	a, book := hostile(t)
	for _, format := range Formats() {
		got := write(t, format, a, Options{Book: book, Explain: true})
		for i, r := range got {
			if obeyed(r) && !(format == CSV && r == '\r') {
				t.Errorf("%s holds %U at byte %d", format, r, i)
				break
			}
		}
	}
}
