package column

import (
	"slices"

	"triptych/model"
)

// headed is an article with its headline above it: what a column shows. Bytes of what
// is shown are further on than those of the article by what the headline takes.
type headed struct {
	source *model.Article
	above  int // bytes of what is shown that the headline takes
}

// place returns the bytes of a detail of the article in what is shown.
func (h headed) place(m model.Detail) model.Span { return h.down(h.source.Place(m)) }

// down returns where a span of the article stands in what is shown.
func (h headed) down(s model.Span) model.Span { return moved(s, h.above) }

// up returns where a span of what is shown stands in the article.
func (h headed) up(s model.Span) model.Span { return moved(s, -h.above) }

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
