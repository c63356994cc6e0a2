package report

import (
	"strings"
	"testing"

	"triptych/model"
)

// story makes a story by hand: each article's sentences are the lines given.
func story(title string, articles ...model.Article) *model.Story {
	s := &model.Story{Title: title}
	for _, a := range articles {
		start := 0
		for i, line := range strings.Split(a.Text, "\n") {
			span := model.Span{Start: start, End: start + len(line)}
			a.Blocks = append(a.Blocks, model.Block{Span: span})
			a.Sentences = append(a.Sentences, model.Sentence{Span: span, Block: i})
			start = span.End + 1
		}
		s.Articles = append(s.Articles, a)
	}
	return s
}

// said finds the words in a sentence and makes a detail of them.
func said(t *testing.T, s *model.Story, article, sentence int, kind model.Kind, words, value string) model.Detail {
	t.Helper()
	ref := model.SentenceRef{Article: article, Sentence: sentence}
	at := strings.Index(s.SentenceText(ref), words)
	if at < 0 {
		t.Fatalf("sentence %d of article %d does not say %q", sentence, article, words)
	}
	start := s.Sentence(ref).Start + at
	return model.Detail{SentenceRef: ref, Span: model.Span{Start: start, End: start + len(words)}, Kind: kind, Value: value}
}

func analysis(t *testing.T, s *model.Story, topics []model.Topic, links []model.Counterpart, differences []model.Difference) *model.Analysis {
	t.Helper()
	a, err := model.NewAnalysis(s, model.Automatic, topics, links, differences)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// flood is a story of three articles with two topics and a difference of every
// relation. Its text has what JSON and terminals care about: quotes, <, &, wide
// characters.
func flood(t *testing.T) *model.Analysis {
	s := story("flood",
		model.Article{ID: "a", Source: "The Herald", Title: "River <rises> & falls", Date: "2026-03-04", URL: "https://herald.example/a?b=1&c", Authors: []string{"Ann Ames", "Bo Berg"},
			Text: "The river rose in January.\nThe mayor said \"go\" to 600 people.\nIt rained."},
		model.Article{ID: "b", Source: "Post", Date: "2026-03-05",
			Text: "In February the river rose.\nThe mayor, Ann Lee, warned more than 600 people in 東京."},
		model.Article{ID: "c", Text: "The mayor spoke to people in 東京."})
	a := analysis(t, s,
		[]model.Topic{
			{Label: "River", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}}},
			{Label: "Mayor's warning", Passages: []model.Passage{{Article: 0, Sentences: []int{1}}, {Article: 1, Sentences: []int{1}}, {Article: 2, Sentences: []int{0}}}},
		},
		[]model.Counterpart{
			{From: model.SentenceRef{Article: 0, Sentence: 0}, To: model.SentenceRef{Article: 1, Sentence: 0}, Score: 0.83},
			{From: model.SentenceRef{Article: 1, Sentence: 1}, To: model.SentenceRef{Article: 0, Sentence: 1}, Score: 2.0 / 3},
			{From: model.SentenceRef{Article: 1, Sentence: 1}, To: model.SentenceRef{Article: 2, Sentence: 0}, Score: model.NoScore},
		},
		[]model.Difference{
			{Topic: 0, Kind: model.Date, Relation: model.Conflict, About: "month of rise", Weight: 0.5, Level: model.Facts, Mentions: []model.Detail{
				said(t, s, 0, 0, model.Date, "January", "2026-01"), said(t, s, 1, 0, model.Date, "February", "2026-02")},
				TitleMentions: []model.Detail{{SentenceRef: model.SentenceRef{Article: 0, Sentence: model.InTitle}, Span: model.Span{Start: 6, End: 13}, Kind: model.Date}}},
			{Topic: 1, Kind: model.Number, Relation: model.Variant, About: "people", Weight: 2.0 / 3, Level: model.Facts, Mentions: []model.Detail{
				said(t, s, 0, 1, model.Number, "600 people", "600 people"), said(t, s, 1, 1, model.Number, "more than 600 people", ">600 people")}},
			{Topic: 1, Kind: model.Name, Relation: model.Extra, About: "mayor", Weight: 0.1, Level: model.Telling, Mentions: []model.Detail{
				said(t, s, 1, 1, model.Name, "Ann Lee", "ann lee")}},
			{Topic: 1, Kind: model.Place, Relation: model.Missing, Weight: 0.1, Level: model.Telling, Mentions: []model.Detail{
				said(t, s, 1, 1, model.Place, "東京", ""), said(t, s, 2, 0, model.Place, "東京", "")}},
		})
	a, err := a.With(model.Common{
		Facts: []model.Fact{{About: "people", Kind: model.Number, Agreed: true, Mentions: []model.Detail{
			said(t, s, 0, 1, model.Number, "600 people", "600 people"), said(t, s, 1, 1, model.Number, "more than 600 people", ">600 people")}}},
		Quotes: []model.Quotation{
			{SentenceRef: model.SentenceRef{Article: 0, Sentence: 1}, Span: said(t, s, 0, 1, model.Quote, "go", "").Span, Speaker: "mayor", Group: model.NoGroup},
			{SentenceRef: model.SentenceRef{Article: 2, Sentence: 0}, Span: said(t, s, 2, 0, model.Quote, "mayor", "").Span},
		},
		TitleCounterparts: []model.Counterpart{
			{From: model.SentenceRef{Article: 0, Sentence: model.InTitle}, To: model.SentenceRef{Article: 1, Sentence: 0}, Score: 0.5},
		},
		Copies: []model.Copy{{Words: 2, Places: [2]model.Stretch{
			{SentenceRef: model.SentenceRef{Article: 0, Sentence: 1}, Span: model.Span{Start: 27, End: 72}}, {SentenceRef: model.SentenceRef{Article: 2}, Span: model.Span{Start: 0, End: 9}}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// write returns the report as a string.
func write(t *testing.T, format Format, a *model.Analysis, options Options) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, format, a, options); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
