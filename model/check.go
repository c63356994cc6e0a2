package model

import "fmt"

// checkRef returns an error if the story has no such article or sentence.
func (s *Story) checkRef(ref SentenceRef) error {
	if ref.Article < 0 || ref.Article >= len(s.Articles) {
		return fmt.Errorf("there is no article %d", ref.Article)
	}
	if ref.Sentence < 0 || ref.Sentence >= len(s.Articles[ref.Article].Sentences) {
		return fmt.Errorf("article %d has no sentence %d", ref.Article, ref.Sentence)
	}
	return nil
}

// checkDetail returns an error if a detail is not within a sentence of the story.
func (s *Story) checkDetail(m Detail) error {
	if err := s.checkRef(m.SentenceRef); err != nil {
		return err
	}
	if in := s.Sentence(m.SentenceRef); m.Start < in.Start || m.End > in.End || m.Start >= m.End {
		return fmt.Errorf("bytes %d to %d are not within sentence %d of article %d", m.Start, m.End, m.Sentence, m.Article)
	}
	return nil
}

// checkStretch returns an error if a stretch does not begin in its sentence or ends
// outside of its article.
func (s *Story) checkStretch(x Stretch) error {
	if err := s.checkRef(x.SentenceRef); err != nil {
		return err
	}
	first := s.Sentence(x.SentenceRef)
	if x.Start < first.Start || x.Start >= first.End || x.End <= x.Start || x.End > len(s.Articles[x.Article].Text) {
		return fmt.Errorf("bytes %d to %d do not begin in sentence %d of article %d", x.Start, x.End, x.Sentence, x.Article)
	}
	return nil
}

// checkTitleDetail returns an error if a detail is not within a headline of the story.
func (s *Story) checkTitleDetail(m Detail) error {
	if m.Article < 0 || m.Article >= len(s.Articles) {
		return fmt.Errorf("there is no article %d", m.Article)
	}
	if m.Sentence != InTitle || m.Start < 0 || m.Start >= m.End || m.End > len(s.Articles[m.Article].Title) {
		return fmt.Errorf("bytes %d to %d are not within the headline of article %d", m.Start, m.End, m.Article)
	}
	return nil
}

// checkTitleCounterpart returns an error if a counterpart does not lead from a
// headline to a sentence or headline of another article.
func (s *Story) checkTitleCounterpart(c Counterpart) error {
	if c.From.Article == c.To.Article {
		return fmt.Errorf("the headline of article %d has a counterpart in it", c.From.Article)
	}
	if c.From.Sentence != InTitle {
		return fmt.Errorf("sentence %d is no headline", c.From.Sentence)
	}
	for _, ref := range []SentenceRef{c.From, c.To} {
		err := s.checkRef(ref)
		if ref.Sentence == InTitle {
			err = s.checkTitleDetail(Detail{SentenceRef: ref, Span: Span{0, 1}})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
