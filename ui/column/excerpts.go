package column

import "triptych/model"

// Excerpts returns a copy of the article for laying its passages out apart from
// one another: every sentence that begins says so starts a block of its own, so
// that no row shows text of two excerpts. Text and sentences keep their offsets
// and numbers, and marks their places; the headline stays above. Blocks that hold no
// sentence, such as tables, code and thematic breaks, are left out.
func Excerpts(article *model.Article, begins func(sentence int) bool) *model.Article {
	excerpts := *article
	excerpts.Blocks = make([]model.Block, 0, len(article.Blocks))
	excerpts.Sentences = make([]model.Sentence, 0, len(article.Sentences))
	block := -1 // the block of the article that the last excerpt is of
	for i, s := range article.Sentences {
		whole := &article.Blocks[s.Block]
		if s.Block != block || begins(i) {
			part := *whole
			part.Start = s.Start
			if s.Block == block {
				part.Marker = "" // it stands before the item's first words alone
			}
			block = s.Block
			excerpts.Blocks = append(excerpts.Blocks, part)
		}
		last := len(excerpts.Blocks) - 1
		excerpts.Blocks[last].End = s.End
		excerpts.Sentences = append(excerpts.Sentences, model.Sentence{Span: s.Span, Block: last})
	}
	for i := range excerpts.Blocks {
		b := &excerpts.Blocks[i]
		b.Runs = clipped(b.Runs, b.Span)
	}
	return &excerpts
}

// clipped returns the parts of the runs that lie within the span.
func clipped(runs []model.Run, within model.Span) []model.Run {
	var list []model.Run
	for _, r := range runsOver(runs, within) {
		r.Start, r.End = max(r.Start, within.Start), min(r.End, within.End)
		list = append(list, r)
	}
	return list
}
