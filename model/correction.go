package model

import (
	"cmp"
	"fmt"
)

// A Correction is a person's decision on whether two sentences of different
// articles are counterparts. It applies in both directions, so which of the two
// is From does not matter.
type Correction struct {
	From, To SentenceRef
	Accept   bool // they are counterparts; otherwise they are not
}

// Ordered returns the same correction with the sentence of the earlier article
// as From.
func (c Correction) Ordered() Correction {
	if c.From.Compare(c.To) > 0 {
		c.From, c.To = c.To, c.From
	}
	return c
}

// Compare orders corrections by their sentences, those of the earlier article
// first; it returns 0 for corrections of the same two sentences.
func (c Correction) Compare(o Correction) int {
	c, o = c.Ordered(), o.Ordered()
	return cmp.Or(c.From.Compare(o.From), c.To.Compare(o.To))
}

// Check returns an error if a sentence is not in the story or both are of one
// article.
func (c Correction) Check(story *Story) error {
	for _, ref := range []SentenceRef{c.From, c.To} {
		if ref.Article < 0 || ref.Article >= len(story.Articles) {
			return fmt.Errorf("correction: there is no article %d", ref.Article)
		}
		if ref.Sentence < 0 || ref.Sentence >= len(story.Articles[ref.Article].Sentences) {
			return fmt.Errorf("correction: article %d has no sentence %d", ref.Article, ref.Sentence)
		}
	}
	if c.From.Article == c.To.Article {
		return fmt.Errorf("correction: both sentences are of article %d", c.From.Article)
	}
	return nil
}
