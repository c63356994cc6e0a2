package column

import (
	"slices"

	"triptych/model"
)

// withHeadline returns an article whose first block is its headline, and whose text
// has the headline in it; the article itself where there is none. Its sentences keep
// their numbers: the headline is none.
func withHeadline(article *model.Article) *model.Article {
	above := -article.TitleStart()
	if above == 0 {
		return article
	}
	shown := *article
	shown.Text = article.Title + model.AfterTitle + article.Text
	shown.Blocks = append(make([]model.Block, 0, len(article.Blocks)+1), model.Block{Kind: model.Heading, Level: 1, Span: model.Span{End: len(article.Title)}})
	for _, b := range article.Blocks {
		b.Span = moved(b.Span, above)
		b.Runs = slices.Clone(b.Runs)
		for i := range b.Runs {
			b.Runs[i].Span = moved(b.Runs[i].Span, above)
		}
		shown.Blocks = append(shown.Blocks, b)
	}
	shown.Sentences = make([]model.Sentence, len(article.Sentences))
	for i, s := range article.Sentences {
		shown.Sentences[i] = model.Sentence{Span: moved(s.Span, above), Block: s.Block + 1}
	}
	return &shown
}

func moved(s model.Span, by int) model.Span { return model.Span{Start: s.Start + by, End: s.End + by} }
